"""Turns what pip, npm, venv or apt-get wrote before it failed into one sentence to act on."""

from __future__ import annotations

import re

from tools import messages

NO_NETWORK = re.compile(
    r"Failed to establish a new connection|NameResolutionError|Temporary failure (?:in name )?resol"
    r"|Max retries exceeded|NewConnectionError|ConnectTimeoutError|ReadTimeoutError"
    r"|Network is unreachable|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH"
    r"|Could not resolve|Unable to connect to|Cannot connect to proxy",
    re.IGNORECASE,
)
NO_COMPILER = re.compile(
    r"command '\S*(?:cc|g\+\+|clang\S*)' failed: No such file"
    r"|unable to execute '\S+': No such file"
    r"|No such file or directory: '\S*(?:cc|g\+\+|clang)'"
    r"|linker `\S+` not found"
    r"|Unknown compiler\(s\)"
    r"|No CMAKE_C(?:XX)?_COMPILER could be found"
    r"|Python\.h: No such file"
    r"|xcrun: error",
)
NO_RUST = re.compile(
    r"can't find Rust compiler|Rust not found|Rust package manager, is not installed"
    r"|cargo: (?:command )?not found|No such file or directory: 'cargo'"
)
WRONG_HASH = re.compile(r"DO NOT MATCH THE HASHES|EINTEGRITY")
NO_SPACE = re.compile(r"No space left on device|ENOSPC")
NO_VENV = re.compile(r"ensurepip is not\s+available|No module named (?:venv|'?ensurepip)")
# pip names the package when its build fails, and before that when it begins with it.
FAILED_PACKAGE = re.compile(
    r"(?:Failed building wheel for|Could not build wheels for|Failed to build) "
    r"'?([A-Za-z0-9][\w.-]*)"
)
BEGUN_PACKAGE = re.compile(r"^\s*Collecting ([A-Za-z0-9][\w.-]*?)(?:==|\s|$)", re.MULTILINE)


def package_in(output: str) -> str:
    """The package pip was building when it stopped, or words for not knowing."""
    failed = FAILED_PACKAGE.search(output)
    if failed and failed[1] not in {"installable", "one"}:
        return failed[1]
    begun = BEGUN_PACKAGE.findall(output)
    return begun[-1] if begun else messages.UNNAMED_PACKAGE


def explain(output: str, label: str, lock: str = "requirements.lock") -> str:
    """One sentence for a person: what is wrong and what to do, from a failed step's output.

    `label` names the step when the output is not recognised; `lock` is the file that holds
    the hashes the step was to follow.
    """
    if NO_SPACE.search(output):
        return messages.NO_SPACE
    if NO_VENV.search(output):
        return messages.NO_VENV
    if WRONG_HASH.search(output):
        return messages.WRONG_HASH.format(lock=lock)
    if NO_RUST.search(output):
        return messages.NO_RUST.format(package=package_in(output))
    if NO_COMPILER.search(output):
        return messages.NO_COMPILER.format(package=package_in(output))
    if NO_NETWORK.search(output):
        return messages.NO_NETWORK
    return messages.STEP_BROKE.format(label=label)
