"""How long `import tinytorch.core.losses` takes, against NumPy alone: whole processes, interleaved.

python bench/import_time.py [RUNS]
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATEMENTS = {"nothing": "pass", "numpy": "import numpy", "losses": "import tinytorch.core.losses"}


def seconds(statement: str) -> float:
    # A start-up is timed with a warm bytecode cache, which some machines switch off.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], cwd=ROOT, env=environment, check=True)
    return time.perf_counter() - started


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    times: dict[str, list[float]] = {name: [] for name in STATEMENTS}
    for run in range(runs + 1):
        for name, statement in STATEMENTS.items():
            taken = seconds(statement)
            if run:  # the first round warms the caches
                times[name].append(taken)
    median = {name: statistics.median(values) for name, values in times.items()}
    for name, value in median.items():
        print(f"{name:8} {value:.3f} s")
    print(f"import of the package: {median['losses'] - median['nothing']:.3f} s, ", end="")
    print(f"{median['losses'] - median['numpy']:.3f} s of it beyond NumPy")


if __name__ == "__main__":
    main()
