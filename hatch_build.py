"""Builds the wheel with every rule pack compiled beside its YAML, so that reading rules costs next to nothing."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompilePacks(BuildHookInterface):  # type: ignore[type-arg]
    """Adds ``compiled.json`` to each pack's folder in the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile each pack under ``rules/`` into a temporary file and have it included."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from icscheck.packs.compiled import dump
        from icscheck.packs.find import Folder
        from icscheck.packs.load import COMPILED, HEADER, load_yaml

        self._made = tempfile.TemporaryDirectory()
        for place, header in enumerate(sorted(Path(self.root, "rules").rglob(HEADER))):
            inside = header.parent.relative_to(self.root).as_posix()
            made = Path(self._made.name, f"{place}.json")
            made.write_text(dump(load_yaml(Folder(header.parent, inside))), encoding="utf-8", newline="\n")
            build_data["force_include"][str(made)] = f"icscheck/{inside}/{COMPILED}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary files."""
        if version != "editable":
            self._made.cleanup()
