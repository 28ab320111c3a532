"""The document format: what an ``*.ics.yaml`` file may hold, and every slip of shape in one that was written.

The published JSON Schema is in :mod:`icscheck.schema.json_schema`, which only those who print it need to load.
"""

from icscheck.schema.walk import FORMAT, check_shape

__all__ = ["FORMAT", "check_shape"]
