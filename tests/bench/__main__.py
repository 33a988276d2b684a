"""Every benchmark in turn, each as ratios against its own floor in one run: `python -m tests.bench [NAME ...]`."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ALL = {
    "startup": ["--real"],
    "cards": [],
    "text": [],
    "checks": [],
    "store": [],
    "net": [],
}


def main(names: list[str]) -> int:
    """Runs the named benchmarks, or all that are there; the worst exit status."""
    status = 0
    for name in names or ALL:
        if not (ROOT / "tests" / "bench" / f"{name}.py").is_file():
            print(f"== {name}: there is no such benchmark")
            status = 2
            continue
        print(f"== {name}", flush=True)
        words = [sys.executable, "-m", f"tests.bench.{name}", *ALL.get(name, [])]
        status = max(status, subprocess.run(words, cwd=ROOT, check=False).returncode)
    return status


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
