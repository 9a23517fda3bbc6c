"""A test that is skipped, or expected to fail, fails: what cannot run here is not known to work.

Loaded for every run by the conftest.py at the root.
"""

from __future__ import annotations

from collections.abc import Generator

import pytest


def _fail_instead(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.outcome != "skipped":
        return
    why = getattr(report, "wasxfail", None)
    if why is None:
        # pytest keeps a skip's reason as (file, line, reason).
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longreprtext
    else:
        del report.wasxfail
    report.outcome = "failed"
    report.longrepr = f"Skipped, which counts as a failure here: {why}"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip or an expected failure of one test into a failure."""
    report = yield
    _fail_instead(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn a skipped file (importorskip, skip at module level) into a failure."""
    report = yield
    _fail_instead(report)
    return report
