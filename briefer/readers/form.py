"""The forms that a model fills in.

The schema that is sent is strict and plain; parsing forgives what code can mend, so that a
number written as a string is not asked for again. Fields have no default in the schema,
because strict schemas allow none; an empty string stands for nothing.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Final, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from briefer.values.finding import Stance

STANCES: Final[tuple[str, ...]] = get_args(Stance)
EVENT: Final = "event"
COLOUR: Final = "colour"
SAME: Final = "yes"
OTHER: Final = "no"
BEGINNINGS: Final = ("Will", "When will", "How will", "Who will")

# A sentence number has at most six digits here, so that no answer makes a number of a megabyte.
_NUMBER: Final = re.compile(r"(?<!\d)(\d{1,6})(?!\d)(?:\s{0,3}[-–—]\s{0,3}(\d{1,6})(?!\d))?")
MOST_QUESTIONS: Final = 2
_ENTRY: Final = re.compile(r"\b[dpq]\d{1,6}\b")
_LONGEST_RANGE: Final = 20
_NOTHING: Final = frozenset(
    {
        *("n/a", "na", "none", "null", "nil", "nothing", "unknown", "unspecified", "unclear"),
        *("not specified", "not stated", "not given", "not mentioned", "empty string"),
        *("-", '""', "''"),
    }
)


def numbers(value: object) -> tuple[int, ...]:
    """Return the sentence numbers that a model meant, ascending, each once.

    Integers, whole floats, digits inside a string, and short ranges in a string are
    understood; whatever else stands there is dropped.

    >>> numbers([3, "12", "4-6", 7.0, "the title", None])
    (3, 4, 5, 6, 7, 12)
    >>> numbers("S2, S3")
    (2, 3)
    """
    parts = value if isinstance(value, list | tuple) else [value]
    found: set[int] = set()
    for part in parts:
        if isinstance(part, bool):
            continue
        if isinstance(part, int | float):
            found |= {int(part)} if 0 <= part < 1_000_000 and part == part // 1 else set()
        elif isinstance(part, str):
            for first, last in _NUMBER.findall(part):
                found |= _range(int(first), int(last or first))
    return tuple(sorted(found))


def _range(first: int, last: int) -> set[int]:
    if first <= last <= first + _LONGEST_RANGE:
        return set(range(first, last + 1))
    return {first, last}


def text(value: object) -> str:
    r"""Return the text on one line, and nothing for the words that models write for nothing.

    >>> text("  on\nSunday "), text("N/A"), text(None), text(235)
    ('on Sunday', '', '', '235')
    """
    if value is None or isinstance(value, bool | dict):
        return ""
    if isinstance(value, list | tuple):
        value = ", ".join(str(part) for part in value)
    line = " ".join(str(value).split())
    return "" if line.rstrip(".").casefold() in _NOTHING else line


def entry_ids(value: object) -> tuple[str, ...]:
    """Return the entry ids that a model meant, in its order, each once.

    >>> entry_ids(["d1", "[p2], d1", 7])
    ('d1', 'p2')
    """
    parts = value if isinstance(value, list | tuple) else [value]
    found = (one for part in parts if isinstance(part, str) for one in _ENTRY.findall(part))
    return tuple(dict.fromkeys(found))


def _records(value: object) -> object:
    """Return the list without what is no record; a lone record counts as one."""
    if isinstance(value, Mapping):
        return (value,)
    if isinstance(value, list | tuple):
        return tuple(one for one in value if isinstance(one, Mapping))
    return () if value is None else value


Text = Annotated[str, BeforeValidator(text), WithJsonSchema({"type": "string"})]
# One number: asked for several, a small model hands in all there are, or swallows the first three
# sentences in one note. Verification finds the neighbours that a line needs besides.
Numbers = Annotated[
    tuple[int, ...],
    BeforeValidator(numbers),
    WithJsonSchema({"type": "integer", "minimum": 1}),
]
Kind = Annotated[
    str,
    BeforeValidator(text),
    WithJsonSchema({"type": "string", "enum": [EVENT, *STANCES, COLOUR]}),
]
Beginning = Annotated[
    str,
    BeforeValidator(text),
    WithJsonSchema({"type": "string", "enum": list(BEGINNINGS)}),
]
Record = TypeVar("Record", bound=BaseModel)
Records = Annotated[tuple[Record, ...], BeforeValidator(_records)]


def _plain(schema: dict[str, Any]) -> None:
    """Take out the words for readers of this file: they would be sent and paid for."""
    for part in (schema, *schema.get("properties", {}).values()):
        part.pop("title", None)
        part.pop("description", None)


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, json_schema_extra=_plain)


class _Form(_Part):
    @model_validator(mode="before")
    @classmethod
    def _is_the_form(cls, value: object) -> object:
        """Refuse an answer that holds none of the lists: it is something else."""
        if not isinstance(value, Mapping) or not cls.model_fields.keys() & value.keys():
            raise ValueError(f"give one JSON object with {', '.join(cls.model_fields)}")
        return value


class NotePart(_Part):
    """A development or a position, as a model writes it.

    The order is the order of writing: first the sentence, then what it says, then what can be
    told from both. `kind` is a stance, EVENT for a development, or COLOUR for what is no news: a
    model that may say so does not call a scene an event.
    """

    sentence: Numbers = Field(default_factory=tuple)
    statement: Text = Field(default_factory=str)
    speaker: Text = Field(default_factory=str)
    party: Text = Field(default_factory=str)
    kind: Kind = Field(default_factory=str)
    issue: Text = Field(default_factory=str)


class QuestionPart(_Part):
    """An open question, as a model writes it.

    `begins` is its first words and `question` the rest. Left to itself a small model asks what
    the article has just told ("What did the minister say?"); these beginnings look ahead.
    """

    sentence: Numbers = Field(default_factory=tuple)
    begins: Beginning = Field(default_factory=str)
    question: Text = Field(default_factory=str)
    waits_for: Text = Field(default_factory=str)


class FindingsForm(_Form):
    """What a model is asked to find in a passage."""

    notes: Records[NotePart] = Field(default_factory=tuple)
    # Without a bound a small model turns every sentence into a question.
    questions: Records[QuestionPart] = Field(
        default_factory=tuple, json_schema_extra={"maxItems": MOST_QUESTIONS}
    )


class VerdictPart(_Part):
    """A word on a numbered pair of lines, as a model writes it."""

    pair: Numbers = Field(default_factory=tuple)
    same: Annotated[
        str,
        BeforeValidator(text),
        WithJsonSchema({"type": "string", "enum": [SAME, OTHER]}),
    ] = Field(default_factory=str)


class VerdictsForm(_Form):
    """What a model is asked to say of pairs of lines."""

    verdicts: Records[VerdictPart] = Field(default_factory=tuple)


class StatementPart(_Part):
    """A sentence of a bottom line, as a model writes it."""

    entries: Annotated[
        tuple[str, ...],
        BeforeValidator(entry_ids),
        WithJsonSchema(
            {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 4}
        ),
    ] = Field(default_factory=tuple)
    text: Text = Field(default_factory=str)


class BottomLineForm(_Form):
    """What a model is asked to write on the entries of a story."""

    sentences: Records[StatementPart] = Field(default_factory=tuple)
