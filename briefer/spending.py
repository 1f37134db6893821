"""What a run takes of a model, before it and after it, in words."""

from collections.abc import Iterable, Mapping

from briefer.engines.here import Here
from briefer.errors import ReaderError
from briefer.intake import Gathered
from briefer.judging import BATCH, MOST_ASKED
from briefer.readers.base import Foreseen, Metered, Reader, Spent
from briefer.reading import read
from briefer.steps import wording
from briefer.steps.group import group
from briefer.steps.parties import under_aliases
from briefer.stories import tell
from briefer.values.briefing import Usage
from briefer.values.price import Price

# What the bottom line of a story takes: as it took for the sample articles.
COMPOSING = Foreseen(1, 650, 150)


def told(spent: Spent) -> str:
    """Return what a run took by itself, in a line.

    >>> told(Spent(3, Usage(calls=2, prompt_tokens=1500, output_tokens=900), kept=4))
    'this run: 2 answers for 3 requests, 1,500 tokens in, 900 out; 4 answers kept from before'
    """
    usage, requests = spent.usage, wording.count(spent.requests, "request")
    kept = f"; {wording.count(spent.kept, 'answer')} kept from before" if spent.kept else ""
    if not spent.requests:
        return f"this run: no request{kept}"
    answered = wording.count(usage.calls, "answer")
    answers = requests if spent.requests == usage.calls else f"{answered} for {requests}"
    return f"this run: {answers}, {_tokens(usage)}{_cost(spent.price, usage)}{kept}"


def foreseen(
    gathered: Gathered,
    reader: Reader,
    instead: Reader | None = None,
    aliases: Mapping[str, str] | None = None,
) -> str:
    """Return what a run over the articles would most likely take.

    `instead` and `aliases` are those of the run. The reader may not be able to send: where every
    passage is kept, it is asked for all the rest, to see whether that is kept too.
    """
    passages = [one for article in gathered.articles for one in gathered.passages[article.id]]
    found = f"{wording.count(len(gathered.articles), 'article')}, "
    found += wording.count(len(passages), "passage")
    if not isinstance(reader, Metered):
        return f"{found}: the {reader.about.reader} reader makes no call\n"
    readings = [reader.foreseen(one) for one in passages]
    kept = sum(not one.calls for one in readings)
    found += f", of which {kept:,} are kept from before\n"
    if kept == len(readings) and _is_kept(gathered, reader, instead, aliases):
        return f"{found}no call: all that is asked is kept from before\n"
    stories = [COMPOSING] * len(group(gathered.articles))
    usage = _sum([*readings, *stories])
    calls = wording.count(usage.calls, "call")
    return (
        f"{found}about {calls}, {_tokens(usage)}{_cost(reader.spent.price, usage)}\n"
        f"  {len(readings) - kept:,} to read, {len(stories):,} for the bottom lines, less where one"
        " is kept (what is found decides);\n"
        "  a passage that the model passes over in part is asked for again,"
        f" and up to {2 * MOST_ASKED // BATCH} calls ask whether lines are one fact\n"
    )


def _is_kept(
    gathered: Gathered,
    reader: Reader,
    instead: Reader | None,
    aliases: Mapping[str, str] | None,
) -> bool:
    """Return whether a reader that cannot send has all that a run would ask it."""
    try:
        verified = read(gathered, reader, Here(), instead=instead)
    except ReaderError:
        return False
    if verified.stopped:
        return False
    supported = under_aliases(verified.supported, aliases or {})
    return not tell(gathered.told, supported, reader, None, aliases).unread


def _sum(parts: Iterable[Foreseen]) -> Usage:
    usages = (
        Usage(calls=one.calls, prompt_tokens=one.prompt_tokens, output_tokens=one.output_tokens)
        for one in parts
    )
    return sum(usages, Usage())


def _tokens(usage: Usage) -> str:
    return f"{usage.prompt_tokens:,} tokens in, {usage.output_tokens:,} out"


def _cost(price: Price | None, usage: Usage) -> str:
    if price is None:
        return ""
    seen = f" at the price of {price.seen}" if price.seen else ""
    return f", US${price.cost(usage):,.4f}{seen}"
