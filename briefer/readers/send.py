"""From messages to a filled-in form: an answer kept from before, or a call."""

import hashlib
import json
import logging
import threading
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from typing import Any, Final, Generic, NamedTuple, TypeVar

import instructor
from instructor.core.exceptions import IncompleteOutputException, InstructorRetryException
from openai.lib._pydantic import to_strict_json_schema
from openai.types.chat import ChatCompletion
from openai.types.chat.chat_completion import Choice
from pydantic import BaseModel, ValidationError

from briefer.errors import PassageError, ReaderError
from briefer.readers import tokens
from briefer.readers.answer import bare
from briefer.readers.ask import Message
from briefer.readers.base import AskedError, Foreseen, Spent
from briefer.readers.calls import Calls, TooLongError, usage_of
from briefer.readers.dialect import Schema
from briefer.readers.endpoint import Endpoint
from briefer.readers.kept import Answer, Kept
from briefer.readers.limits import Limits
from briefer.values.briefing import Usage

Form = TypeVar("Form", bound=BaseModel)

# A second answer after one that was not the form; more has not been seen to help.
RE_ASKS: Final = 1

# instructor logs every failed call as an error, which Python prints where nobody set up logging.
logging.getLogger("instructor").addHandler(logging.NullHandler())


class CutShortError(AskedError):
    """The passage, or the answer to it, was too long for one call."""


class Sent(NamedTuple, Generic[Form]):
    """A filled-in form, and what the calls for it took, whenever they were made."""

    form: Form
    usage: Usage


class _Vain(NamedTuple):
    """Why a question was answered in vain: not the error, which holds on to all that it passed."""

    message: str
    tip: str


class Sender:
    """Asks one endpoint and gives back filled-in forms; serves several threads.

    No question is paid for twice: its answer is kept, in the file of `kept` where there is one, and
    what it took counts once in a run, however often the question comes. One that was answered in
    vain is paid for once in a run; the next run asks again, since the answer may have been bad luck
    or the server's fault.
    """

    def __init__(
        self, endpoint: Endpoint, limits: Limits | None = None, kept: Kept | None = None
    ) -> None:
        """Open the client; nothing is sent.

        Raises:
            ReaderError: OpenAI is asked for, and there is no key; or a proxy cannot be used.
        """
        self._endpoint = endpoint
        self._calls = Calls(endpoint, limits or Limits())
        self._kept = kept or Kept(None)
        self._counted: set[str] = set()
        self._failed: dict[str, _Vain] = {}
        self._lock = threading.Lock()

    @property
    def model(self) -> str:
        """The name of the model."""
        return self._endpoint.model

    @property
    def spent(self) -> Spent:
        """What this run took by itself."""
        return self._calls.budget.spent

    def foreseen(self, messages: Sequence[Message], form: type[BaseModel]) -> Foreseen:
        """Return what asking would take; nothing is sent.

        The tokens of the answer are in proportion to those of the question, as the kept answers of
        the model have it, or as was measured with another where there are none.
        """
        if self._kept.found(self._key(messages, form)):
            return Foreseen()
        prompt = tokens.expected(message["content"] for message in messages)
        share = self._kept.output_share(self._endpoint.model) or tokens.OUTPUT_SHARE
        output = min(round(prompt * share), self._endpoint.output_tokens)
        return Foreseen(1, prompt, output)

    def ask(self, messages: Sequence[Message], form: type[Form]) -> Sent[Form]:
        """Return the form as the model filled it in.

        Raises:
            CutShortError: the passage or the answer is too long for one call.
            PassageError: the model gave nothing usable for these messages.
            ReaderError: the endpoint cannot be used, or may not be used any more.
        """
        key = self._key(messages, form)
        if sent := self._known(key, form):
            return sent
        with self._kept.claimed(key, self._calls.check):
            if sent := self._known(key, form):  # another had it meanwhile
                return sent
            answer, filled = self._answered(key, messages, form)
            self._kept.keep(key, self._endpoint.model, answer)
        with self._lock:
            self._counted.add(key)
        if filled is None:
            raise self._cut(answer.content, answer.usage)
        return Sent(filled, answer.usage)

    def _known(self, key: str, form: type[Form]) -> Sent[Form] | None:
        """Return the form of an answer kept from before, None where there is none."""
        answer = self._kept.found(key)
        if answer is None:
            return None
        try:
            filled = None if answer.cut else form.model_validate_json(answer.content)
        except ValidationError:
            return None  # the form has become stricter
        with self._lock:
            again = key in self._counted
            self._counted.add(key)
        if not again:
            self._calls.budget.kept()
        usage = Usage() if again else answer.usage
        if filled is None:
            raise self._cut(answer.content, usage)
        return Sent(filled, usage)

    def _answered(
        self, key: str, messages: Sequence[Message], form: type[Form]
    ) -> tuple[Answer, Form | None]:
        """Return what `_asked` does; what was answered in vain is asked once in a run."""
        if failed := self._failed.get(key):
            raise AskedError(failed.message, Usage(), tip=failed.tip)
        try:
            return self._asked(messages, form)
        except AskedError as error:
            if error.usage.calls:
                self._failed[key] = _Vain(str(error), error.tip)
            raise

    def _asked(self, messages: Sequence[Message], form: type[Form]) -> tuple[Answer, Form | None]:
        """Return the model's answer and the form in it, None where it was cut short."""
        talk = _Talk(self._calls, _schema(form))
        try:
            filled = _filled(talk, list(messages), form)
        except IncompleteOutputException:
            return Answer("", talk.usage, cut=True), None
        except (InstructorRetryException, ReaderError) as error:
            cause = error if isinstance(error, ReaderError) else error.__cause__ or error
            if isinstance(cause, TooLongError):
                return Answer(str(cause), talk.usage + cause.usage, cut=True), None
            raise self._fault(cause, talk) from error
        return Answer(talk.contents[-1], talk.usage), filled

    def _key(self, messages: Sequence[Message], form: type[BaseModel]) -> str:
        """Return what an answer is kept under: all that it depends on."""
        endpoint = self._endpoint
        where = endpoint.identity or [endpoint.base_url, endpoint.model]
        parts = [where, endpoint.output_tokens, _schema(form), list(messages)]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

    def _cut(self, why: str, usage: Usage) -> CutShortError:
        return CutShortError(
            why or f"{self._calls.place} did not end its answer within the tokens it may take",
            usage,
            tip="Give the model smaller passages (passage_chars).",
        )

    def _fault(self, error: BaseException, talk: "_Talk") -> ReaderError:
        place, usage = self._calls.place, talk.usage
        if isinstance(error, PassageError):
            return AskedError(str(error), usage, tip=error.tip)
        if isinstance(error, ReaderError):
            return error
        if isinstance(error, ValidationError):
            why = error.errors(include_url=False, include_input=False)[0]["msg"]
            filled = f"did not fill in the form: {why}"
            did = filled if talk.contents[-1] else "gave an empty answer"
            tip = "Try a larger model, or one with structured output."
            return AskedError(f"{place} {did}", usage, tip=tip)
        return AskedError(f"{place} failed: {error}", usage, tip="--debug shows the whole error.")


class _Talk:
    """What is asked and answered for one form; it never ends an answer that was cut short."""

    def __init__(self, calls: Calls, schema: Schema) -> None:
        self._calls = calls
        self._schema = schema
        self.usage = Usage()
        self.contents: list[str] = []

    def ask(self, messages: Sequence[Message]) -> ChatCompletion:
        """Return the model's answer to the messages, bare of what stands around its JSON."""
        completion = self._calls.made(messages, self._schema)
        self.usage += usage_of(completion)
        message = completion.choices[0].message
        message.content = bare(message.content or "")
        self.contents.append(message.content)
        return completion

    def check_given(self, choice: Choice) -> None:
        """Refuse an answer that a filter held back, or that the model declines to give.

        The same question would have the same end, and would be paid for once more.

        Raises:
            PassageError: it is one.
        """
        if said := choice.message.refusal:
            raise PassageError(f"{self._calls.place} declines: {' '.join(said.split()):.200}")
        if choice.finish_reason == "content_filter":
            raise PassageError(f"{self._calls.place} answered nothing: a content filter held it")


def _filled(talk: _Talk, messages: list[Message], form: type[Form]) -> Form:
    """Return the form that the model fills in.

    instructor words what was wrong with an answer and asks again. It has the first one from here:
    it makes the schema anew for each call, which takes more time than all else that is done for it.
    """
    first = talk.ask(messages)
    talk.check_given(first.choices[0])
    if first.choices[0].finish_reason == "length":
        raise IncompleteOutputException(last_completion=first)
    with suppress(ValidationError):
        return form.model_validate_json(talk.contents[0])
    had = [first]

    def create(**request: Any) -> ChatCompletion:  # noqa: ANN401 - the client's own arguments
        return had.pop() if had else talk.ask(request["messages"])

    filled: Form = instructor.patch(create=create, mode=instructor.Mode.JSON_SCHEMA)(
        messages=messages, response_model=form, max_retries=RE_ASKS, strict=False
    )
    return filled


@cache
def _schema(form: type[BaseModel]) -> Schema:
    return Schema(form.__name__, to_strict_json_schema(form))
