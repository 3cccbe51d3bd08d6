"""The wheel: built without a network, complete, and able to start away from the source."""

import os
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 120  # seconds, for a build or an installation on a slow disk


def run(*command: str, cwd: Path, env: dict[str, str] | None = None) -> str:
    """Run a command; return what it printed, or fail the test with it."""
    done = subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, text=True, timeout=LONGEST, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's contents as pip lays them out, without dependencies."""
    target = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"]
    run(*pip, "--target", str(target), str(wheel), cwd=target)
    return target


def contents(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_holds_the_three_packages_and_nothing_else(wheel: Path) -> None:
    top = {name.split("/")[0] for name in contents(wheel)}
    assert {name for name in top if not name.endswith(".dist-info")} == {
        "commander",
        "ui",
        "resources",
    }
    assert len(top) == 4
    assert not any("node_modules" in name or "packaging" in name for name in contents(wheel))


def test_holds_every_module_and_what_the_setup_made(wheel: Path) -> None:
    wanted = [*ROOT.glob("resources/web/vendor/**/*"), *ROOT.glob("resources/translations/*.qm")]
    wanted += ROOT.glob("resources/map/areas/*")
    for package in ("commander", "ui"):
        wanted += ROOT.glob(f"{package}/**/*.py")
    names = {path.relative_to(ROOT).as_posix() for path in wanted if path.is_file()}
    assert "resources/web/vendor/leaflet.js" in names, "run `make setup` first"
    assert "resources/map/areas/helsinki.pmtiles" in names, "run `make setup` first"
    assert names <= contents(wheel)


def test_carries_its_licence(wheel: Path) -> None:
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in contents(wheel))


@pytest.mark.parametrize(
    "module", ["commander", "commander.cli", "commander.server.main", "ui.app"]
)
def test_starts_from_the_installed_copy(module: str, installed: Path) -> None:
    if (
        not (ROOT / module.replace(".", "/")).with_suffix(".py").exists()
        and not (ROOT / module.replace(".", "/")).is_dir()
    ):
        pytest.skip(f"{module} is not written yet")
    program = f"import {module} as it; print(it.__file__)"
    env = {**os.environ, "PYTHONPATH": str(installed)}
    printed = run(sys.executable, "-c", program, cwd=installed, env=env)
    assert Path(printed.strip()).is_relative_to(installed)


@pytest.mark.parametrize("script", ["commander", "commander-server"])
def test_console_scripts_answer(script: str, installed: Path) -> None:
    room = {"commander": "commander.cli", "commander-server": "commander.server"}[script]
    if find_spec(room) is None:
        pytest.skip(f"{room} is not written yet")
    env = {**os.environ, "PYTHONPATH": str(installed)}
    (program,) = (installed / "bin").glob(script)
    assert "usage" in run(str(program), "--help", cwd=installed, env=env).lower()
