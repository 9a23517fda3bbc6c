"""Lighthouse on a first visit, as a phone on a slow line with a processor four times slower.

It is a package of its own (bench/audit), because 176 MB of it would be in the way of everything else.
"""

import json
import os
import subprocess
import tempfile
from pathlib import Path
from statistics import median

from bench.figure import Figure
from tests.support.chromium import executable, launch_arguments
from tests.support.demo import Instance
from tests.support.serving import served
from tools.prepare import AUDIT, node_folder

RUNS = 5
FLOORS = {"performance": 95, "accessibility": 100, "best-practices": 100}


def measure_lighthouse() -> list[Figure]:
    """The three scores, medians of a few runs."""
    with tempfile.TemporaryDirectory() as name:
        instance = Instance(Path(name) / "instance")
        instance.load_demo()
        with served(instance.folder) as server:
            runs = [_scores(server.url, Path(name) / f"{each}.json") for each in range(RUNS)]
    return [
        Figure(
            f"Lighthouse mobile, {category}",
            median(run[category] for run in runs),
            "points",
            how=f"median of {RUNS} runs: {sorted(run[category] for run in runs)}",
            floor=floor,
        )
        for category, floor in FLOORS.items()
    ]


def _scores(url: str, out: Path) -> dict[str, int]:
    flags = " ".join(["--headless=new", *launch_arguments()])
    command = [str(node_folder() / "bin/node"), "node_modules/lighthouse/cli/index.js", f"{url}/"]
    command += ["--quiet", "--output=json", f"--output-path={out}", f"--chrome-flags={flags}"]
    command += [f"--only-categories={','.join(FLOORS)}"]
    environment = os.environ | {"CHROME_PATH": executable()}
    subprocess.run(command, cwd=AUDIT, env=environment, check=True)
    told = json.loads(out.read_text(encoding="utf-8"))["categories"]
    return {category: round(told[category]["score"] * 100) for category in FLOORS}
