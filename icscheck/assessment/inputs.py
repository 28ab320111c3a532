"""What was read: each file of each system with the digest of its text, so that a reader can tell it from any other."""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple

from icscheck.model import find_systems

_MARK = b"\xef\xbb\xbf"


class Input(NamedTuple):
    """One file: its name in results and the SHA-256 of its text with LF line ends."""

    name: str
    sha256: str


def inputs_of(paths: tuple[str, ...], standard_input: bytes = b"") -> dict[str, tuple[Input, ...]]:
    """The files of every system under these paths, by the path that results call the system."""
    found: dict[str, tuple[Input, ...]] = {}
    for system in find_systems(list(paths), standard_input)[0]:
        inputs = [Input(name, digest_of(path.read_bytes())) for path, name in system.files if path.is_file()]
        if system.text is not None:
            inputs.append(Input(system.path, digest_of(system.text)))
        found[system.path] = tuple(inputs)
    return found


def digest_of(data: bytes) -> str:
    """The SHA-256 of a text with LF line ends and without a byte order mark: the same on every platform."""
    text = data.removeprefix(_MARK).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return sha256(text).hexdigest()
