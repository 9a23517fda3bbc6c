"""Make this clone ready: `python3 -m tools.setup run` or `... test`.

This file is read by whatever Python a machine happens to have, so it must parse on
Python 3.6 and import only what does: then «too old» is one kind sentence and not a
SyntaxError. A newer Python standing beside the old one is found and takes over.
"""

import os
import shutil
import subprocess
import sys

from tools import messages

MINIMUM = (3, 11)
CANDIDATES = ["python3.14", "python3.13", "python3.12", "python3.11", "python3"]
# Set for the Python that takes over, so that two old ones cannot call each other forever.
CHOSEN = "MILJOVAKT_PYTHON_CHOSEN"
VERSION_OF = "import sys; print('.'.join(map(str, sys.version_info[:3])))"


def version_of(path):
    # type: (str) -> tuple[int, ...] | None
    """The version of the Python at `path`, or None when it does not answer as one."""
    try:
        said = subprocess.check_output([path, "-c", VERSION_OF], stderr=subprocess.DEVNULL)
        return tuple(int(part) for part in said.decode("ascii").strip().split("."))
    except (OSError, ValueError, subprocess.CalledProcessError):
        return None


def newer_python():
    # type: () -> str | None
    """The first Python on PATH that is new enough, or None."""
    for name in CANDIDATES:
        path = shutil.which(name)
        if path:
            version = version_of(path)
            if version and version >= MINIMUM:
                return path
    return None


def main(arguments):
    # type: (list[str]) -> int
    """Prepare for the target named first in `arguments`; the exit status for the shell."""
    target = arguments[0] if arguments else "run"
    if sys.version_info < MINIMUM:
        # A Python chosen by hand (PYTHON=) is not second-guessed.
        chosen_by_hand = os.environ.get("PYTHON") or os.environ.get(CHOSEN)
        path = None if chosen_by_hand else newer_python()
        if path is None:
            version = ".".join(str(part) for part in sys.version_info[:3])
            sentence = messages.OLD_PYTHON.format(
                path=sys.executable, version=version, target=target
            )
            print(sentence, file=sys.stderr)
            return 1
        os.environ[CHOSEN] = path
        return subprocess.call([path, "-m", "tools.setup", *arguments])

    from tools import prepare

    return prepare.prepare(target)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
