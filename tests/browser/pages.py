"""What the tests ask of a page. Its policy forbids the polling that Playwright brings along."""

from typing import Any


def until(page: Any, expression: str) -> None:
    """Wait until an expression is true in the page, for at most twenty seconds."""
    for _ in range(1000):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"it does not come true: {expression}")


def closed(page: Any) -> None:
    """Wait until the panel is closed."""
    until(page, "!document.querySelector('#panel').open")


def focused(page: Any) -> str:
    """Return the address of the link that has the focus, else the id of what has it."""
    asked = "document.activeElement.getAttribute('href') ?? document.activeElement.id"
    return str(page.evaluate(asked))
