"""A test that did not run is not a test that passed."""

import pytest

pytest_plugins = ["pytester"]


# One playwright plugin in a process is enough; a pytest inside pytest must not start another.
OPTIONS = ("-p", "tests.support.no_skips", "-p", "no:playwright")


@pytest.fixture
def outcomes(pytester: pytest.Pytester):
    """How a file of tests ends when it is run with the plugin."""

    def run(source: str) -> dict[str, int]:
        pytester.makepyfile(source)
        result = pytester.runpytest_inprocess(*OPTIONS)
        return result.parseoutcomes()

    return run


def test_a_skipped_test_fails_with_its_reason(pytester):
    pytester.makepyfile('import pytest\ndef test_it():\n    pytest.skip("no database here")')

    result = pytester.runpytest_inprocess(*OPTIONS)

    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*counts as a failure*no database here*"])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "import pytest\n@pytest.mark.skip(reason='later')\ndef test_it(): pass",
            {"errors": 1},
            id="marked, so it ends before it begins",
        ),
        pytest.param(
            "import pytest\n@pytest.mark.xfail(reason='known')\ndef test_it(): assert False",
            {"failed": 1},
            id="expected to fail",
        ),
        pytest.param(
            "import pytest\npytest.importorskip('no_such_module')\ndef test_it(): pass",
            {"errors": 1},
            id="a whole file",
        ),
        pytest.param("def test_it(): pass", {"passed": 1}, id="one that passes still passes"),
    ],
)
def test_every_way_to_skip_fails(outcomes, source, expected):
    assert outcomes(source) == expected
