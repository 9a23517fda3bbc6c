"""Documents as tagged PDF (PDF/UA-1): a template of ours, filled with data that is never read as code."""

from typing import Any

import orjson
import typst

from server.config import ROOT

_TEMPLATES = ROOT / "server" / "templates"


def pdf_of(template: str, data: dict[str, Any]) -> bytes:
    """The PDF that `server/templates/<template>.typ` makes of `data`. Fonts are the typesetter's own, so that
    it looks the same wherever it is made, and nothing is fetched."""
    made = typst.compile(
        (_TEMPLATES / f"{template}.typ").read_bytes(),
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"data": orjson.dumps(data).decode()},
        ignore_system_fonts=True,
    )
    return bytes(made)
