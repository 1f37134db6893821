"""One Chromium for all tests, and pages in it that may ask for nothing and complain of nothing."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import pytest

from briefer.assets import loader
from briefer.steps.render import render
from briefer.values.briefing import Briefing
from tests.browser.days import great_day, wide_day, written_day
from tests.steps.conftest import briefing, empty_briefing, small_briefing, spoiled

__all__ = ["briefing", "empty_briefing", "small_briefing", "spoiled"]

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
DESK, PHONE = (1280, 900), (360, 740)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    # Imported here: without a browser these tests are still collected, and left out.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    wanted = os.environ.get("BRIEFER_CHROMIUM", "")
    path = wanted or next((found for name in NAMES if (found := shutil.which(name))), None)
    assert path, "no Chromium: install it (Debian: apt-get install chromium) and run `make browser`"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=[*FLAGS])
        yield opened
        opened.close()


@lru_cache(maxsize=8)
def page_of(shown: Briefing) -> str:
    """Return the page of a briefing; several tests read the same one."""
    return render(shown, "daily", "html", loader("templates"))


@pytest.fixture
def read(browser, tmp_path) -> Iterator[Callable[..., Any]]:
    """Open a briefing; when the test ends, the page has asked for nothing and said nothing.

    A page that is not to be silent is opened so that it may.
    """
    path = tmp_path / "briefing.html"
    contexts: list[Any] = []
    wrong: list[str] = []

    def listen(page: Any) -> None:
        page.on("request", lambda asked: wrong.append(asked.url))
        page.on("console", lambda said: wrong.append(said.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(dialog.message))

    def opened(
        shown: Briefing,
        at: str = "",
        size: tuple[int, int] = DESK,
        *,
        silent: bool = True,
        **options: Any,
    ) -> Any:
        path.write_text(page_of(shown), encoding="utf-8")
        # Without movement the page is at rest at once.
        options = {"reduced_motion": "reduce", **options}
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        if silent:
            listen(page)
        page.goto(path.as_uri() + at)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [one for one in wrong if one.partition("#")[0] != path.as_uri()] == []


@pytest.fixture(scope="session")
def great() -> Briefing:
    return great_day()


@pytest.fixture(scope="session")
def wide() -> Briefing:
    return wide_day()


@pytest.fixture(scope="session")
def written() -> Briefing:
    return written_day()
