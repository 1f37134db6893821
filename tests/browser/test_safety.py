"""Whatever an article or a model says is text; the page itself asks for nothing and runs nothing else."""

import pytest

from tests.browser.days import HOSTILE
from tests.browser.pages import until

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_every_field_is_text(text, briefing, spoiled, read):
    page = read(spoiled(briefing, text))
    assert page.locator("script").count() == 2
    assert page.locator("img").count() == 0
    page.click(".says .marks a >> nth=0")
    page.click("#finder-switch")
    page.fill("#find", "window")
    page.keyboard.press("Escape")
    assert page.evaluate("window.taken") is None
    shown = text.replace("\u202e", "").replace("\u202c", "")
    assert shown in page.inner_text("h1")


ATTACKS = {
    "script": "const one = document.createElement('script'); one.append('window.taken = 1'); document.body.append(one)",
    "text of a script": "const one = document.createElement('script'); one.text = 'window.taken = 1'; document.body.append(one)",
    "markup": "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\\'window.taken = 1\\'>')",
    "handler": "document.body.setAttribute('onclick', 'window.taken = 1'); document.body.click()",
    "script address": "location.href = 'javascript:window.taken=1'",
    "code": "setTimeout('window.taken = 1', 0)",
    "style": "const one = document.createElement('style'); one.append('h1 { display: none }'); document.body.append(one)",
    "style of an element": "document.querySelector('h1').setAttribute('style', 'display: none')",
    "picture": "new Image().src = 'file:///nothing.png'",
    "request": "fetch('file:///nothing').catch(() => {})",
    "beacon": "navigator.sendBeacon('http://127.0.0.1:9/')",
    "frame": "const one = document.createElement('iframe'); one.src = 'http://127.0.0.1:9/'; document.body.append(one)",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_policy_refuses_what_the_file_does_not_bring_along(attack, briefing, read):
    page = read(briefing, silent=False)  # it says what it refuses
    page.evaluate(
        "void addEventListener('securitypolicyviolation', () => { window.refused = true; })"
    )
    page.evaluate(
        f"() => {{ try {{ {ATTACKS[attack]} }} catch (error) {{ window.refused = true; }} }}"
    )
    until(page, "window.refused")
    assert page.evaluate("window.taken") is None
    assert page.is_visible("h1")
