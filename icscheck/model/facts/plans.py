"""Yearly plans and reports: for which year, who was consulted, who is owed a copy."""

from __future__ import annotations

from datetime import date

from icscheck.model.catalogue import YES_NO, Type, derived, fact, many
from icscheck.model.facts.advice import partner_trusts
from icscheck.model.facts.mergers import has_ended
from icscheck.model.facts.organisations import systems_of, works_here
from icscheck.model.facts.parties import kind_of, social_care
from icscheck.model.things import Thing
from icscheck.model.values import (
    Lack,
    Many,
    One,
    Truth,
    either,
    gather,
    is_one_of,
    keep,
    known,
    nodes_of,
    union,
    unknown,
)

_EVERY_BOARD = "every_health_and_wellbeing_board"
#: Documents of which the partnership, the health and wellbeing boards and NHS England are owed a copy.
_PLANS = ("joint_forward_plan", "capital_plan")


def financial_year(day: date) -> int:
    """The year in which the financial year of a day began: on 1 April."""
    return day.year if day.month >= 4 else day.year - 1


@derived("system", many("organisation"))
def responsible_councils(system: Thing) -> Many:
    """The councils responsible for social care whose area overlaps the system's: districts beneath a county are left out."""
    return keep(system.many("councils"), social_care)


@derived("system", many("health_and_wellbeing_board"))
def relevant_health_and_wellbeing_boards(system: Thing) -> Many:
    """The health and wellbeing boards whose council's area overlaps the system's. Open while a council of the system has none in the document. None once the system has ended."""
    over: One = has_ended(system)
    if over.is_(False) is not Truth.YES:
        return Many(complete=over.known, nodes=over.nodes, lacks=over.lacks)
    councils = responsible_councils(system)
    boards = keep(
        system.system.root.many("health_and_wellbeing_boards"), lambda board: _serves_one_of(board, councils)
    )
    councils_of = [board.one("council") for board in boards.sure]
    served = {council.value for council in councils_of if council.known}
    shared = {party for board in boards.sure for party in board.many("parties").sure}
    without = [council for council in councils.sure if council not in served | shared]
    if len(without) <= sum(council.unknown for council in councils_of):
        return boards
    lack = Lack(
        system.system.root,
        "health_and_wellbeing_boards",
        f"health_and_wellbeing_boards: [{{id: {without[0].id}-hwb, council: {without[0].id}}}]",
    )
    return Many(boards.sure, boards.maybe, complete=False, nodes=boards.nodes, lacks=(*boards.lacks, lack))


def _serves_one_of(board: Thing, councils: Many) -> One:
    """Whether a health and wellbeing board is one of these councils', alone or with others; one that does not say whose it is is taken to be."""
    own = board.one("council")
    of = [*([own.value] if own.known else []), *board.many("parties").sure]
    if not of or not councils.sure or any(council in councils.sure for council in of):
        return known(True, own.nodes)
    return known(False, own.nodes) if councils.certain else unknown(councils.lacks, own.nodes)


@derived("system", many("organisation"))
def local_healthwatch(system: Thing) -> Many:
    """The Local Healthwatch organisations of the area. Every council's area has one, so that none listed means not known."""
    listed = system.system.root.many("organisations")
    found = keep(keep(listed, works_here), lambda each: is_one_of(each.one("kind"), ("local_healthwatch",)))
    if found.sure or found.maybe:
        return found
    lack = Lack(
        system.system.root,
        "organisations",
        "organisations: [{id: tarn-healthwatch, kind: local_healthwatch}]",
    )
    return Many(complete=False, nodes=found.nodes, lacks=(lack,))


# For which year.


@derived("document", YES_NO)
def prepared_for_this_year(document: Thing) -> One:
    """Whether it was prepared for the financial year of the day, or for a later one. A draft for a later year says nothing of this one."""
    first = document.one("year_from")
    if not first.known:
        return unknown(first.lacks, first.nodes) if first.unknown else known(False, first.nodes)
    year, this_year = financial_year(first.value), financial_year(document.system.as_of)
    status = fact(document, "status")
    assert isinstance(status, One)
    if year > this_year and is_one_of(status, ("approved", "in_force")).is_(False) is Truth.YES:
        return unknown((Lack(document, "year_from", f"year_from: {this_year}-04-01"),), first.nodes)
    return known(year >= this_year, first.nodes)


@derived("document", YES_NO)
def renewed_for_this_year(document: Thing) -> One:
    """Whether it was prepared for the financial year of the day, or was reviewed in the year before or in this one."""
    return either(prepared_for_this_year(document), _reviewed_since_last_year(document))


def _reviewed_since_last_year(document: Thing) -> One:
    reviewed = document.one("last_review")
    if not reviewed.known:
        return unknown(reviewed.lacks, reviewed.nodes) if reviewed.unknown else known(False, reviewed.nodes)
    as_of = document.system.as_of
    recent = financial_year(reviewed.value) >= financial_year(as_of) - 1
    return known(recent and reviewed.value <= as_of, reviewed.nodes)


@derived("document", YES_NO)
def reports_latest_year_due(document: Thing) -> One:
    """For a yearly report: whether it is on the last financial year or on the one before, which has to be reported on by the end of the last."""
    first = document.one("year_from")
    if not first.known:
        return unknown(first.lacks, first.nodes) if first.unknown else known(False, first.nodes)
    return known(financial_year(first.value) >= financial_year(document.system.as_of) - 2, first.nodes)


@derived("document", YES_NO)
def approved_for_latest_year_due(document: Thing) -> One:
    """For a yearly report: whether an approved one is on the last financial year or on the one before, which has to be reported on by the end of the last. A draft for the last year says nothing of the year before."""
    status = fact(document, "status")
    assert isinstance(status, One)
    return _for_latest_year_due(document, is_one_of(status, ("approved", "in_force")))


@derived("document", YES_NO)
def audited_for_latest_year_due(document: Thing) -> One:
    """For yearly accounts: whether audited ones are of the last financial year or of the one before, whose audit has to be over by the end of the last. Accounts of the last year that are still to be audited say nothing of the year before."""
    audited = document.one("audited")
    if isinstance(audited.value, date):
        audited = known(audited.value <= document.system.as_of, audited.nodes)
    return _for_latest_year_due(document, audited)


def _for_latest_year_due(document: Thing, done: One) -> One:
    """Whether what is done yearly is done for the latest financial year for which it had to be done by the day."""
    first = document.one("year_from")
    if not first.known:
        return unknown(first.lacks, first.nodes) if first.unknown else known(False, first.nodes)
    this_year, year = financial_year(document.system.as_of), financial_year(first.value)
    if year < this_year - 2:
        return known(False, first.nodes)
    lack = (Lack(document, "year_from", f"year_from: {this_year - 2}-04-01"),)
    if year >= this_year:  # a year that is not over is not the one that it is on
        return unknown(lack, first.nodes)
    if year == this_year - 1 and done.is_(True) is Truth.NO:
        return unknown(lack, nodes_of(first, done))
    return (
        known(done.value is True, nodes_of(first, done))
        if not done.unknown
        else unknown(done.lacks, nodes_of(first, done))
    )


# What is owed, and by whom it is prepared.

#: The first joint forward plan and joint capital plan were for the financial year from April 2023.
_FIRST_PLANS = 2023


def _established(system: Thing) -> One:
    """The financial year in which the NHS body was established."""
    nhs_body = system.system.root.one("nhs_body")
    if not nhs_body.known:
        return unknown(nhs_body.lacks, nhs_body.nodes)
    day = nhs_body.value.one("established")
    return known(financial_year(day.value), day.nodes) if day.known else unknown(day.lacks, day.nodes)


@derived("system", YES_NO)
def yearly_plan_owed(system: Thing) -> One:
    """Whether the NHS body was there before the financial year of the day began, so that it owes a plan for that year. Up to March 2023: before the year of the first plans."""
    begun = _established(system)
    year = max(financial_year(system.system.as_of), _FIRST_PLANS)
    return known(begun.value < year, begun.nodes) if begun.known else begun


@derived("system", YES_NO)
def yearly_report_owed(system: Thing) -> One:
    """Whether a financial year has passed since the one in which the NHS body was established, so that it owes a report on that one. Up to March 2024: before those of the first boards are owed."""
    begun = _established(system)
    year = max(financial_year(system.system.as_of), _FIRST_PLANS + 1)
    return known(begun.value + 2 <= year, begun.nodes) if begun.known else begun


@derived("document", many("party"))
def prepared_by(document: Thing) -> Many:
    """Who prepares it or shares it: its owners and its parties; `every_eligible_trust` is read as the partner trusts."""
    owners, parties = document.many("owner"), document.many("parties")
    named = union(parties, Many(owners.sure, nodes=owners.nodes if owners.sure else ()))
    if any(party.noun == "party" and party.id == "every_eligible_trust" for party in named.sure):
        return union(named, Many(partner_trusts(document.system.subject).sure, nodes=named.nodes))
    return named


# Copies.


@derived("document", YES_NO)
def copies_owed_by_now(document: Thing) -> One:
    """Whether copies are owed on the day: it is approved or in force, and no later day has been directed."""
    status = fact(document, "status")
    assert isinstance(status, One)
    directed = document.one("copies_due")
    if directed.known and directed.value > document.system.as_of:
        return known(False, directed.nodes)
    settled = is_one_of(status, ("approved", "in_force"))
    if directed.unknown and "copies_due" in document.values_written():
        return settled if settled.is_(False) is Truth.YES else unknown(directed.lacks, directed.nodes)
    return settled


@derived("document", many("party"))
def without_copy(document: Thing) -> Many:
    """Those who are owed a copy of it by law and are not recorded as having been given one."""
    owed, sent = _owed(document), document.many("sent_to")
    named = {party.id for party in sent.sure if party.noun == "party"}
    lacking = [party for party in owed.sure if not _given(party, sent, named)]
    possible = [party for party in owed.maybe if not _given(party, sent, named)]
    covered = named >= _words_for_all(document)
    return Many(
        lacking if sent.complete else (),
        possible if sent.complete else (*lacking, *possible),
        complete=owed.complete or covered,
        nodes=sent.nodes,
        lacks=(*sent.lacks, *(() if covered else owed.lacks)),
    )


def _given(party: Thing, sent: Many, named: set[str]) -> bool:
    if party in sent.sure:
        return True
    if party.noun == "health_and_wellbeing_board":
        return _EVERY_BOARD in named
    if party.id == "nhs_body":
        return "every_integrated_care_board" in named or any(each.id == "board" for each in sent.sure)
    return "every_council" in named and social_care(party).is_(True) is Truth.YES


def _words_for_all(document: Thing) -> set[str]:
    """The words that stand for everyone in the lists to whom a copy is owed."""
    return (
        {_EVERY_BOARD} if _serves_as(document, *_PLANS) else {"every_council", "every_integrated_care_board"}
    )


def _serves_as(document: Thing, *names: str) -> bool:
    """Whether it is one of these documents, or holds it."""
    return document.id in names or not set(names).isdisjoint(document.many("serves_as").sure)


def _owed(document: Thing) -> Many:
    system = document.system
    nhs_england = Many([system.party("nhs_england")])
    if _serves_as(document, *_PLANS):
        partnership = system.root.one("partnership")
        own = Many([] if partnership.state == "none" else [system.party("partnership")])
        return union(own, relevant_health_and_wellbeing_boards(system.subject), nhs_england)
    if _serves_as(document, "integrated_care_strategy"):
        councils = responsible_councils(system.subject)
        return union(Many([system.party("nhs_body")]), councils, _other_boards(document, councils))
    return nhs_england


def _other_boards(document: Thing, councils: Many) -> Many:
    """Integrated care boards of other systems in which these councils' areas lie: open while fewer are given a copy than there are."""
    elsewhere = gather(councils, systems_of)
    codes = {code for code in elsewhere.sure if code not in (document.system.code, "this system")}
    sent = document.many("sent_to")
    given = [
        party
        for party in sent.sure
        if party.noun == "organisation" and kind_of(party).value == "integrated_care_board"
    ]
    if elsewhere.complete and len(codes) <= len(given):
        return Many(nodes=elsewhere.nodes)
    lack = Lack(document, "sent_to", "sent_to: [every_council, nhs_body, coast-icb]")
    return Many(complete=False, nodes=sent.nodes, lacks=(lack,))


# Who was consulted.


def _plan(thing: Thing, name: str) -> One:
    found = fact(thing.system.subject, name)
    assert isinstance(found, One)
    return found


def _named_in(document: Thing, party: Thing, word: str) -> One:
    """Whether a body is among those consulted on a document, by its own name or under a word for all of them."""
    consulted = document.many("consulted")
    if any(each is party or (each.noun == "party" and each.id == word) for each in consulted.sure):
        return known(True, consulted.nodes)
    return known(False, consulted.nodes) if consulted.certain else unknown(consulted.lacks, consulted.nodes)


def _opinion_of(document: Thing, body: Thing) -> One:
    """The body's opinion on a document, as far as one is recorded."""
    opinions = document.many("opinions")
    mine = [each for each in opinions.sure if each.one("body").is_(body) is Truth.YES]
    if mine:
        return known(mine[-1], (mine[-1].node,))
    if opinions.certain and not any(each.one("body").unknown for each in opinions.sure):
        return One("none", None, opinions.nodes)
    return unknown(opinions.lacks, opinions.nodes)


@derived("health_and_wellbeing_board", YES_NO)
def consulted_on_forward_plan(board: Thing) -> One:
    """Whether it was consulted on a draft of the joint forward plan: it is among those consulted, or has given its opinion."""
    plan = _plan(board, "joint_forward_plan")
    if not plan.known:
        return One(plan.state, None, plan.nodes, plan.lacks)
    opinion = _opinion_of(plan.value, board)
    if opinion.known:
        return known(True, opinion.nodes)
    return _named_in(plan.value, board, _EVERY_BOARD)


@derived("health_and_wellbeing_board", YES_NO)
def opinion_in_forward_plan(board: Thing) -> One:
    """Whether the joint forward plan states its opinion."""
    plan = _plan(board, "joint_forward_plan")
    if not plan.known:
        return One(plan.state, None, plan.nodes, plan.lacks)
    opinion = _opinion_of(plan.value, board)
    if opinion.known:
        stated: One = opinion.value.one("in_plan")
        return stated
    return opinion if opinion.unknown else known(False, opinion.nodes)


@derived("organisation", YES_NO)
def involved_in_care_strategy(organisation: Thing) -> One:
    """Whether it was consulted or involved when the integrated care strategy was prepared."""
    strategy = _plan(organisation, "integrated_care_strategy")
    if not strategy.known:
        return One(strategy.state, None, strategy.nodes, strategy.lacks)
    word = (
        "every_local_healthwatch" if kind_of(organisation).value == "local_healthwatch" else "every_council"
    )
    return _named_in(strategy.value, organisation, word)


# Strategies of the partnership and of health and wellbeing boards, one after the other.


def _day_of(document: Thing) -> One:
    """The day of a document: its date, else its first day, else that on which it was published."""
    dated, first, published = (document.one(key) for key in ("date", "from", "published"))
    for each in (dated, first, published):
        if each.known and isinstance(each.value, date):
            return each
    return unknown(dated.lacks, dated.nodes)


@derived("health_and_wellbeing_board", Type("date"))
def needs_assessment_received(board: Thing) -> One:
    """When the partnership received the latest needs assessment for its area. Of the day on which one is still to come, nothing says when the one before was received."""
    received = board.one("needs_assessment_received")
    if received.known and received.value > board.system.as_of:
        lack = Lack(board, "needs_assessment_received", "needs_assessment_received: 2022-07-18")
        return unknown((lack,), received.nodes)
    return received


@derived("health_and_wellbeing_board", YES_NO)
def care_strategy_reconsidered(board: Thing) -> One:
    """Whether the integrated care strategy was made, or reviewed, on or after the day on which the partnership received the latest needs assessment for this board's area."""
    strategy, received = _plan(board, "integrated_care_strategy"), needs_assessment_received(board)
    if not strategy.known or not received.known:
        return unknown((*strategy.lacks, *received.lacks), nodes_of(strategy, received))
    reviewed, made = strategy.value.one("last_review"), _day_of(strategy.value)
    as_of = board.system.as_of
    for each in (reviewed, made):
        if each.known and received.value <= each.value <= as_of:
            return known(True, nodes_of(each, received))
    if reviewed.unknown or made.unknown:
        return unknown((*reviewed.lacks, *made.lacks), nodes_of(reviewed, received))
    return known(False, nodes_of(reviewed, received))


@derived("health_and_wellbeing_board", YES_NO)
def strategy_follows_care_strategy(board: Thing) -> One:
    """Whether the strategy for its area was made on or after the day of the integrated care strategy, or was decided since then to be sufficient."""
    care, local, sufficient = (
        _plan(board, "integrated_care_strategy"),
        board.one("strategy"),
        board.one("strategy_sufficient"),
    )
    if not local.known:
        return unknown(local.lacks, local.nodes) if local.unknown else known(False, local.nodes)
    if sufficient.value is True:
        return known(True, sufficient.nodes)
    if not care.known:
        return unknown(care.lacks, care.nodes)
    day, made = _day_of(care.value), _day_of(local.value)
    if not day.known:
        return unknown(day.lacks, day.nodes)
    decided = isinstance(sufficient.value, date) and day.value <= sufficient.value <= board.system.as_of
    if decided or (made.known and made.value >= day.value):
        return known(True, nodes_of(*((sufficient,) if decided else (made,)), day))
    if made.unknown or sufficient.unknown:
        return unknown((*made.lacks, *sufficient.lacks), nodes_of(made, day))
    return known(False, nodes_of(made, sufficient, day))
