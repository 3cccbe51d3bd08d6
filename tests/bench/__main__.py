"""Run every benchmark, or those named, each in a process of its own; print the table."""

import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
LIMIT_S = 900


def main(names: list[str]) -> int:
    """Run bench_NAME.py for these names (all by default) and print a table."""
    wanted = [HERE / f"bench_{name}.py" for name in names] or sorted(HERE.glob("bench_*.py"))
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "QTWEBENGINE_CHROMIUM_FLAGS": "--disable-gpu",
        "PYTHONPATH": str(HERE.parent.parent),
    }
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        environment["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    figures = []
    for script in wanted:
        print(f"# {script.stem}", file=sys.stderr, flush=True)
        ran = subprocess.run(
            [sys.executable, str(script)],
            capture_output=True,
            text=True,
            timeout=LIMIT_S,
            env=environment,
            check=False,
        )
        if ran.returncode:
            print(ran.stderr, file=sys.stderr)
            return ran.returncode
        figures += [json.loads(line) for line in ran.stdout.splitlines() if line.startswith("{")]
    print("| what | figure | measured | target |\n| --- | --- | --- | --- |")
    for f in figures:
        value = f"{f['value']:,} {f['unit']}"
        print(f"| {f['bench']} | {f['figure']} | {value} | {f.get('target', '')} |")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
