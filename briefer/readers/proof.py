"""The proof of a set of prompts: each file is parsed, looked through and rendered on trial.

Nothing is sent. The mistakes are those that a person can make: a name that stands for nothing,
the sentences left out, a file that no prompt includes.
"""

import datetime as dt
import difflib
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from jinja2 import BaseLoader, Template, meta, nodes

from briefer.errors import AssetError
from briefer.readers.ask import (
    COMPOSE,
    EXTRACT,
    JUDGE,
    PromptEnvironment,
    front_of,
    messages,
    of_entries,
    of_pairs,
    of_passage,
    parsed,
    path_of,
    source,
)
from briefer.readers.frontmatter import Front
from briefer.values.article import Passage, Sentence
from briefer.values.briefing import Entry
from briefer.values.finding import KeyDevelopment, OpenQuestion, PartyPosition, line_of
from briefer.values.pair import Pair


class Proof(NamedTuple):
    """A file of a set, where it lies, what it says of itself, and what is wrong with it.

    `role` is `extract`, `compose`, `judge`, or `part` for a file that these include. Each mistake
    is one line that begins with the file and, where there is one, the line in it.
    """

    file: str
    path: str
    role: str
    front: Front | None
    mistakes: tuple[str, ...]


class _Trial(NamedTuple):
    """The variables of one rendering, and for each thing what has to stand in the message."""

    variables: Mapping[str, object]
    shown: Mapping[str, tuple[str, ...]]


ROLES: Final = {"extract": EXTRACT, "compose": COMPOSE, "judge": JUDGE}


def check(loader: BaseLoader, prompt_set: str) -> None:
    """Do nothing where the prompts of a set that are sent can be.

    Raises:
        AssetError: one of them is mistaken; it names the file, and the line where there is one.
    """
    for proof in proofs(loader, prompt_set):
        if proof.mistakes and proof.role != "part":
            tip = "`briefer prompts` lists all mistakes."
            raise AssetError(proof.mistakes[0], tip=tip)


def proofs(loader: BaseLoader, prompt_set: str) -> tuple[Proof, ...]:
    """Return the proof of each file of a set: of those that are sent, then of their parts.

    A file that is missing or cannot be read has a proof that says so; a set can do without JUDGE.
    """
    names = [
        one
        for one in loader.list_templates()
        if one.startswith(f"{prompt_set}/") and one.endswith(".j2")
    ]
    files = {f"{prompt_set}/{file}": role for role, file in ROLES.items()}
    sent = {one: role for one, role in files.items() if role != "judge" or one in names}
    included = [_included(loader, name) for name in sent]
    # Where a prompt cannot be read through, no part is called one that nobody needs.
    idle = set() if None in included else set(names).difference(sent, *(i or () for i in included))
    parts = (name for name in names if name not in sent)
    return (
        *(_proof(loader, name, role) for name, role in sent.items()),
        *(_proof(loader, name, "part", idle=name in idle) for name in parts),
    )


def _proof(loader: BaseLoader, name: str, role: str, *, idle: bool = False) -> Proof:
    environment = PromptEnvironment(loader)
    path, front, mistakes = name, None, []
    try:
        path = source(environment, name)[1]
        front = front_of(environment, name)
        template = parsed(environment, name)
        if idle:
            mistakes = [f"prompt {path}: no prompt includes it"]
        elif role in ROLES:
            mistakes = list(_unknown(environment, name, role)) or list(_untold(template, role))
    except AssetError as error:
        mistakes = [str(error)]
    return Proof(name, path, role, front, tuple(mistakes))


def _included(
    loader: BaseLoader, name: str, known: frozenset[str] = frozenset()
) -> set[str] | None:
    """Return the files that a prompt includes, and what these do; None if it cannot be told."""
    environment = PromptEnvironment(loader)
    try:
        text, path = source(environment, name)
        parsed(environment, name)
        tree = environment.parse(text, name, path)
    except AssetError:
        return None
    found = set(known)
    for part in meta.find_referenced_templates(tree):
        if part is None:
            return None
        if part not in found:
            below = _included(loader, part, frozenset(found | {part}))
            if below is None:
                return None
            found |= below | {part}
    return found


def _unknown(environment: PromptEnvironment, name: str, role: str) -> Iterator[str]:
    """Yield a line for each name in the prompt that stands for no variable."""
    text, path = source(environment, name)
    tree = environment.parse(text, name, path)
    known = sorted(_trials(role)[0].variables)
    for unknown in sorted(meta.find_undeclared_variables(tree) - set(known)):
        line = next(one.lineno for one in tree.find_all(nodes.Name) if one.name == unknown)
        close = difflib.get_close_matches(unknown, known, n=1)
        tip = f"did you mean `{close[0]}`?" if close else f"there are {', '.join(known)}"
        yield f"prompt {path}, line {line}: there is no variable `{unknown}`; {tip}"


def _untold(template: Template, role: str) -> Iterator[str]:
    """Yield a line for each thing that the model would have to be told and is not.

    Raises:
        AssetError: the prompt cannot be rendered.
    """
    missing: dict[str, None] = {}
    for trial in _trials(role):
        (message,) = messages(template, trial.variables)
        for what, texts in trial.shown.items():
            if any(text not in message["content"] for text in texts):
                missing[what] = None
    for what in missing:
        yield f"prompt {path_of(template)}: {what} is not told for each of them"


def _trials(role: str) -> tuple[_Trial, ...]:
    """Return what a prompt is rendered with: as much as there can be, and as little."""
    if role == "extract":
        return _reading(_passage(3, dated=True)), _reading(_passage(1, dated=False))
    if role == "judge":
        return _judging(_PAIRS), _judging(_PAIRS[:1])
    return _composing(_ENTRIES), _composing(_ENTRIES[:1])


def _reading(passage: Passage) -> _Trial:
    lines = passage.sentences
    shown = {
        "the `text` of `sentences`": tuple(one.text for one in lines),
        "the `number` of `sentences`": tuple(str(one.number) for one in lines),
    }
    return _Trial(of_passage(passage), shown)


def _composing(entries: tuple[Entry, ...]) -> _Trial:
    shown = {
        "the `text` of `entries`": tuple(line_of(one.finding) for one in entries),
        "the `id` of `entries`": tuple(one.id for one in entries),
    }
    return _Trial(of_entries(entries), shown)


def _judging(pairs: tuple[Pair, ...]) -> _Trial:
    variables = of_pairs(pairs)
    shown = {
        "the `first` of `pairs`": tuple(one.first for one in pairs),
        "the `second` of `pairs`": tuple(one.second for one in pairs),
    }
    return _Trial(variables, shown)


# Words that no prompt holds.
_PAIRS: Final = tuple(
    Pair(first=f"Qylvan {'burned ' * n}down.", second=f"Qylvan {'melted ' * n}down.")
    for n in (1, 2, 3)
)
_ENTRIES: Final = (
    Entry(id="d771", finding=KeyDevelopment(summary="Qylvan burned.", evidence=(1,)), evidence=()),
    Entry(
        id="p772",
        finding=PartyPosition(
            party="Qylvan",
            issue="rain",
            stance="demands",
            position="Qylvan wants rain.",
            evidence=(2,),
        ),
        evidence=(),
    ),
    Entry(
        id="q773",
        finding=OpenQuestion(question="Will Qylvan have rain?", evidence=(3,)),
        evidence=(),
    ),
)


def _passage(count: int, *, dated: bool) -> Passage:
    lines = (f"Qylvan {'burned ' * n}down." for n in range(1, count + 1))
    return Passage(
        article_id="a1",
        title="Fire in Qylvan" if dated else "",
        lead="Qylvan burned." if dated else "",
        date=dt.date(2025, 12, 16) if dated else None,
        sentences=tuple(
            Sentence(number=770 + n, start=0, end=len(line), text=line, paragraph=n // 2)
            for n, line in enumerate(lines, 1)
        ),
    )
