"""A letter that any program for electronic mail can open, and any tool can send."""

import datetime as dt
import hashlib
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final

from briefer.steps.escape import plain

_LONGEST_SUBJECT: Final = 200  # characters: what a list of letters could show


def message(subject: str, date: dt.date | None, text: str, page: str) -> bytes:
    r"""Return an RFC 5322 message with the text and the HTML page as two ways to read it.

    It names no sender and no receiver: `X-Unsent` has programs open it as a draft. `date`
    becomes its date, at midnight UTC; without one, it has none. The same input gives the same
    bytes.

    >>> made = message("Day", dt.date(2025, 12, 14), "Hello.", "<p>Hello.</p>").decode()
    >>> print(made.split("MIME")[0].replace("\r", ""))
    Subject: Day
    Date: Sun, 14 Dec 2025 00:00:00 +0000
    X-Unsent: 1
    <BLANKLINE>
    """
    letter = EmailMessage(policy=SMTP)
    title = plain(subject).strip()
    cut = len(title) > _LONGEST_SUBJECT
    letter["Subject"] = f"{title[:_LONGEST_SUBJECT]}…" if cut else title
    if date:
        moment = dt.datetime.combine(date, dt.time(), tzinfo=dt.UTC)
        letter["Date"] = format_datetime(moment)
    letter["X-Unsent"] = "1"
    letter.set_content(text, cte="quoted-printable")
    letter.add_alternative(page, subtype="html", cte="quoted-printable")
    # One of the library's own would be drawn by lot.
    digest = hashlib.sha256(f"{text}\0{page}".encode()).hexdigest()
    letter.set_boundary(f"=_{digest[:32]}")
    return letter.as_bytes()
