"""When a call that failed is worth another attempt, and how long to wait before it.

tenacity is the one owner of waiting: the client's own retries are off, and instructor asks
again for a form alone.
"""

import datetime as dt
import email.utils
from collections.abc import Callable
from typing import Final

import httpx2
import openai
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception,
    wait_exponential,
    wait_random,
)

from briefer.readers.endpoint import Endpoint
from briefer.readers.reply import BrokenBodyError

# Request timeout, conflict, and too many requests; with all of 5xx, as the client itself has it.
_PASSING_STATUS: Final = frozenset({408, 409, 429})
# A spent quota comes with the status of a rate limit, and waiting does not fill it.
SPENT: Final = frozenset({"insufficient_quota", "billing_hard_limit_reached"})


class Patience:
    """Says when one call has had the attempts and the time of its endpoint.

    `waited_s` is what it waited for its turn (at the gate, for the minute's limits, for the
    budget): that is none of its time.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        """Begin with no wait."""
        self.waited_s = 0.0
        self._endpoint = endpoint

    def __call__(self, state: RetryCallState) -> bool:
        """Return whether there is no other attempt, or it would come too late."""
        took_s = (state.seconds_since_start or 0.0) - self.waited_s + state.upcoming_sleep
        return (
            state.attempt_number >= self._endpoint.attempts or took_s >= self._endpoint.patience_s
        )


def retrying(endpoint: Endpoint, has_answered: Callable[[], bool]) -> Retrying:
    """Return the policy for one endpoint.

    It keeps its state: copy it for each call, with a `Patience` of the call's own as its `stop`.
    A server that is not reached is tried again where it `has_answered` before: it may be starting
    anew.
    """
    grown = wait_exponential(
        multiplier=endpoint.first_wait_s, max=endpoint.longest_wait_s
    ) + wait_random(0, endpoint.first_wait_s)

    def wait(state: RetryCallState) -> float:
        asked = asked_wait_s(state.outcome.exception() if state.outcome else None)
        return grown(state) if asked is None else asked

    def worth(error: BaseException) -> bool:
        gone = isinstance(error, openai.APIConnectionError) and has_answered()
        passing = is_passing(error) or gone
        return passing and (asked_wait_s(error) or 0.0) <= endpoint.longest_wait_s

    return Retrying(
        retry=retry_if_exception(worth),
        wait=wait,
        stop=Patience(endpoint),
        reraise=True,
    )


def is_passing(error: BaseException) -> bool:
    """Return whether the same call may succeed later."""
    if isinstance(error, openai.APIStatusError):
        if error.status_code == 429 and codes(error) & SPENT:
            return False
        return error.status_code in _PASSING_STATUS or error.status_code >= 500
    if isinstance(error, openai.APIConnectionError):
        return not is_unreached(error)
    return isinstance(error, BrokenBodyError)


def codes(error: openai.APIStatusError) -> frozenset[str]:
    """Return the words by which a server names the kind of an error; some send numbers there."""
    return frozenset(one for one in (error.code, error.type) if isinstance(one, str))


def is_unreached(error: openai.APIConnectionError) -> bool:
    """Return whether no connection came about: no server, no such host, no route."""
    return isinstance(error.__cause__, httpx2.ConnectError | httpx2.ConnectTimeout)


def asked_wait_s(error: BaseException | None) -> float | None:
    """Return the seconds that a server asked to wait, None where it did not."""
    if not isinstance(error, openai.APIStatusError):
        return None
    headers = error.response.headers
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    stated = headers.get("retry-after")
    seconds = _number(stated)
    return _until(stated) if seconds is None else seconds


def _number(stated: str | None) -> float | None:
    try:
        number = float(stated or "")
    except ValueError:
        return None
    return number if 0 <= number < 1e9 else None


def _until(stated: str | None) -> float | None:
    """Return the seconds to an HTTP date, 0 when it is past."""
    try:
        moment = email.utils.parsedate_to_datetime(stated or "")
    except ValueError:
        return None
    if moment.tzinfo is None:
        return None
    return max(0.0, (moment - dt.datetime.now(dt.UTC)).total_seconds())
