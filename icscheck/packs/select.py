"""Choosing packs: all that ship or are given, by name and edition, or by what is in force on the day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from icscheck.packs.find import Folder, rules_root
from icscheck.packs.load import HEADER, load_header, load_pack
from icscheck.packs.rule import Pack, PackHeader
from icscheck.source import suggest


class SelectionError(Exception):
    """A pack was asked for that is not there, or nothing was selected. The message is for people."""


class Found(NamedTuple):
    """A pack that can be loaded, and where it is."""

    header: PackHeader
    folder: Folder


def find_packs(extra: list[Folder] | None = None) -> list[Found]:
    """Every pack that ships with icscheck, and those in further folders, by name and edition."""
    folders = [folder for root in (rules_root(), *(extra or [])) for folder in _packs_in(root)]
    found = [Found(load_header(folder), folder) for folder in folders]
    return sorted(found, key=lambda each: (each.header.name, each.header.edition))


def _packs_in(root: Folder) -> list[Folder]:
    try:
        found = _pack_folders(root)
    except OSError:
        raise SelectionError(f"There is no folder of rule packs called {root.label}.") from None
    if not found:
        raise SelectionError(f"There is no rule pack in {root.label}: none of its folders has a {HEADER}.")
    return found


def _pack_folders(root: Folder) -> list[Folder]:
    """A folder of packs, a folder of editions, or an edition itself: whichever was given."""
    if HEADER in root.files():
        return [root]
    return [each for folder in root.folders() for each in _pack_folders(folder)]


def select(names: list[str], as_of: date, extra: list[Folder] | None = None) -> list[Pack]:
    """The packs asked for as NAME or NAME@EDITION; when none is named, those in force on the day.

    Proposals, bills and positions are used only by name. Of several editions the one in force on the day is
    taken, else the newest. :class:`SelectionError` when a name is not known or nothing is in force.
    """
    available = find_packs(extra)
    if names:
        chosen = [_named(name, as_of, available) for name in names]
    else:
        chosen = [each for each in available if not each.header.only_by_name and each.header.in_force(as_of)]
        if not chosen:
            raise SelectionError(_nothing_in_force(as_of, available))
    unique = {each.header.spec: each for each in chosen}
    return [load_pack(each.folder) for each in unique.values()]


def _named(name: str, as_of: date, available: list[Found]) -> Found:
    pack, _, edition = name.partition("@")
    editions = [each for each in available if each.header.name == pack]
    if not editions:
        near = suggest(pack, [each.header.name for each in available])
        hint = f' Did you mean "{near}"?' if near else " `icscheck packs list` shows those there are."
        raise SelectionError(f'There is no pack called "{pack}".{hint}')
    if edition:
        exact = [each for each in editions if each.header.edition == edition]
        if not exact:
            known = ", ".join(each.header.edition for each in editions)
            raise SelectionError(f'The pack "{pack}" has no edition "{edition}". It has: {known}.')
        return exact[0]
    current = [each for each in editions if each.header.in_force(as_of)]
    return (current or editions)[-1]


def _nothing_in_force(as_of: date, available: list[Found]) -> str:
    nearest = [each.header.spec for each in available if not each.header.only_by_name]
    if not nearest:
        return f"There is no rule pack that is in force on {as_of.isoformat()}."
    return (
        f"No rule pack is in force on {as_of.isoformat()}. If the document describes an earlier day, say which with "
        f"`as_of:` in it or --as-of; or name a pack with `packs:` or --pack, such as {nearest[-1]}."
    )
