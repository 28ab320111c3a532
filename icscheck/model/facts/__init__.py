"""Derived facts, each with the name that a lawyer or governance lead would use. Importing a module registers its facts."""

from icscheck.model.facts import (
    bodies,
    delegations,
    documents,
    functions,
    organisations,
    parties,
    people,
    places,
    seats,
    systems,
)

__all__ = [
    "bodies",
    "delegations",
    "documents",
    "functions",
    "organisations",
    "parties",
    "people",
    "places",
    "seats",
    "systems",
]
