"""Checks how an English NHS integrated care system is governed."""

__version__ = "0.1.0"
