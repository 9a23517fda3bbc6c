"""What axe finds wrong with a page as it stands."""

import json
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

#: The rules of WCAG 2.2 AA, and what axe's makers call good practice.
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_SCRIPT: str = Axe().axe_script
#: Only what is wrong is brought here: what is right, with its HTML, takes longer to tell than to find.
_RUN = """(options) => axe.run(JSON.parse(options)).then(({ violations }) => violations.map(
  ({ id, nodes }) => ({ rule: id, where: nodes.map(({ html }) => html.slice(0, 120)) })))"""


def violations(page: Page, **media: Any) -> list[dict[str, Any]]:
    """The rules that the page breaks, and where; seen as `media` says (playwright's `emulate_media`).

    It is seen by day again afterwards. In forced colours the contrast is the person's own choice; axe
    would reckon with the colours of the styles, which are hidden then.
    """
    page.emulate_media(**media)
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SCRIPT)
    options: dict[str, Any] = {"runOnly": _RULES, "resultTypes": ["violations"]}
    if "forced_colors" in media:
        options["rules"] = {"color-contrast": {"enabled": False}}
    found: list[dict[str, Any]] = page.evaluate(_RUN, json.dumps(options))
    page.emulate_media(color_scheme="light", forced_colors="none")
    return [{**media, **one} for one in found]
