"""Measures how long icscheck takes, beside check-jsonschema on the same file: whole processes, in turns, as ratios.

    python benchmarks/run.py              a table, from 15 rounds
    python benchmarks/run.py --rounds 5   sooner, and less steady

Each round runs every command once, one after the other, so that a machine that slows down slows all of them.
Times are medians. A ratio is the median over the rounds of icscheck's time by the other's in the same round: it holds
on a busy machine, where times do not. Needs `pip install ".[test]"`; yamllint is measured too where it is installed.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "tarn-and-fenwick"
#: Parts of the example that make one file of about 400 lines.
PARTS = ("system", "organisations", "board", "committees", "partnership", "places", "collaboratives")
ICSCHECK = (sys.executable, "-m", "icscheck")
#: At most this share of check-jsonschema's time.
TARGET = 0.4


class Measured(NamedTuple):
    """A command, what it is compared with, by name, and where its icscheck is; by default that of this checkout."""

    name: str
    command: tuple[str, ...]
    beside: str = ""
    package: Path = ROOT


def main() -> int:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=15, help="how often each command runs (default: 15)")
    rounds = parser.parse_args().rounds
    if find_spec("check_jsonschema") is None:
        sys.stderr.write('check-jsonschema is not installed: pip install ".[test]"\n')
        return 2
    with tempfile.TemporaryDirectory() as folder:
        commands = prepared(Path(folder))
        times = measured(commands, rounds, Path(folder))
        size = len((Path(folder) / "small.ics.yaml").read_text(encoding="utf-8").splitlines())
    sys.stdout.write(table(commands, times, rounds, size))
    return 0


def prepared(folder: Path) -> list[Measured]:
    """Write the files to be measured, and give the commands."""
    small, whole = folder / "small.ics.yaml", folder / "whole.ics.yaml"
    small.write_text(_joined(PARTS), encoding="utf-8")
    others = (file.name.partition(".")[0] for file in sorted(EXAMPLE.glob("*.ics.yaml")))
    whole.write_text(_joined((*PARTS, *(part for part in others if part not in PARTS))), encoding="utf-8")
    schema = folder / "schema.json"
    schema.write_bytes(_run((*ICSCHECK, "schema"), ROOT, folder).stdout)
    other = (sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema))
    site = installed(folder / "site")
    england = str(ROOT / "examples" / "england")
    one, all_of_it = "check-jsonschema, one file", "check-jsonschema, whole example"
    commands = [
        Measured("python -c pass", (sys.executable, "-c", "pass")),
        Measured("icscheck --version", (*ICSCHECK, "--version"), package=site),
        Measured(one, (*other, str(small))),
        Measured("icscheck validate, one file", (*ICSCHECK, "validate", str(small)), one, site),
        Measured("the same from a checkout", (*ICSCHECK, "validate", str(small)), one),
        Measured(all_of_it, (*other, str(whole))),
        Measured("icscheck validate, whole example", (*ICSCHECK, "validate", str(whole)), all_of_it, site),
        Measured("icscheck validate, 42 systems", (*ICSCHECK, "validate", england), package=site),
        Measured("load the reader of packs", (sys.executable, "-c", "import icscheck.packs"), package=site),
        Measured("read packs, compiled", (sys.executable, "-c", _READ), package=site),
        Measured("read packs, from YAML", (sys.executable, "-c", _READ)),
    ]
    if find_spec("yamllint") is not None:
        lint = (sys.executable, "-m", "yamllint", "-d", "relaxed", str(small))
        commands.insert(3, Measured("yamllint, one file", lint))
    return commands


_READ = (
    "from icscheck.packs import find_packs, load_pack; [load_pack(found.folder) for found in find_packs()]"
)


def installed(site: Path) -> Path:
    """The package as a wheel holds it, with the rules inside it and each pack compiled."""
    shutil.copytree(ROOT / "icscheck", site / "icscheck", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "rules", site / "icscheck" / "rules")
    compile_packs = (
        "from icscheck.packs import find_packs; from icscheck.packs.compiled import dump; "
        "from icscheck.packs.load import COMPILED, load_yaml; "
        "[(found.folder.place / COMPILED).write_text(dump(load_yaml(found.folder)), encoding='utf-8') "
        "for found in find_packs()]"
    )
    _run((sys.executable, "-c", compile_packs), site, site)
    return site


def _joined(parts: tuple[str, ...]) -> str:
    return "\n".join((EXAMPLE / f"{part}.ics.yaml").read_text(encoding="utf-8") for part in parts)


def _run(command: tuple[str, ...], package: Path, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a command with one icscheck before all others, in a folder without one, which Python would prefer."""
    environment = {**os.environ, "PYTHONPATH": str(package), "PYTHONDONTWRITEBYTECODE": ""}
    done = subprocess.run(command, env=environment, capture_output=True, check=False, cwd=folder)  # noqa: S603 (our own commands)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr.decode()}{done.stdout.decode()[:2000]}")
    return done


def measured(commands: list[Measured], rounds: int, folder: Path) -> dict[str, list[float]]:
    """Seconds for each round of each command, after one round that only warms up."""
    times: dict[str, list[float]] = {each.name: [] for each in commands}
    for number in range(rounds + 1):
        for each in commands:
            start = time.perf_counter()
            _run(each.command, each.package, folder)
            taken = time.perf_counter() - start
            if number:
                times[each.name].append(taken)
    return times


def table(commands: list[Measured], times: dict[str, list[float]], rounds: int, size: int) -> str:
    """The results, in Markdown."""
    about = (
        f"Python {platform.python_version()}, {platform.system()}, {rounds} rounds; one file has {size} lines"
    )
    lines = [
        f"{about}; versions: {_versions()}.",
        "",
        "| what | median, ms | least, ms | by the other |",
        "| --- | ---: | ---: | ---: |",
    ]
    for each in commands:
        mine = times[each.name]
        ratio = ""
        if each.beside:
            by_round = [one / other for one, other in zip(mine, times[each.beside], strict=True)]
            ratio = f"{statistics.median(by_round):.2f}"
        lines.append(
            f"| {each.name} | {statistics.median(mine) * 1000:.0f} | {min(mine) * 1000:.0f} | {ratio} |"
        )
    return "\n".join(lines) + f"\n\nTarget: at most {TARGET} of check-jsonschema on one file.\n"


def _versions() -> str:
    named = [
        "check-jsonschema",
        "jsonschema",
        "pyyaml",
        "typer",
        *(["yamllint"] if find_spec("yamllint") else []),
    ]
    return ", ".join(f"{name} {version(name)}" for name in named)


if __name__ == "__main__":
    sys.exit(main())
