"""``icscheck new``: every folder that it writes validates at once, and nothing is ever overwritten or half-written."""

from __future__ import annotations

import json
import os
import re
import select
import signal
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from icscheck.assessment import Request, examine
from icscheck.config import starter
from icscheck.data import Board, boards_2022, boards_2026, councils, trusts
from icscheck.model import Document, find_systems, open_document, open_system
from icscheck.new import LAYOUT, Answers, folder
from icscheck.schema import check_shape
from icscheck.schema.document import DOCUMENT
from icscheck.source import Mapping, read_text
from tests.support import ROOT, Ran, run

BEFORE, SINCE = date(2022, 6, 30), date(2026, 5, 1)
MODELINE = "# yaml-language-server: $schema=ics.schema.json\n"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def new(*options: str, folder: str = "made", ods: str = "QNX", as_of: str = "2022-06-30") -> Ran:
    return run("new", folder, "--ods", ods, "--as-of", as_of, *options)


def text(name: str, folder: str = "made") -> str:
    return (Path(folder) / name).read_text(encoding="utf-8")


def document(folder: Path) -> Document:
    (files,), problems = find_systems([str(folder)])
    assert problems == []
    return open_document(files)


def put_to_use(text: str) -> str:
    """A file with every comment that holds a key put to use."""
    return re.sub(
        r"^( *)# ?(?!yaml-language-server)(?=.)", r"\1", text.partition("\n\n")[2], flags=re.MULTILINE
    )


# What is written


def test_a_folder_validates_at_once_with_no_problem() -> None:
    assert new().code == 0
    ran = run("validate", "made", "--format", "json")
    result = json.loads(ran.out)
    assert ran.code == 0
    assert result["problems"] == []
    assert [system["name"] for system in result["systems"]] == ["Sussex"]
    assert "design-framework" in [pack["name"] for pack in result["packs"]]


def test_nothing_is_claimed_that_the_lists_do_not_say() -> None:
    new()
    counts = json.loads(run("validate", "made", "--format", "json").out)["systems"][0]["counts"]
    assert {status for status, count in counts.items() if count} == {"not-tested", "not-due"}


@pytest.mark.parametrize(
    ("listed", "day"), [(boards_2022(), BEFORE), (boards_2022(), date(2024, 7, 1)), (boards_2026(), SINCE)]
)
def test_a_folder_for_every_board_of_every_time_has_no_problem(
    tmp_path: Path, listed: tuple[Board, ...], day: date
) -> None:
    for board in listed:
        place = tmp_path / board.ods
        place.mkdir()
        for name, content in folder(Answers(board.system, board, day, ("One: Place", board.system))).items():
            (place / name).write_text(content, encoding="utf-8", newline="\n")
        found = document(place)
        assert found.problems == (), board
        system, problems = open_system(found, day)
        assert problems == [], board
        assert system is not None
        assert (system.name, system.code) == (board.system, board.ods)
        assert system.root.many("organisations").sure
        assert not system.root.many("organisations").complete
        assert not system.subject.many("councils").complete


def test_the_command_itself_takes_every_code_of_both_times() -> None:
    start = time.monotonic()
    for listed, day in ((boards_2022(), "2022-06-30"), (boards_2026(), "2026-05-01")):
        for board in listed:
            made = new(folder=f"{day}/{board.ods}", ods=board.ods, as_of=day)
            assert (made.code, made.err) == (0, ""), made
    assert time.monotonic() - start < 10
    examination = examine(Request(("2022-06-30",), BEFORE, ("design-framework",)))
    assert len(examination.systems) == 42
    assert examination.problems == ()


def test_every_file_begins_with_the_modeline_and_the_schema_stands_beside() -> None:
    new()
    files = sorted(Path("made").glob("*.ics.yaml"))
    assert {file.name for file in files} == {part.file for part in LAYOUT}
    assert all(file.read_bytes().startswith(MODELINE.encode()) for file in files)
    assert text("ics.schema.json") == run("schema").out
    assert text("icscheck.yaml").startswith("# yaml-language-server: $schema=icscheck.schema.json\n")
    assert text("icscheck.schema.json") == run("schema", "--of", "configuration").out


def test_every_key_of_a_document_stands_in_exactly_one_file() -> None:
    keys = [key for part in LAYOUT for key in part.keys]
    assert sorted(keys) == sorted(DOCUMENT.fields)


@pytest.mark.parametrize("board", [None, boards_2022()[0]])
def test_every_comment_with_a_key_can_be_put_to_use(board: Board | None) -> None:
    files = folder(Answers("Northmoor", board, BEFORE, ("Tarn",) if board else ()))
    for name, content in files.items():
        root, problems = read_text(put_to_use(content), name)
        assert problems == [], name
        assert isinstance(root, Mapping), name
        shape = [problem.message for problem in check_shape(root)]
        assert shape == [], name


def test_the_explanations_are_those_of_the_declarations() -> None:
    new()
    told = " ".join(line.strip().removeprefix("## ") for line in text("board.ics.yaml").splitlines())
    assert (
        "How the board is made up and answers. One of: unitary, two_tier, advisory. # form: unitary" in told
    )
    assert "What the seat is for. Declared, never inferred from the title. Needed." in told


def test_a_first_seat_does_not_read_as_the_whole_board() -> None:
    new()
    board = text("board.ics.yaml")
    seats = board[board.index("  # seats:\n") :].partition("  # decision_rules")[0]
    assert "  #   - unknown\n" in seats
    assert seats.index("- id: ") < seats.index("- unknown")
    assert re.search("complete\\.\n  #   - unknown\n", seats)
    root, problems = read_text(put_to_use(board), "board.ics.yaml")
    assert (root is not None, problems) == (True, [])
    # The lists of other bodies, in brackets, say the same.
    for part in ("committees", "partnership", "places"):
        lines = [line for line in text(f"{part}.ics.yaml").splitlines() if " seats: [" in line]
        assert lines
        assert all(line.endswith(", unknown]") for line in lines)


def test_the_trusts_and_councils_of_the_lists_are_there() -> None:
    new()
    for organisation in (*councils(), *trusts()):
        assert (f"  - id: {organisation.id}\n" in text("organisations.ics.yaml")) == (
            "QNX" in organisation.listed_under
        )


def test_no_services_are_stated_since_the_lists_have_none() -> None:
    new()
    assert not re.search(r"^ *services:", text("organisations.ics.yaml"), re.MULTILINE)
    assert text("organisations.ics.yaml").count("\n    # services:\n") == 7


def test_a_merged_board_has_what_was_listed_under_those_that_came_to_it_whole() -> None:
    new(ods="Z9B2Z", as_of="2026-05-01")
    organisations = text("organisations.ics.yaml")
    assert "id: london-borough-of-barnet" in organisations  # North Central London
    assert "id: london-borough-of-ealing" in organisations  # North West London
    assert "Left out: What" not in organisations
    assert "QMJ" not in organisations


def test_what_was_under_a_split_board_is_left_out_and_the_file_says_why() -> None:
    new(ods="S0E4D", as_of="2026-05-01")
    organisations = " ".join(text("organisations.ics.yaml").replace("\n## ", " ").split())
    assert "id: oxfordshire-county-council" in organisations
    assert "surrey-county-council" not in organisations
    assert (
        "Left out: What was listed in 2022 under NHS Frimley Integrated Care Board (QNQ): it was split, and only a "
        "part came here (east Berkshire)." in organisations
    )


def test_the_codes_of_split_boards_are_followed_by_nothing() -> None:
    new(ods="QKS", as_of="2026-05-01")
    entry = text("organisations.ics.yaml").partition("id: south-east-coast-ambulance-service\n")[2]
    assert "operates_in: [QKS, S9B9J, unknown]" in entry.partition("- id:")[0]


def test_what_is_gone_on_the_day_is_left_out_and_named() -> None:
    new(ods="QSL", as_of="2024-07-01")
    organisations = text("organisations.ics.yaml")
    assert "id: somerset-county-council" not in organisations
    assert (
        "## Left out: Somerset County Council: succeeded by a unitary council on 1 April 2023."
        in organisations
    )
    assert "id: yeovil-district-hospital" not in organisations


def test_places_become_entries_of_an_open_list() -> None:
    new(
        "--place", "Brighton and Hove", "--place", "Board", "--place", "no", "--place", 'East "Sussex": rural'
    )
    found = document(Path("made"))
    system, problems = open_system(found, BEFORE)
    assert (found.problems, problems) == ((), [])
    assert system is not None
    places = system.root.many("places")
    assert [place.one("name").value for place in places.sure] == [
        "Brighton and Hove",
        "Board",
        "no",
        'East "Sussex": rural',
    ]
    assert not places.complete


def test_two_places_of_one_name_have_two_ids() -> None:
    new("--place", "Tarn", "--place", "Tarn")
    assert document(Path("made")).problems == ()


def test_the_configuration_names_the_packs_with_their_edition() -> None:
    new("--pack", "design-framework")
    assert "packs: [design-framework@2021.06]\n" in text("icscheck.yaml")
    assert text("icscheck.yaml") == starter(["design-framework@2021.06"])


def test_a_system_whose_board_is_in_no_list_needs_a_name_only() -> None:
    assert new("--name", "Northmoor", ods="none").code == 0
    assert run("validate", "made").code == 0
    assert "ods" not in re.findall(r"^  (\w+):", text("system.ics.yaml"), re.MULTILINE)


def test_a_name_with_signs_of_yaml_stays_that_name() -> None:
    new("--name", "# no: 'north', [\"moor\"] {x} é")
    found = json.loads(run("validate", "made", "--format", "json").out)
    assert found["systems"][0]["name"] == "# no: 'north', [\"moor\"] {x} é"


def test_the_same_answers_give_the_same_bytes() -> None:
    new(folder="one")
    new(folder="two")
    for file in Path("one").iterdir():
        assert file.read_bytes() == (Path("two") / file.name).read_bytes()
        assert b"\r" not in file.read_bytes()


def test_what_it_says_at_the_end_are_commands_that_run() -> None:
    ran = new(folder="my system")
    commands = re.findall(r'^  icscheck (\w+) "my system"', ran.out, re.MULTILINE)
    assert commands == ["missing", "validate"]
    assert [run(command, "my system").code for command in commands] == [0, 0]


# What is refused


def test_a_folder_that_holds_anything_is_never_written_to() -> None:
    Path("made").mkdir()
    Path("made/note.txt").write_text("mine", encoding="utf-8")
    ran = new()
    assert (ran.code, ran.out) == (2, "")
    assert (
        ran.err
        == "icscheck: made is there already and is not empty. Nothing was written: name another folder.\n"
    )
    assert [entry.name for entry in Path("made").iterdir()] == ["note.txt"]


def test_a_file_is_no_folder_to_write_to() -> None:
    Path("made").write_text("mine", encoding="utf-8")
    assert new().code == 2
    assert Path("made").read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_and_a_new_git_repository_are_written_to() -> None:
    Path("made/.git").mkdir(parents=True)
    assert new().code == 0
    assert run("validate", "made").code == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["made"], "No day was given. Use --as-of DATE, or --yes for today."),
        (["made", "--yes"], "No integrated care board was given. Use --ods CODE, such as --ods QNX."),
        (["made", "--as-of", "2022-06-30", "--ods", "none"], "No name was given. Use --name NAME."),
        (["--as-of", "2022-06-30", "--ods", "QNX"], "No folder was named. Name one, or add --yes"),
        (["made", "--as-of", "30/06/2022", "--ods", "QNX"], "'30/06/2022' is no day such as 2022-06-30."),
        (["made", "--as-of", "2022-06-30", "--ods", "QNXX"], "Did you mean 'QNX'?"),
        (
            ["made", "--as-of", "2022-06-30", "--ods", "london"],
            "is in the name of several: North Central London (QMJ)",
        ),
        (["made", "--as-of", "2026-05-01", "--ods", "QNX"], "It became part of Surrey and Sussex (S9B9J)."),
        (["made", "--as-of", "2022-06-30", "--ods", "S9B9J"], "begins on 1 April 2026."),
        (
            ["made", "--as-of", "2022-06-30", "--ods", "QNX", "--pack", "desing-framework"],
            'mean "design-framework"?',
        ),
    ],
)
def test_an_answer_that_is_missing_or_wrong_is_told_in_one_line(options: list[str], said: str) -> None:
    ran = run("new", *options)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("code", ["QNQ", "QM7", "QJG"])
def test_a_split_board_is_never_followed_to_one_successor(code: str) -> None:
    ran = new(ods=code, as_of="2026-05-01")
    assert ran.code == 2
    assert "was split: " in ran.err
    assert "Choose one of them." in ran.err


def test_yes_takes_the_usual_answers() -> None:
    assert run("new", "--yes", "--ods", "Sussex", "--as-of", "2022-06-30").code == 0
    assert Path("sussex/system.ics.yaml").is_file()


def test_the_folder_one_is_in_may_be_written_to_when_it_is_empty() -> None:
    assert new(folder=".").code == 0
    assert run("validate").code == 0
    assert not [entry for entry in Path().iterdir() if entry.name.startswith(".")]


def test_an_empty_folder_is_empty_again_when_a_file_cannot_be_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if self.name == "places.ics.yaml":
            raise OSError(13, "Permission denied")
        return rename(self, target)

    Path("made").mkdir()
    monkeypatch.setattr(Path, "rename", fail)
    assert new().code == 2
    assert list(Path("made").iterdir()) == []


def test_a_disk_that_fails_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    write = Path.write_text

    def fail(self: Path, *arguments: object, **named: object) -> int:
        if self.name == "places.ics.yaml":
            raise OSError(28, "No space left on device")
        return write(self, *arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "write_text", fail)
    ran = new()
    assert ran.code == 2
    assert "made cannot be written: No space left on device. Nothing was written." in ran.err
    assert list(Path().iterdir()) == []


# On a terminal


class Terminal:
    """The program on a pseudo-terminal, to which answers are typed."""

    def __init__(self, *arguments: str) -> None:
        import pty

        self.pid, self.screen = pty.fork()
        if self.pid == 0:
            # Where the tests run as a job in the background, this one would inherit that Ctrl-C is ignored.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.environ.update({"PYTHONPATH": str(ROOT), "TERM": "dumb", "COLUMNS": "120"})
            os.execv(sys.executable, [sys.executable, "-m", "icscheck", *arguments])
        self.seen = ""

    def until(self, words: str, seconds: float = 20) -> str:
        """Everything shown until these words have been."""
        end = time.monotonic() + seconds
        while words not in self.seen:
            if not self._read(end - time.monotonic()):
                pytest.fail(f"no {words!r} in {self.seen!r}")
        shown, _, self.seen = self.seen.partition(words)
        return shown

    def type(self, keys: str) -> None:
        os.write(self.screen, keys.encode())

    def finish(self, seconds: float = 20) -> int:
        """The exit code, once the program has gone; one that stays is killed, so that no run of the tests hangs."""
        end = time.monotonic() + seconds
        while self._read(end - time.monotonic()):
            pass
        while (ended := os.waitpid(self.pid, os.WNOHANG))[0] == 0:
            if time.monotonic() > end:
                os.kill(self.pid, signal.SIGKILL)
            time.sleep(0.05)
        return os.waitstatus_to_exitcode(ended[1])

    def interrupt(self) -> int:
        """Press Ctrl-C; once more if nothing comes of it, since one just before the terminal is read can be lost."""
        for _ in range(5):
            self.type("\x03")
            end = time.monotonic() + 4
            while "Stopped." not in self.seen and self._read(end - time.monotonic()):
                pass
            if "Stopped." in self.seen:
                break
        return self.finish()

    def _read(self, seconds: float) -> bool:
        if not select.select([self.screen], [], [], max(0.0, seconds))[0]:
            return False
        try:
            read = os.read(self.screen, 4096)
        except OSError:  # how Linux says that the program has gone
            return False
        self.seen += read.decode(errors="replace")
        return bool(read)


@pytest.fixture
def asked() -> Iterator[Terminal]:
    if sys.platform == "win32":
        pytest.skip("there are no pseudo-terminals on Windows")
    terminal = Terminal("new")
    yield terminal
    os.close(terminal.screen)


def test_the_questions_lead_to_a_folder_that_validates(asked: Terminal) -> None:
    asked.until("As of which day (YYYY-MM-DD)")
    asked.type("30 June\n")
    asked.until("'30 June' is no day such as 2022-06-30.")
    asked.type("2022-06-30\n")
    asked.until("(? lists the 42)")
    asked.type("?\n")
    asked.until("QNX    Sussex")
    asked.type("london\n")
    asked.until("is in the name of several")
    asked.type("sussex\n")
    asked.until("Name of the system [Sussex]")
    asked.type("\n")
    asked.until("  Place:")
    asked.type("Brighton and Hove\n")
    asked.until("  Place:")
    asked.type("\n")
    asked.until("Which, separated by commas [clinical-leadership@2021.09, design-framework@2021.06")
    asked.type("\n")
    asked.until("Folder to write [sussex]")
    asked.type("\n")
    asked.until("files written.")
    assert asked.finish() == 0
    assert run("validate", "sussex").code == 0
    assert "name: Brighton and Hove" in text("places.ics.yaml", "sussex")


def test_control_c_stops_and_nothing_is_written(asked: Terminal) -> None:
    asked.until("As of which day (YYYY-MM-DD)")
    asked.type("2022-06-30\n")
    asked.until("(? lists the 42)")
    assert asked.interrupt() == 130
    assert asked.seen.strip().endswith("Stopped.")
    assert list(Path().iterdir()) == []
