"""Takes the pictures of the README: the briefing of the sample articles, as readers see it.

    python docs/shots.py

Needs Chromium and what `make browser` installs. The briefing by a model is replayed from the
recording of its test.
"""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Literal, cast

import typst
import vcr
from playwright.sync_api import Browser, Page, sync_playwright

from briefer import Settings, daily
from briefer.assets import loader
from briefer.steps.render import render
from briefer.values.briefing import Briefing

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs"
RECORDING = "test_the_sample_articles_give_the_recorded_briefing.yaml"
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")
DESK, PHONE = (1180, 760), (390, 760)
PDF_PAGES, PDF_DPI = 2, 72


def main() -> None:
    """Write the pictures: both themes at both widths, the model's briefing, pages of the PDF."""
    os.chdir(ROOT)  # the sources are named as from here
    briefing = daily(["seeds"], Settings(model="embedded"))
    path = os.environ.get("BRIEFER_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        own, models = Path(folder, "own.html"), Path(folder, "model.html")
        own.write_text(_html(briefing), encoding="utf-8")
        models.write_text(_html(_recorded()), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS])
        _source(_opened(browser, own, DESK, "light"), "briefing")
        _positions(_opened(browser, own, DESK, "dark"), "briefing-dark")
        _top(_opened(browser, own, PHONE, "light"), "phone-light")
        _source(_opened(browser, own, PHONE, "dark"), "phone-dark")
        _top(_opened(browser, models, DESK, "light"), "briefing-model")
        browser.close()
    markup = render(briefing, "daily", "typ", loader("templates")).encode()
    # Of several pages it is a list, whatever the stub says.
    pages = cast("list[bytes]", typst.compile(markup, format="png", ppi=PDF_DPI))
    for number, picture in enumerate(pages[:PDF_PAGES], 1):
        (FOLDER / f"pdf-{number}.png").write_bytes(picture)


def _recorded() -> Briefing:
    """Return the briefing that a small model wrote, from the answers that were recorded."""
    settings = Settings(
        model="openai:qwen2.5-coder-1.5b-instruct",
        base_url="http://model.example/v1",
        concurrency=1,
    )
    recording = ROOT / "cassettes" / "test_day_recorded" / RECORDING
    player = vcr.VCR(record_mode="none", match_on=["method", "path", "body"])
    with player.use_cassette(str(recording), allow_playback_repeats=True):
        return daily(["seeds"], settings)


def _html(briefing: Briefing) -> str:
    return render(briefing, "daily", "html", loader("templates"))


def _opened(
    browser: Browser, file: Path, size: tuple[int, int], theme: Literal["light", "dark"]
) -> Page:
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=theme,
        reduced_motion="reduce",
        is_mobile=size == PHONE,
    )
    page.goto(file.as_uri())
    return page


def _top(page: Page, name: str) -> None:
    page.screenshot(path=FOLDER / f"{name}.png")


def _source(page: Page, name: str) -> None:
    """Take the page with the article beside it that the first line rests on."""
    page.click("#d1 .marks a >> nth=0")
    _top(page, name)


def _positions(page: Page, name: str) -> None:
    page.locator("[id$=-positions]").first.evaluate("heading => heading.scrollIntoView()")
    _top(page, name)


if __name__ == "__main__":
    main()
