"""The public page about the service, as HTML: whole without a script, and the same for everyone."""

import re
from datetime import date

from flask import render_template

from server.locales import catalogue
from server.services.about import read_about

_BETWEEN = re.compile(r"\n\s*\n")


def about_page() -> str:
    """The page as it stands now. Words of the office are text in it, never markup."""
    about = read_about()
    words = {
        key.removeprefix("about."): text
        for key, text in catalogue().items()
        if key.startswith("about.")
    }
    changed = about["changed_at"]
    return render_template(
        "about.html",
        words=words,
        about=about,
        paragraphs=_paragraphs(about["text"]),
        gaps=_paragraphs(about["known_gaps"]),
        dialled=re.sub(r"[^\d+]", "", about["contact_phone"]),
        changed=date.fromisoformat(changed[:10]).strftime("%d.%m.%Y") if changed else None,
    )


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in _BETWEEN.split(text.replace("\r\n", "\n")) if part.strip()]
