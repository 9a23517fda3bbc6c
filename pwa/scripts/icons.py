"""Draws the PNG icons from public/icon.svg with a headless Chromium.

Run it again when the drawing changes: python pwa/scripts/icons.py [path to chromium]
"""

import re
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PUBLIC = Path(__file__).resolve().parent.parent / "public"


def full_bleed(svg: str) -> str:
    """The drawing for a mask: the ground fills the square, the house keeps to the safe circle."""
    head = svg[: svg.index(">") + 1]
    house = "".join(re.findall(r"<path[^>]*/>", svg))
    return (
        f'{head}<rect width="512" height="512" fill="#0c4a4e"/>'
        f'<g transform="translate(256 256) scale(.76) translate(-256 -258)">{house}</g></svg>'
    )


def draw(chromium: str) -> None:
    """Writes the four files beside the drawing."""
    plain = (PUBLIC / "icon.svg").read_text()
    wanted = {
        "icon-192.png": (plain, 192),
        "icon-512.png": (plain, 512),
        "icon-maskable-512.png": (full_bleed(plain), 512),
        "apple-touch-icon.png": (full_bleed(plain), 180),
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (svg, size) in wanted.items():
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(
                f"<style>body{{margin:0}}svg{{display:block;width:100vw}}</style>{svg}"
            )
            page.screenshot(path=PUBLIC / name, omit_background=True)
            page.close()
        browser.close()


if __name__ == "__main__":
    draw(sys.argv[1] if len(sys.argv) > 1 else shutil.which("chromium") or "chromium")
