"""Mergers and clusters of integrated care boards: which board was abolished and when, what came before and after it.

The boards of April 2026 and what followed what come from the lists that ship (:mod:`icscheck.data`). Of a board that is not
in them the document's own ``merger`` says it. They are read only when one of these facts is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from icscheck.model.catalogue import NAMES, YES_NO, Type, derived, fact, many
from icscheck.model.facts.organisations import has_one, is_nhs_body, systems_of
from icscheck.model.facts.parties import kind_of
from icscheck.model.facts.schedule_1b import established_by_now
from icscheck.model.facts.seats import holders_of, roles_of
from icscheck.model.things import Thing
from icscheck.model.values import (
    Lack,
    Many,
    One,
    Truth,
    both,
    either,
    is_one_of,
    keep,
    known,
    unknown,
    yes_no,
)

#: How long before a merger the Organisation Data Service wants its tasks done.
_CODES_BEFORE = timedelta(weeks=4)
#: How a set of boards names the NHS body of the document.
_OWN = "nhs_body"


def _listed_names() -> dict[str, str]:
    """The code of every board of 2022 and of 2026, by name."""
    from icscheck.data import boards_2022, boards_2026

    return {board.name.casefold(): board.ods for board in (*boards_2022(), *boards_2026())}


def _codes() -> tuple[frozenset[str], frozenset[str]]:
    """The codes of the boards of 2022, and of those since 1 April 2026."""
    from icscheck.data import boards_2022, boards_2026

    return frozenset(board.ods for board in boards_2022()), frozenset(board.ods for board in boards_2026())


def _code_of(board: Thing) -> One:
    """A board's code: as written, else that of the listed board with its name. A name that is another board's leaves it open."""
    said, name = board.one("ods"), board.one("name")
    if board.noun == "nhs_body" and not said.known:
        said = board.system.subject.one("ods")
    by_name = _listed_names().get(str(name.value).casefold()) if name.known else None
    if not said.known:
        if by_name is not None:
            return known(by_name, name.nodes)
        return unknown((Lack(board, "ods", "ods: QZZ"),), (board.node,))
    if by_name is not None and by_name != said.value:
        return unknown((Lack(board, "ods", f"ods: {by_name}"),), (*said.nodes, *name.nodes))
    return known(said.value, said.nodes)


def _merger_of(board: Thing) -> One:
    """The merger that the document describes, when it may be this board's: only the NHS body's own is described."""
    if board.noun != "nhs_body":
        return One("none", None, (board.node,))
    return board.system.root.one("merger")


@derived("nhs_body", Type("date"))
def abolished(board: Thing) -> One:
    """The day from which it no longer exists as a body: by the national list of April 2026 or, for a board that this does not end, by the document's own `merger`; none when neither ends it."""
    code = _code_of(board)
    if not code.known:
        return code
    before, since = _codes()
    if code.value in before - since:
        from icscheck.data import REORGANISED

        return known(REORGANISED, code.nodes)
    merger = _merger_of(board)
    if merger.known:
        ended = _ended_by(merger.value, code)
        if ended.state != "none":
            return ended
    if merger.unknown and code.value not in since:
        return unknown(merger.lacks, code.nodes)
    return One("none", None, code.nodes)


def _ended_by(merger: Thing, code: One) -> One:
    """The day from which a merger ends a board; none when it does not."""
    before, after, day = merger.many("predecessors"), merger.many("successors"), merger.one("takes_effect")
    ends = both(_has(before, code.value), _lacks(after, code.value))
    if ends.is_(True) is Truth.NO:
        return One("none", None, ends.nodes)
    return unknown(ends.lacks, ends.nodes) if ends.unknown else day


def _has(codes: Many, code: object) -> One:
    return yes_no(codes.has(code), codes.nodes, codes.lacks)


def _lacks(codes: Many, code: object) -> One:
    return yes_no(~codes.has(code), codes.nodes, codes.lacks)


@derived("nhs_body", YES_NO)
def has_been_abolished(board: Thing) -> One:
    """Whether it has been abolished by the day."""
    day = abolished(board)
    if day.unknown:
        return day
    return known(day.known and day.value <= board.system.as_of, day.nodes)


@derived("nhs_body", YES_NO)
def described_as_existing(board: Thing) -> One:
    """Whether the document describes it as existing on the day: it is not said to have closed before."""
    closed = board.one("closed")
    if closed.unknown and "closed" in board.values_written():
        return closed
    over = closed.known and closed.value < board.system.as_of
    return known(not over, closed.nodes)


@derived("system", YES_NO)
def has_ended(system: Thing) -> One:
    """Whether the document is the record of a system that has ended: it says that its NHS body closed before the day."""
    body = system.system.root.one("nhs_body")
    if not body.known:
        return known(False, body.nodes)
    there = described_as_existing(body.value)
    return known(there.value is False, there.nodes) if there.known else there


@derived("nhs_body", YES_NO)
def newly_established(board: Thing) -> One:
    """Whether a merger established it as a new body: not so for one that stays and takes in a part of another."""
    code = _code_of(board)
    if not code.known:
        return code
    before, since = _codes()
    if code.value in before | since:
        return known(code.value not in before, code.nodes)
    merger = board.system.root.one("merger")
    if not merger.known:
        return merger if merger.unknown else known(False, merger.nodes)
    return both(
        _has(merger.value.many("successors"), code.value),
        _lacks(merger.value.many("predecessors"), code.value),
        _not_before(board.one("established"), merger.value.one("takes_effect")),
    )


def _not_before(established: One, takes_effect: One) -> One:
    if not (established.known and takes_effect.known):
        return unknown((*established.lacks, *takes_effect.lacks), established.nodes)
    return known(established.value >= takes_effect.value, established.nodes)


@derived("nhs_body", YES_NO)
def changed_in_april_2026(board: Thing) -> One:
    """Whether the national list shows that on 1 April 2026 it ended, or took in the area of another or a part of it, and that day has come."""
    from icscheck.data import REORGANISED, successions

    code = _code_of(board)
    if not code.known:
        return code
    listed = any(code.value in (each.predecessor, each.successor) for each in successions())
    return known(listed and board.system.as_of >= REORGANISED, code.nodes)


@derived("nhs_body", NAMES)
def reported_cluster(board: Thing) -> Many:
    """The other boards with which it was reported in 2025 to share leaders. A report is no decision, and no merger."""
    from icscheck.data import reported_clusters

    code = _code_of(board)
    if not code.known:
        return Many(complete=False, nodes=code.nodes, lacks=code.lacks)
    return Many(
        sorted(each for group in reported_clusters() if code.value in group for each in group - {code.value}),
        nodes=code.nodes,
    )


@derived("nhs_body", YES_NO)
def keeps_own_board(board: Thing) -> One:
    """Whether it keeps a board of its own: as the document says of its cluster, or because its board is a joint committee of several bodies."""
    described, working = board.system.root.one("board"), board.system.root.one("cluster_working")
    if described.known and "joint_committee" in described.value.many("legal_form").sure:
        return known(False, described.value.many("legal_form").nodes)
    return working.value.one("own_board") if working.known else unknown(working.lacks, working.nodes)


@derived("system", many("organisation"))
def other_boards(system: Thing) -> Many:
    """The integrated care boards besides its own that the document describes as existing on the day."""
    return keep(
        system.system.root.many("organisations"),
        lambda each: both(is_one_of(each.one("kind"), ("integrated_care_board",)), _another_board(each)),
    )


def _another_board(organisation: Thing) -> One:
    """Whether an integrated care board is not the document's own; one without a code is taken for another by its name."""
    code = organisation.one("ods")
    return known(code.value not in _own_codes(organisation), code.nodes)


@derived("organisation", YES_NO)
def abolished_by_merger(organisation: Thing) -> One:
    """For an integrated care board: whether it has ended by the day, as one of the twelve of 31 March 2026 or by the merger that the document describes."""
    from icscheck.data import REORGANISED

    code = _code_of(organisation)
    if not code.known:
        return code
    before, since = _codes()
    if code.value in before - since:
        return known(organisation.system.as_of >= REORGANISED, code.nodes)
    merger = organisation.system.root.one("merger")
    ended = _ended_by(merger.value, code) if merger.known else One("none", None, code.nodes)
    if ended.unknown:
        return ended
    return known(ended.known and ended.value <= organisation.system.as_of, (*code.nodes, *ended.nodes))


@derived("organisation", NAMES)
def boards(organisation: Thing) -> Many:
    """The codes of the boards in whose areas it works on the day. The code of a board that has ended is read as that of the board that followed; of one that was split, what followed here is not known."""
    working = systems_of(organisation)
    followed = [_followed_by(code, organisation) for code in working.sure]
    return Many(
        (code for each in followed for code in each.sure),
        (code for each in followed for code in each.maybe),
        complete=working.complete and all(each.complete for each in followed),
        nodes=working.nodes,
        lacks=(*working.lacks, *(lack for each in followed for lack in each.lacks)),
    )


def _followed_by(code: str, organisation: Thing) -> Many:
    """The board that a code stands for on the day: itself, or what followed it in April 2026 or in the document's own merger."""
    from icscheck.data import REORGANISED, successors

    before, since = _codes()
    lack = (Lack(organisation, "operates_in", f"operates_in: [{organisation.system.code or 'QZZ'}]"),)
    if code in before - since:
        after = (
            [each.successor for each in successors(code)]
            if organisation.system.as_of >= REORGANISED
            else [code]
        )
        return Many(after) if len(after) == 1 else Many(maybe=after, lacks=lack)
    merger = organisation.system.root.one("merger")
    if not merger.known or in_effect(merger.value).is_(True) is not Truth.YES:
        return Many([code])
    ended = _ended_by(merger.value, known(code))
    if ended.state == "none":
        return Many([code])
    next_ones = merger.value.many("successors")
    if ended.known and next_ones.certain and len(next_ones.sure) == 1:
        return Many(next_ones.sure)
    return Many(maybe=(code, *next_ones.sure), complete=next_ones.complete, lacks=lack)


@derived("system", many("committee"))
def committees_of_new_board(system: Thing) -> Many:
    """The committees of a board that a merger has newly established: none for any other board."""
    committees = system.system.root.many("committees")
    body = system.system.root.one("nhs_body")
    if not body.known:
        return Many(complete=not body.unknown, nodes=body.nodes, lacks=body.lacks)
    new = both(newly_established(body.value), established_by_now(body.value))
    if new.is_(True) is Truth.NO:
        return Many(nodes=new.nodes)
    return committees if new.known else Many(complete=False, nodes=new.nodes, lacks=new.lacks)


@derived("merger", YES_NO)
def in_effect(merger: Thing) -> One:
    """Whether it has taken effect by the day."""
    day = merger.one("takes_effect")
    return day if day.unknown else known(day.known and day.value <= merger.system.as_of, day.nodes)


@derived("merger", YES_NO)
def abolishes_a_board(merger: Thing) -> One:
    """Whether a board ends by it: one that the area comes from and does not go to."""
    before, after = merger.many("predecessors"), merger.many("successors")
    answers = [_lacks(after, code) for code in before.sure]
    if not before.complete:
        answers.append(unknown(before.lacks, before.nodes))
    return either(*answers) if answers else known(False, before.nodes)


def _own_board(merger: Thing) -> One:
    found = merger.system.root.one("nhs_body")
    if found.known:
        return _code_of(found.value)
    code = merger.system.subject.one("ods")
    return code if code.known else unknown(code.lacks, code.nodes)


def _of_april_2026(merger: Thing) -> One:
    from icscheck.data import REORGANISED

    day = merger.one("takes_effect")
    return day if day.unknown else known(day.value == REORGANISED, day.nodes)


@derived("merger", YES_NO)
def to_listed_board(merger: Thing) -> One:
    """Whether the NHS body is one of the seven that the national list of April 2026 shows with a predecessor, and this is that merger."""
    from icscheck.data import successions

    code = _own_board(merger)
    if not code.known:
        return code
    listed = known(any(each.successor == code.value for each in successions()), code.nodes)
    return both(listed, _of_april_2026(merger))


@derived("merger", YES_NO)
def from_listed_board(merger: Thing) -> One:
    """Whether the NHS body is one of the twelve that the national list shows as ended on 31 March 2026, and this is that merger."""
    code = _own_board(merger)
    if not code.known:
        return code
    before, since = _codes()
    return both(known(code.value in before - since, code.nodes), _of_april_2026(merger))


@derived("merger", NAMES)
def predecessors_left_out(merger: Thing) -> Many:
    """The boards from which the area came on 1 April 2026, by the national list, that `predecessors` leaves out."""
    from icscheck.data import predecessors

    code = _own_board(merger)
    listed = [each.predecessor for each in predecessors(code.value)] if code.known else []
    return _left_out((each for each in listed if each != code.value), merger.many("predecessors"), code)


@derived("merger", NAMES)
def predecessors_not_listed(merger: Thing) -> Many:
    """Boards under `predecessors` from which, by the national list, no part of the area came."""
    from icscheck.data import predecessors

    code = _own_board(merger)
    listed = {each.predecessor for each in predecessors(code.value)} if code.known else set()
    return _not_listed(merger.many("predecessors"), listed, code)


@derived("merger", NAMES)
def successors_left_out(merger: Thing) -> Many:
    """The boards to which the area went on 1 April 2026, by the national list, that `successors` leaves out: a board that was split has several."""
    from icscheck.data import successors

    code = _own_board(merger)
    listed = [each.successor for each in successors(code.value)] if code.known else []
    return _left_out(listed, merger.many("successors"), code)


@derived("merger", NAMES)
def successors_not_listed(merger: Thing) -> Many:
    """Boards under `successors` to which, by the national list, no part of the area went."""
    from icscheck.data import successors

    code = _own_board(merger)
    listed = {each.successor for each in successors(code.value)} if code.known else set()
    return _not_listed(merger.many("successors"), listed, code)


def _left_out(listed: Iterable[str], named: Many, code: One) -> Many:
    if not code.known:
        return Many(complete=False, nodes=code.nodes, lacks=code.lacks)
    expected = list(listed)
    return Many(
        (each for each in expected if named.has(each) is Truth.NO),
        (each for each in expected if named.has(each) is Truth.UNKNOWN),
        nodes=named.nodes,
        lacks=named.lacks,
    )


def _not_listed(named: Many, listed: set[str], code: One) -> Many:
    if not code.known:
        return Many(complete=False, nodes=code.nodes, lacks=code.lacks)
    strangers = (each for each in named.sure if each not in listed)
    return Many(strangers, complete=named.complete, nodes=named.nodes, lacks=named.lacks)


@derived("merger", many("organisation"))
def councils_not_engaged(merger: Thing) -> Many:
    """The councils responsible for social care with which the application was not worked out."""
    engaged = merger.many("engaged")
    if any(party.id == "every_council" for party in engaged.sure):
        return Many(nodes=engaged.nodes)
    return keep(
        merger.system.subject.many("councils"),
        lambda council: yes_no(~engaged.has(council), engaged.nodes, engaged.lacks),
    )


@derived("merger", YES_NO)
def partnership_engaged(merger: Thing) -> One:
    """Whether the application was worked out with the partnership: named as such, or every organisation in it."""
    engaged, partnership = merger.many("engaged"), merger.system.root.one("partnership")
    as_such = has_one(engaged, lambda party: known(kind_of(party).value == "partnership", (party.node,)))
    if as_such.is_(True) is Truth.YES or not partnership.known:
        return (
            as_such
            if as_such.is_(True) is Truth.YES
            else unknown((*engaged.lacks, *partnership.lacks), engaged.nodes)
        )
    members = fact(partnership.value, "member_organisations")
    assert isinstance(members, Many)
    others = [party for party in members.sure if is_nhs_body(party).is_(True) is not Truth.YES]
    each_one = [_has(engaged, party) for party in others]
    if not members.certain:
        each_one.append(unknown(members.lacks, members.nodes))
    return either(as_such, both(*each_one)) if each_one else as_such


@derived("merger", many("party"))
def others_who_applied(merger: Thing) -> Many:
    """Those who applied to NHS England for the merger and are no integrated care board, nor act for one."""
    return keep(merger.many("applied_by"), _no_board)


def _no_board(party: Thing) -> One:
    kind = kind_of(party)
    on_board = party.noun == "seat" and party.owner is not None and party.owner.noun == "board"
    if on_board or (party.noun == "party" and party.id in ("chair", "chief_executive")):
        return known(False, (party.node,))
    board = is_one_of(kind, ("integrated_care_board", "board"))
    return board if board.unknown else known(board.value is False, board.nodes)


@derived("merger", YES_NO)
def codes_due(merger: Thing) -> One:
    """Whether it is four weeks or less before it takes effect, or later."""
    day = merger.one("takes_effect")
    return (
        day
        if day.unknown
        else known(day.known and merger.system.as_of >= day.value - _CODES_BEFORE, day.nodes)
    )


@derived("merger", YES_NO)
def codes_confirmed_in_time(merger: Thing) -> One:
    """Whether the Organisation Data Service had official confirmation four weeks before it takes effect."""
    return _four_weeks_before(merger, "codes_confirmed")


@derived("merger", YES_NO)
def codes_done_in_time(merger: Thing) -> One:
    """Whether the tasks of the Organisation Data Service were all done four weeks before it takes effect."""
    return _four_weeks_before(merger, "codes_done")


def _four_weeks_before(merger: Thing, key: str) -> One:
    done, day = merger.one(key), merger.one("takes_effect")
    if done.state == "none":
        return known(False, done.nodes)
    if done.unknown or not day.known:
        return unknown((*done.lacks, *day.lacks), done.nodes)
    latest: date = min(day.value - _CODES_BEFORE, merger.system.as_of)
    return known(done.value <= latest, done.nodes)


@derived("carried_agreement", YES_NO)
def carried_on(agreement: Thing) -> One:
    """Whether it goes on with the new board, or has ended: as it says itself, or because the transfer scheme covers every agreement."""
    said = agreement.one("carried_by")
    if said.known:
        return known(True, said.nodes)
    assert agreement.owner is not None
    scheme = agreement.owner.one("transfer_scheme")
    if scheme.known and "agreements" in scheme.value.many("covers").sure:
        return known(True, scheme.nodes)
    return unknown(said.lacks, (agreement.node,)) if said.unknown else known(False, said.nodes)


@derived("system", many("carried_agreement"))
def agreements_with_boards_that_ended(system: Thing) -> Many:
    """Every agreement that names a board which a merger has ended, once it has."""
    merger = system.system.root.one("merger")
    if not merger.known:
        return Many(complete=not merger.unknown, nodes=merger.nodes, lacks=merger.lacks)
    effect: One = in_effect(merger.value)
    agreements: Many = merger.value.many("agreements")
    if effect.is_(True) is Truth.NO:
        return Many(nodes=effect.nodes)
    return agreements if effect.known else Many(maybe=agreements.sure, complete=False, lacks=effect.lacks)


@derived("seat", NAMES)
def shared_with(seat: Thing) -> Many:
    """Codes of other boards on which the holder has the same post: as the seat says, or the holder's other offices; none for a board in no cluster."""
    elsewhere = _same_post_elsewhere(seat)
    if "shared_with" in seat.values_written():
        said: Many = seat.many("shared_with")
        others = [code for code in said.sure if code not in _own_codes(seat)]
        return Many((*others, *elsewhere), complete=said.complete, nodes=said.nodes, lacks=said.lacks)
    body = seat.system.root.one("nhs_body")
    alone = body.known and "cluster" in body.value.values_written() and body.value.many("cluster").certain
    complete = alone and not body.value.many("cluster").sure
    lacks = () if complete else seat.many("shared_with").lacks
    return Many(elsewhere, complete=complete, nodes=(seat.node,), lacks=lacks)


def _own_codes(thing: Thing) -> set[object]:
    """The codes by which the document names its own NHS body and system."""
    body = thing.system.root.one("nhs_body")
    codes = [thing.system.subject.one("ods"), *([body.value.one("ods")] if body.known else [])]
    return {code.value for code in codes if code.known}


def _same_post_elsewhere(seat: Thing) -> list[str]:
    """Codes of the other integrated care boards on which a holder of a seat is said to have the seat's main role."""
    found = []
    for holder in holders_of(seat).sure:
        person = holder.one("person")
        for other in person.value.many("other_roles").sure if person.known else ():
            board = other.one("organisation")
            same = other.one("role").known and other.one("role").value in roles_of(seat).sure
            if same and board.known and board.value.one("kind").is_("integrated_care_board") is Truth.YES:
                code = board.value.one("ods")
                found.append(str(code.value) if code.known else board.value.id)
    return found


@derived("seat", NAMES)
def boards_served(seat: Thing) -> Many:
    """The NHS body, and the code of every other board on which the holder has the same post."""
    others = shared_with(seat)
    return Many(
        (_OWN, *others.sure), others.maybe, complete=others.complete, nodes=others.nodes, lacks=others.lacks
    )


@derived("holder", NAMES)
def employing_boards(holder: Thing) -> Many:
    """The integrated care boards that employ the person: the NHS body, and the codes of others."""
    person = holder.one("person")
    if not person.known:
        return Many(complete=False, nodes=person.nodes, lacks=person.lacks)
    employers = person.value.many("employers")
    found, open_ = [], not employers.complete
    lacks = list(employers.lacks)
    for employer in employers.sure:
        kind = kind_of(employer)
        if employer.noun in ("nhs_body", "board", "party"):
            found.extend([_OWN] if kind.value in ("integrated_care_board", "board") else [])
        elif kind.unknown or (kind.value == "integrated_care_board" and employer.one("ods").unknown):
            open_ = True
            lacks.extend((*kind.lacks, *employer.one("ods").lacks))
            found.append(employer.id)
        elif kind.value == "integrated_care_board":
            code = employer.one("ods").value
            found.append(_OWN if code in _own_codes(holder) else str(code))
    return Many(found, complete=not open_, nodes=employers.nodes, lacks=lacks)
