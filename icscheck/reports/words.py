"""Words that several formats share: strengths and bases as people read them."""

from __future__ import annotations

STRENGTHS = {
    "must-law": "must, law",
    "must-policy": "must, national policy",
    "should": "should",
    "could": "could",
    "may": "may",
    "position": "position, not a requirement",
}
BASES = {
    "read": "the source was read",
    "seen": "the clause was seen in another publication",
    "recalled": "recalled, not read: never more than a warning",
}
