"""What pip, npm, venv and apt-get write when they fail becomes one sentence to act on.

The samples are cut from what the real programs wrote on machines that lacked the thing.
"""

import pytest

from tools import messages
from tools.explain import explain

PIP_WITHOUT_COMPILER = """
Collecting brotli==1.2.0
Building wheels for collected packages: brotli
  Building wheel for brotli (pyproject.toml): finished with status 'error'
      building '_brotli' extension
      gcc -Wsign-compare -DNDEBUG -g -c python/_brotli.c -o bin/temp/python/_brotli.o
      error: [Errno 2] No such file or directory: 'gcc'
  ERROR: Failed building wheel for brotli
Failed to build brotli
error: failed-wheel-build-for-install

× Failed to build installable wheels for some pyproject.toml based projects
╰─> brotli
"""
PIP_WITHOUT_HEADERS = """
Collecting markupsafe==3.0.4
      src/markupsafe/_speedups.c:1:10: fatal error: Python.h: No such file or directory
      error: command '/usr/bin/gcc' failed with exit code 1
  ERROR: Failed building wheel for markupsafe
"""
PIP_WITHOUT_RUST = """
Collecting brotli==1.2.0 (from -r requirements.lock (line 30))
Collecting orjson==3.13.0 (from -r requirements.lock (line 410))
  Preparing metadata (pyproject.toml): finished with status 'error'
      Checking for Rust toolchain....
      Rust not found, installing into a temporary directory
      httpx.ConnectError: [Errno -2] Name or service not known
error: metadata-generation-failed
"""
PIP_WITHOUT_NETWORK = """
WARNING: Retrying (Retry(total=0, connect=None, read=None, redirect=None, status=None)) after
connection broken by 'NewConnectionError('<pip._vendor.urllib3.connection.HTTPConnection object>:
Failed to establish a new connection: [Errno 111] Connection refused')': /simple/six/
ERROR: Could not find a version that satisfies the requirement six==1.16.0 (from versions: none)
ERROR: No matching distribution found for six==1.16.0
"""
PIP_WITH_ANOTHER_FILE = """
ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the
package versions, please update the hashes. Otherwise, examine the package contents carefully.
"""
NPM_WITHOUT_NETWORK = """
npm error code ENOTFOUND
npm error syscall getaddrinfo
npm error network This is a problem related to network connectivity.
"""
APT_WITHOUT_NETWORK = """
W: Failed to fetch the InRelease file  Temporary failure resolving 'mirror.example'
E: Unable to locate package chromium
"""
VENV_ON_DEBIAN = """
The virtual environment was not created successfully because ensurepip is not
available.  On Debian/Ubuntu systems, you need to install the python3-venv package
"""


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        pytest.param(
            PIP_WITHOUT_COMPILER, messages.NO_COMPILER.format(package="brotli"), id="compiler"
        ),
        pytest.param(
            PIP_WITHOUT_HEADERS, messages.NO_COMPILER.format(package="markupsafe"), id="headers"
        ),
        pytest.param(PIP_WITHOUT_RUST, messages.NO_RUST.format(package="orjson"), id="Rust"),
        pytest.param(PIP_WITHOUT_NETWORK, messages.NO_NETWORK, id="pip, no network"),
        pytest.param(NPM_WITHOUT_NETWORK, messages.NO_NETWORK, id="npm, no network"),
        pytest.param(APT_WITHOUT_NETWORK, messages.NO_NETWORK, id="apt-get, no network"),
        pytest.param(
            PIP_WITH_ANOTHER_FILE, messages.WRONG_HASH.format(lock="some.lock"), id="wrong hash"
        ),
        pytest.param(VENV_ON_DEBIAN, messages.NO_VENV, id="venv"),
        pytest.param("OSError: [Errno 28] No space left on device", messages.NO_SPACE, id="disk"),
        pytest.param(
            "error TS2304: Cannot find name 'x'.",
            messages.STEP_BROKE.format(label="Bygger appen"),
            id="anything else",
        ),
    ],
)
def test_a_failure_is_explained_in_one_sentence(output, expected):
    assert explain(output, "Bygger appen", lock="some.lock") == expected
