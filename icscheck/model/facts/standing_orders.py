"""What the constitution and its standing orders settle, and whether documents and registers are published and up to date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from icscheck.model.catalogue import YES_NO, derived, fact, words
from icscheck.model.facts.organisations import has_one
from icscheck.model.facts.terms_of_office import years_after
from icscheck.model.things import Thing
from icscheck.model.values import Many, One, Truth, either, is_one_of, keep, known, nodes_of, unknown

_OVER = ("superseded", "withdrawn")
#: Words with which the name of every integrated care board begins and ends.
_NAME_BEGINS, _NAME_ENDS = "nhs ", " integrated care board"


def _fact(thing: Thing, name: str) -> One:
    found = fact(thing, name)
    assert isinstance(found, One)
    return found


@derived("document", YES_NO)
def is_published(document: Thing) -> One:
    """Whether it is published on the day: it says so or where, and is not over."""
    status, said, place = _fact(document, "status"), document.one("published"), document.one("url")
    if is_one_of(status, _OVER).is_(True) is Truth.YES:
        return known(False, status.nodes)
    if isinstance(said.value, date):
        return known(said.value <= document.system.as_of, said.nodes)
    if said.unknown and place.known:
        return known(True, place.nodes)
    return said if said.unknown else known(said.value is True, said.nodes)


@derived("document", YES_NO)
def less_than_a_year_old(document: Thing) -> One:
    """Whether its date lies within the twelve months up to the day."""
    dated = document.one("date")
    if not dated.known:
        return unknown(dated.lacks, dated.nodes)
    return known(dated.value <= document.system.as_of <= years_after(dated.value, 1), dated.nodes)


@derived("register", YES_NO)
def reviewed_within_a_year(register: Thing) -> One:
    """Whether it was last reviewed in the twelve months up to the day."""
    last = register.one("last_review")
    if not last.known:
        return unknown(last.lacks, last.nodes) if last.unknown else known(False, last.nodes)
    return known(last.value <= register.system.as_of <= years_after(last.value, 1), last.nodes)


@derived("system", YES_NO)
def gifts_register_published(system: Thing) -> One:
    """Whether a register of gifts and hospitality is published: as listed among the registers, else as the document says."""
    registers = _registers(system, "gifts_and_hospitality")
    published = has_one(registers, lambda each: is_one_of(each.one("access"), ("published",)))
    return _or_document(system, "gifts_register", registers, published, is_published)


@derived("system", YES_NO)
def breaches_register_kept(system: Thing) -> One:
    """Whether a register of breaches is kept: as listed among the registers, else as the document says."""
    registers = _registers(system, "breaches")
    kept = has_one(registers, lambda each: known(True, (each.node,)))
    return _or_document(system, "breaches_register", registers, kept, _exists)


def _registers(system: Thing, kind: str) -> Many:
    return keep(system.system.root.many("registers"), lambda each: is_one_of(each.one("kind"), (kind,)))


def _or_document(
    system: Thing, name: str, registers: Many, listed: One, of_document: Callable[[Thing], One]
) -> One:
    """What the list of registers says of one; where it says nothing, what the document of that name does."""
    document = _fact(system, name)
    if registers.sure or listed.is_(True) is Truth.YES:
        return listed
    if document.known:
        said = of_document(document.value)
        return said if registers.wholly_unknown else either(listed, said)
    if document.state == "none" and registers.wholly_unknown:
        return known(False, document.nodes)
    return listed


def _exists(document: Thing) -> One:
    return is_one_of(_fact(document, "status"), ("draft", "submitted", "approved", "in_force"))


@derived("system", words("constitution_clause"))
def standing_orders_provide(system: Thing) -> Many:
    """What the standing orders provide for, with what the constitution says, since they are part of it."""
    orders, constitution = (_clauses(system, name) for name in ("standing_orders", "constitution"))
    return Many(
        (*orders.sure, *constitution.sure),
        (*orders.maybe, *constitution.maybe),
        complete=orders.complete,
        nodes=nodes_of(orders, constitution),
        lacks=orders.lacks,
    )


def _clauses(system: Thing, name: str) -> Many:
    """What a document provides for; nothing when it is known not to be there."""
    document = _fact(system, name)
    if not document.known:
        return Many(complete=not document.unknown, nodes=document.nodes, lacks=document.lacks)
    provides = fact(document.value, "provides")
    assert isinstance(provides, Many)
    return provides


@derived("system", YES_NO)
def standing_orders_agreed(system: Thing) -> One:
    """Whether NHS England agreed to the standing orders: as they say, or as part of the constitution, when they are no later than it."""
    orders, constitution = _fact(system, "standing_orders"), _fact(system, "constitution")
    if not orders.known:
        return unknown(orders.lacks, orders.nodes) if orders.unknown else known(False, orders.nodes)
    own = _fact(orders.value, "agreed_with_nhs_england")
    if own.is_(True) is Truth.YES or not constitution.known:
        return own
    dated, agreed = orders.value.one("date"), constitution.value.one("date")
    with_constitution = _fact(constitution.value, "agreed_with_nhs_england").is_(True) is Truth.YES
    if with_constitution and dated.known and agreed.known and dated.value <= agreed.value:
        return known(True, (*dated.nodes, *agreed.nodes))
    return own


@derived("nhs_body", YES_NO)
def name_in_national_form(nhs_body: Thing) -> One:
    """Whether its name has the form `NHS … Integrated Care Board`."""
    name = nhs_body.one("name")
    if not name.known:
        return unknown(name.lacks, name.nodes)
    words_of_it = f"{' '.join(str(name.value).split())}".casefold()
    right = words_of_it.startswith(_NAME_BEGINS) and words_of_it[len(_NAME_BEGINS) :].endswith(_NAME_ENDS)
    return known(right, name.nodes)
