"""Writes docs/security/roles.md from server/access/ and the routes: who may do what, as the code has it.

`python -m tools.roles_document` writes the file, `--check` fails when it is stale.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from flask import Flask
from werkzeug.routing import Rule

from server import create_app
from server.access.consents import SCOPE_OF
from server.access.edits import EDITS
from server.access.fields import GUARDED_FIELDS
from server.access.guard import access_of
from server.access.roles import MATRIX, Extent, Role
from server.config import ROOT, Settings

TARGET = ROOT / "docs" / "security" / "roles.md"
SIGNS = {
    Extent.ALL: "●",
    Extent.REVIEW: "◐ under review",
    Extent.SHARED: "○ by consent",
    Extent.OWN: "◐ own",
    Extent.NAMED: "◐ named",
    Extent.METADATA: "◐ metadata",
}
HEADING = """# Who may do what

Written from `server/access/` and the routes by `make types`; changes made here are lost. What is not in
the table is not allowed, and what a user may not see answers 404 as if it were not there.

● every record · ◐ some of them · ○ what a standing consent shares, and one's own · – not at all. A role
counts on its own surface alone: `field_worker` on the phone, the others in the office. Several roles add up.
"""


def document(app: Flask) -> str:
    """The whole document, the same for the same code."""
    routes = _routes(app)
    roles = [str(role) for role in Role]
    lines = [HEADING, *_head(["action", *roles, "from"])]
    for action, rule in sorted(MATRIX.items()):
        reaches = [SIGNS[rule.roles[role]] if role in rule.roles else "–" for role in roles]
        surfaces = ", ".join(sorted(rule.surfaces)) + (
            "; proves again who they are" if rule.needs_step_up else ""
        )
        lines.append(_row([f"`{action}`", *reaches, surfaces]))
    lines += ["", "## Routes", "", *_head(["action", "routes"])]
    lines += [
        _row([f"`{action}`", "<br>".join(routes.get(action, ["none yet"]))])
        for action in sorted(MATRIX)
    ]
    lines += ["", "## Fields that not every reader sees", "", *_head(["field", "action"])]
    lines += [
        _row([f"`{entity}.{field}`", f"`{action}`"])
        for (entity, field), action in sorted(GUARDED_FIELDS.items())
    ]
    lines += ["", "## Consent scopes that open a case", "", *_head(["role", "scope"])]
    lines += [_row([f"`{role}`", f"`{scope}`"]) for role, scope in sorted(SCOPE_OF.items())]
    lines += ["", "## Open to everyone", "", *_head(["route", "reason"]), *_open(app)]
    return "\n".join(lines) + "\n"


def _routes(app: Flask) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for rule, method in _addresses(app):
        access = access_of(app, rule.endpoint)
        if access is not None and access.action is not None:
            found[access.action].append(f"`{method} {rule.rule}`")
    for entity, edit in EDITS.items():
        found[edit.action].append(f"`POST /api/changes` of `{entity}`")
    return found


def _open(app: Flask) -> list[str]:
    found = []
    for rule, method in _addresses(app):
        access = access_of(app, rule.endpoint)
        if access is not None and access.action is None:
            found.append(_row([f"`{method} {rule.rule}`", access.reason or ""]))
    return found


def _addresses(app: Flask) -> list[tuple[Rule, str]]:
    pairs = [
        (rule, method)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    ]
    return sorted(pairs, key=lambda pair: (pair[0].rule, pair[1]))


def _head(names: Sequence[str]) -> list[str]:
    return [_row(names), "|" + "---|" * len(names)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main(arguments: Sequence[str]) -> int:
    """Write the document, or say whether it is current; 0 when all is well."""
    text = document(
        create_app(Settings(Path("/nonexistent"), database_url="sqlite://", is_testing=True))
    )
    if "--check" in arguments:
        return 0 if TARGET.read_text("utf-8") == text else 1
    TARGET.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
