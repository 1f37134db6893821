"""The command `briefer prompts`: the prompts, what is wrong with them, and what a model is sent."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from briefer.assets import loader, sets, shipped
from briefer.commands import check_set, listen, resolved, say_idle, say_passed_over
from briefer.engines.here import Here
from briefer.errors import UsageError
from briefer.intake import Gathered, gather
from briefer.judging import batches
from briefer.output import write_stream
from briefer.readers.ask import Message, Prompts
from briefer.readers.embedded import EmbeddedReader
from briefer.readers.embedded.bottom import bottom_line
from briefer.readers.proof import Proof, proofs
from briefer.reading import read
from briefer.settings import Settings
from briefer.steps import wording
from briefer.steps.latest import standing
from briefer.stories import arrange, doubtful
from briefer.talk import complain, plain


def prompts(arguments: argparse.Namespace) -> int:
    """List the prompts and check them, or show one; return 0, or 1 where one has a mistake.

    Raises:
        BrieferError: the article, or a prompt that is to be shown, cannot be read.
    """
    listen(arguments)
    if bool(arguments.show) != bool(arguments.article):
        tip = "briefer prompts --show extract --article article.txt"
        raise UsageError("--show and --article go together", tip=tip)
    settings = resolved(arguments).settings
    if not arguments.quiet:
        say_passed_over("prompts", settings.prompts)
        say_idle("prompts", settings.prompts, settings.prompt_set)
    check_set("prompts", settings.prompts, settings.prompt_set)
    if arguments.show:
        _show(arguments.show, arguments.article, settings, quiet=arguments.quiet)
        return 0
    files = loader("prompts", settings.prompts)
    found = {name: proofs(files, name) for name in sets("prompts", settings.prompts)}
    write_stream(sys.stdout, _listed(found, settings.prompt_set))
    mistakes = [line for made in found.values() for one in made for line in one.mistakes]
    for line in mistakes:
        complain(line)
    if not (mistakes or arguments.quiet):
        count = sum(len(made) for made in found.values())
        complain(f"{wording.count(count, 'file')}, no mistake")
    return 1 if mistakes else 0


def _listed(found: dict[str, tuple[Proof, ...]], used: str) -> str:
    """Return the sets with their files, a line each: role, name and version, where from."""
    lines = []
    for name, made in found.items():
        lines.append(f"{name} (in use)" if name == used else name)
        lines += [f"  {one.role:<8} {_called(one):<24} {_from(one)}" for one in made]
    return "".join(f"{plain(line)}\n" for line in lines)


def _called(proof: Proof) -> str:
    if proof.front:
        return f"{proof.front.name} {proof.front.version}"
    return "mistaken" if proof.mistakes else "no name, no version"


def _from(proof: Proof) -> str:
    own = not Path(proof.path).is_relative_to(shipped("prompts"))
    return proof.path if own else f"{proof.file}, shipped"


def _show(role: str, article: str, settings: Settings, *, quiet: bool) -> None:
    """Print what a model is sent for the article; of several messages each behind what it is on."""
    # The clients of models are heavy, and the list of prompts takes none.
    from briefer.readers.model import PASSAGE_CHARS  # noqa: PLC0415

    prepared = Prompts(loader("prompts", settings.prompts), settings.prompt_set)
    given = sys.stdin.buffer if sys.stdin else None
    gathered = gather([article], settings.passage_chars or PASSAGE_CHARS, None, given)
    asked = list(_ASKED[role](prepared, gathered))
    if not asked and not quiet:
        complain("there is nothing to ask the model")
    for what, messages in asked:
        if not quiet and len(asked) > 1:
            complain(what)
        write_stream(sys.stdout, _text(messages))


def _extracting(prepared: Prompts, gathered: Gathered) -> Iterator[tuple[str, Sequence[Message]]]:
    for article in gathered.articles:
        for passage in gathered.passages[article.id]:
            first, last = passage.sentences[0].number, passage.sentences[-1].number
            what = f"{article.source}, sentences {first} to {last}:"
            yield what, prepared.extract(passage)


def _composing(prepared: Prompts, gathered: Gathered) -> Iterator[tuple[str, Sequence[Message]]]:
    """Yield the message on each story, its entries found by the embedded reader."""
    verified = read(gathered, EmbeddedReader(), Here())
    for story in arrange(gathered.told, verified.supported)[0]:
        told = {one for line in bottom_line(standing(story)) for one in line.entries}
        chosen = tuple(entry for entry in story.entries if entry.id in told)
        yield f"{story.title}:", prepared.compose(chosen)


def _judging(prepared: Prompts, gathered: Gathered) -> Iterator[tuple[str, Sequence[Message]]]:
    """Yield the messages on the pairs of lines in doubt, found by the embedded reader."""
    verified = read(gathered, EmbeddedReader(), Here())
    pairs = [one.pair for one in doubtful(gathered.told, verified.supported)]
    for number, batch in enumerate(batches(pairs), 1):
        yield f"batch {number}:", prepared.judge(batch)


_ASKED: Final = {"extract": _extracting, "compose": _composing, "judge": _judging}


def _text(messages: Sequence[Message]) -> str:
    """Return the messages as they are sent; on a terminal without what could steer it."""
    lines = "\n".join(one["content"] for one in messages).split("\n")
    return "".join(f"{plain(line) if sys.stdout.isatty() else line}\n" for line in lines)
