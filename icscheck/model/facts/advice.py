"""Professional advice to the NHS body, and the trusts that are its partners."""

from __future__ import annotations

from icscheck.model.catalogue import YES_NO, derived, many, words
from icscheck.model.facts.bodies import composition, voices_of
from icscheck.model.facts.organisations import systems_of, trust
from icscheck.model.facts.schedule_1b import partner_trust
from icscheck.model.facts.seats import roles_of
from icscheck.model.things import Thing
from icscheck.model.values import Many, One, gather, keep, known, union, unknown

#: Professions that a declared role brings with it.
_BY_ROLE = {
    "medical_director": "medicine",
    "general_practitioner": "medicine",
    "nursing_director": "nursing",
    "director_of_public_health": "public_health",
    "public_health_consultant": "public_health",
}
_BY_VOICE = {
    "public_health": "public_health",
    "nursing": "nursing",
    "allied_health_professions": "allied_health",
}


def _professions_of(one: Thing) -> Many:
    """The professions that a seat or member brings: those it says, and those of its declared role and voice."""
    if one.noun == "seat":
        roles = list(roles_of(one).sure)
    else:
        role = one.one("role")
        roles = [role.value] if role.known else []
    said = one.many("professions")
    brought = [_BY_ROLE[role] for role in roles if role in _BY_ROLE]
    brought.extend(_BY_VOICE[voice] for voice in voices_of(one).sure if voice in _BY_VOICE)
    return Many([*said.sure, *brought], complete=said.complete, nodes=(one.node,))


def _professions_on(body: Thing) -> Many:
    return gather(union(*composition(body)), _professions_of)


@derived("system", words("profession"))
def advising_professions(system: Thing) -> Many:
    """The professions from which the NHS body has advice: from the sources that it lists, and from those who take part in its board and committees."""
    root = system.system.root
    section, board, committees = root.one("clinical_leadership"), root.one("board"), root.many("committees")
    listed = (
        section.value.many("advice")
        if section.known
        else Many(complete=not section.unknown, nodes=section.nodes, lacks=section.lacks)
    )
    said = gather(listed, lambda each: each.many("professions"))
    bodies = Many([board.value], nodes=board.nodes) if board.known else Many(complete=not board.unknown)
    around = gather(union(bodies, committees), _professions_on)
    return Many(
        (*said.sure, *around.sure),
        (*said.maybe, *around.maybe),
        complete=said.complete and around.complete,
        nodes=(*said.nodes, *(() if said.sure else around.nodes)),
        lacks=said.lacks,
    )


# Partner trusts.


@derived("system", many("organisation"))
def partner_trusts(system: Thing) -> Many:
    """The trusts that are recorded as partner trusts of the NHS body, wherever they work."""
    trusts = keep(system.system.root.many("organisations"), trust)
    return keep(trusts, partner_trust)


@derived("system", many("organisation"))
def trusts_of_several_boards(system: Thing) -> Many:
    """The partner trusts that are partners of the NHS body of another system as well."""
    return keep(partner_trusts(system), _of_several)


def _of_several(organisation: Thing) -> One:
    named = organisation.many("partner_of")
    least, most = named.size()
    if least > 1:
        return known(True, named.nodes)
    if most is not None and most <= 1:
        return known(False, named.nodes)
    systems = systems_of(organisation)
    if systems.certain and len(systems.sure) <= 1 and named.wholly_unknown:
        return known(False, systems.nodes)
    return unknown(named.lacks, (organisation.node,))


# The board's own review of its skills.


@derived("board", YES_NO)
def skills_reviewed(board: Thing) -> One:
    """Whether the skills, knowledge and experience of its members together have been reviewed by the day."""
    review = board.one("skills_review")
    if not review.known:
        return unknown(review.lacks, review.nodes) if review.unknown else known(False, review.nodes)
    made: One = review.value.one("date")
    if not made.known:
        return unknown(made.lacks, made.nodes) if made.unknown else known(False, made.nodes)
    return known(made.value <= board.system.as_of, made.nodes)
