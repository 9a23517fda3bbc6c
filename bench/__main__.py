"""Measures, prints a table and JSON, and fails when a limit is not met.

Usage: python -m bench [--json FILE] [sync|desk|bytes|browser|lighthouse]
"""

import argparse
import os
import sys
from pathlib import Path

from bench.figure import Figure, as_json, table

RESULTS = Path(__file__).parent / "results" / "figures.json"
PARTS = ["sync", "desk", "bytes", "browser", "lighthouse"]


def main() -> int:
    """Run the chosen parts (all unless named) and return the exit code: 1 when a limit is not met."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="What must be fast, measured."
    )
    parser.add_argument("part", nargs="?", choices=PARTS, help="default: all")
    parser.add_argument("--json", type=Path, default=RESULTS, help="where the figures are written")
    arguments = parser.parse_args()
    parts = [arguments.part] if arguments.part else PARTS
    figures: list[Figure] = []
    if "sync" in parts:
        from bench.sync import measure_sync

        figures += measure_sync()
    if "desk" in parts:
        from bench.desk import measure_desk

        figures += measure_desk()
    if "bytes" in parts:
        from bench.first_visit import measure_first_visit

        figures += measure_first_visit()
    if "browser" in parts:
        from bench.browser import measure_browser

        figures += measure_browser()
    if "lighthouse" in parts:
        from bench.lighthouse import measure_lighthouse

        figures += measure_lighthouse()
    print(table(figures))
    # Times say little of a machine that has other work to do.
    print(
        f"load of the machine over the last quarter: {os.getloadavg()[2]:.1f} on {os.cpu_count()} cores"
    )
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    arguments.json.write_text(as_json(figures), encoding="utf-8")
    return 0 if all(figure.is_met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
