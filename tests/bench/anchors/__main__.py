"""Run Commander beside the anchors' drivers, in one run: same machine, same phases, same workload.

    python -m tests.bench.anchors DRIVERS_FOLDER [--drivers commander,floor-sqlite,pouch] [FLAGS]

The folder is a copy of the anchors' drivers that was set up (`setup.sh`); flags are those of its
``bench.py``. Each run lives in a network namespace of its own (needs root), so that the bytes of
its loopback device are those of the run. One line of JSON a driver.
"""

import argparse
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
WRAP = 'ip link set lo up; ip link set lo mtu 1500; exec "$0" "$@"'


def main() -> int:
    """Run each driver; returns the highest exit code."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--drivers", default="commander,floor-sqlite")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked, flags = parser.parse_known_args()
    folder = asked.folder.resolve()
    if asked.inside:
        _inside(folder, asked.drivers, flags)
        return 0
    codes = [0]
    for driver in asked.drivers.split(","):
        own = [sys.executable, "-m", "tests.bench.anchors", str(folder), "--inside"]
        command = [*own, "--drivers", driver, *flags]
        if driver != "commander":
            command = [str(folder / ".venv/bin/python"), str(folder / "bench.py"), driver, *flags]
        space = ["unshare", "-n", "-p", "-f", "--mount-proc", "--kill-child", "bash", "-c", WRAP]
        environment = {
            **os.environ,
            "ANCHORS": str(folder),
            "PYTHONPATH": str(ROOT),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        }
        ran = subprocess.run([*space, *command], env=environment, cwd=ROOT, check=False)
        codes.append(ran.returncode)
    return max(codes)


def _inside(folder: Path, driver: str, flags: list[str]) -> None:
    """Be the drivers' ``bench.py``, which learns of one driver more."""
    spec = importlib.util.spec_from_file_location("anchors_bench", folder / "bench.py")
    assert spec is not None
    assert spec.loader is not None
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    python = [sys.executable, "-m"]
    bench.DRIVERS[driver] = (
        [*python, "tests.bench.anchors.server"],
        [*python, "tests.bench.anchors.agent"],
    )
    sys.argv = ["bench.py", driver, *flags]
    bench.main()


if __name__ == "__main__":
    sys.exit(main())
