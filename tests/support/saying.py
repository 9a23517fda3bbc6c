"""What a test has measured, said at the end of a run: `record_property("said", "...")`.

Loaded for every run by the conftest.py at the root; it also works when tests run in several processes.
"""

from __future__ import annotations

from typing import Any


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Write each line that a test has recorded."""
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            if report.when == "call":
                for name, value in report.user_properties:
                    if name == "said":
                        terminalreporter.write_line(str(value))
