"""What holds whatever a command does: the version, the encoding, and no traceback."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from icscheck import __version__
from icscheck.__main__ import main
from tests.packaging.installing import CHECKOUT


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[list[str]], int]], None]:
    """Put one command in the place of all those of ``icscheck.cli``."""

    def put(run: Callable[[list[str]], int]) -> None:
        cli = ModuleType("icscheck.cli")
        cli.run = run
        monkeypatch.setitem(sys.modules, "icscheck.cli", cli)

    return put


def _raises(problem: BaseException) -> Callable[[list[str]], int]:
    def run(arguments: list[str]) -> int:
        raise problem

    return run


# A process of its own, whose only command prints.
PRINTING = """
import sys
from types import ModuleType
from icscheck.__main__ import main

cli = sys.modules["icscheck.cli"] = ModuleType("icscheck.cli")
cli.run = lambda arguments: print({text}) or 0
sys.exit(main())
"""


def _python(*arguments: str, stdout=subprocess.PIPE, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=CHECKOUT,
        env={**os.environ, **settings},
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )


def test_the_exit_code_is_that_of_the_command(command) -> None:
    command(len)

    assert main(["a", "b"]) == 2


def test_a_fault_of_the_program_is_one_plain_sentence_and_exit_code_3(command, capsys, monkeypatch) -> None:
    monkeypatch.delenv("ICSCHECK_DEBUG", raising=False)
    command(_raises(ValueError("no such\nseat")))

    assert main([]) == 3
    assert capsys.readouterr().err == (
        "icscheck: a fault in the program, not in your files (ValueError: no such seat). "
        "Do not rely on any result of this run. "
        "Please report it with the output of the same command with ICSCHECK_DEBUG=1 set.\n"
    )


def test_a_fault_shows_where_it_was_when_asked(command, capsys, monkeypatch) -> None:
    monkeypatch.setenv("ICSCHECK_DEBUG", "1")
    command(_raises(ValueError("no such seat")))

    assert main([]) == 3
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("fault", [RecursionError(), MemoryError()])
def test_running_out_of_room_is_a_fault_too(command, capsys, fault) -> None:
    command(_raises(fault))

    assert main([]) == 3
    assert type(fault).__name__ in capsys.readouterr().err


def test_an_interruption_says_nothing_and_gives_130(command, capsys) -> None:
    command(_raises(KeyboardInterrupt()))

    assert main([]) == 130
    assert capsys.readouterr() == ("", "")


def test_the_version_loads_nothing_else() -> None:
    result = _python(
        "-c",
        "import sys; from icscheck.__main__ import main; main(['--version']); "
        "print(sorted(name for name in sys.modules if name.split('.')[0] in "
        "{'icscheck', 'importlib.metadata', 'jinja2', 'jsonschema', 'rich', 'typer', 'yaml'}))",
    )

    assert result.stdout == f"icscheck {__version__}\n['icscheck', 'icscheck.__main__']\n"


def test_output_into_a_pipe_is_utf8_with_lf_whatever_the_platform_says() -> None:
    program = PRINTING.format(text=r"'Môn – ✓ \udc80'")

    result = _python("-c", program, stdout=subprocess.PIPE, PYTHONIOENCODING="cp1252")

    assert (result.stdout, result.stderr) == ("Môn – ✓ ?\n", "")


class LegacyTerminal(io.TextIOWrapper):
    """A terminal that knows no sign beyond its code page."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_keeps_its_encoding_and_shows_what_it_cannot_as_question_marks(
    command, monkeypatch
) -> None:
    screen = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", LegacyTerminal(screen, encoding="cp850"))
    command(lambda arguments: print("Môn ✓") or 0)

    assert main([]) == 0
    assert screen.getvalue().decode("cp850").split() == ["Môn", "?"]


@pytest.mark.skipif(os.name == "nt", reason="a pipe that nobody reads is another error there")
@pytest.mark.parametrize("lines", [1, 100_000], ids=["short output", "long output"])
def test_a_reader_that_leaves_early_is_no_fault(lines: int) -> None:
    read, write = os.pipe()
    os.close(read)

    result = _python("-c", PRINTING.format(text=f"'seat\\n' * {lines}"), stdout=write)

    os.close(write)
    assert (result.returncode, result.stderr) == (1, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only here can a full disk be had")
def test_a_full_disk_is_told_plainly() -> None:
    with Path("/dev/full").open("wb") as disk:
        result = _python("-m", "icscheck", "--version", stdout=disk)

    assert result.returncode == 2
    assert result.stderr == "icscheck: the output could not be written: No space left on device.\n"
