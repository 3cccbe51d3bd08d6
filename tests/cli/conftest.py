"""The command line as its user has it: what went in, what came out."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from commander.cli import main


@dataclass(frozen=True)
class Said:
    """Exit code and what was printed on both outputs."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Said]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def run(data: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the test's own data folder, in this process."""

    def run(*words: str) -> Said:
        capsys.readouterr()
        code = main(["--data", str(data), *words])
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return run


@pytest.fixture
def apart(data: Path) -> Callable[..., "subprocess.Popen[str]"]:
    """Start a command on the test's own data folder, in a process of its own."""

    def apart(*words: str) -> "subprocess.Popen[str]":
        program = "import sys; from commander.cli import main; sys.exit(main())"
        return subprocess.Popen(
            [sys.executable, "-c", program, "--data", str(data), *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    return apart
