"""The readiness checklist: a row a rule, with its answer, the places that show it, the gap, the action and the day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from icscheck.assessment import Assessment, Outcome
from icscheck.packs import Rule
from icscheck.views.actions import needs_action, planned_for
from icscheck.assessment.actions import Planned
