"""Registers of interests: whom they cover, and on which days conflicts were declared. What was declared is never recorded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from icscheck.model.catalogue import YES_NO, derived, fact, many, words
from icscheck.model.things import Thing
from icscheck.model.values import Lack, Many, One, gather, is_one_of, keep, known, unknown

#: A conflict is declared within this many days of the person becoming aware of it (section 14Z30(3) of the NHS Act 2006).
_DAYS_TO_DECLARE = timedelta(days=28)


@derived("system", many("register"))
def registers_of_interests(system: Thing) -> Many:
    """The NHS body's registers of interests: none when the document says that there is no such register."""
    registers = system.system.root.many("registers")
    document = fact(system, "register_of_interests")
    assert isinstance(document, One)
    if registers.wholly_unknown and document.state == "none":
        return Many(nodes=document.nodes)
    return keep(registers, lambda each: is_one_of(each.one("kind"), ("interests",)))


@derived("system", YES_NO)
def keeps_register_of_interests(system: Thing) -> One:
    """Whether the NHS body keeps a register of interests, listed among its registers or among its documents. Where only one of the two is written, it says."""
    registers, document = registers_of_interests(system), fact(system, "register_of_interests")
    assert isinstance(document, One)
    if registers.sure or document.known:
        return known(True, (*registers.nodes, *document.nodes))
    if registers.certain:
        return known(False, registers.nodes)
    return unknown((*registers.lacks, *document.lacks), (*registers.nodes, *document.nodes))


@derived("system", words("register_covers"))
def people_in_registers_of_interests(system: Thing) -> Many:
    """Those whose interests the registers of interests, taken together, are to hold."""
    return gather(registers_of_interests(system), lambda each: each.many("covers"))


@derived("register", many("declaration"))
def late_declarations(register: Thing) -> Many:
    """Of the declarations recorded here, those made more than 28 days after the person became aware of the conflict. Where none is recorded, none is known to be late."""
    return _recorded(register, _late)


@derived("register", many("declaration"))
def declarations_not_entered(register: Thing) -> Many:
    """Of the declarations recorded here, those that have not been entered in the register."""
    return _recorded(register, _not_entered)


def _recorded(register: Thing, test: Callable[[Thing], One]) -> Many:
    written = register.many("declarations")
    if "declarations" not in register.values_written():
        return Many(nodes=(register.node,))
    return keep(written, test)


def _late(declaration: Thing) -> One:
    aware, declared = declaration.one("aware"), declaration.one("declared")
    if not aware.known:
        return unknown(aware.lacks or (Lack(declaration, "aware", "aware: 2024-01-08"),), aware.nodes)
    if declared.unknown:
        return unknown(declared.lacks, declared.nodes)
    day = declaration.system.as_of
    until = declared.value if declared.known and declared.value <= day else day
    return known(until - aware.value > _DAYS_TO_DECLARE, (*aware.nodes, *declared.nodes))


def _not_entered(declaration: Thing) -> One:
    declared, entered = declaration.one("declared"), declaration.one("registered")
    later = declared.known and declared.value > declaration.system.as_of
    if declared.state == "none" or later:  # what has not been declared cannot be entered
        return known(False, declared.nodes)
    if entered.unknown:
        return unknown(entered.lacks, entered.nodes)
    if not entered.known or entered.value is False:
        return known(True, entered.nodes)
    return known(entered.value is not True and entered.value > declaration.system.as_of, entered.nodes)
