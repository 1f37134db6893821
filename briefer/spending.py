"""What a run takes of a model, before it and after it, in words."""

from collections.abc import Iterable

from briefer.intake import Gathered
from briefer.judging import BATCH, MOST_ASKED
from briefer.readers.base import Foreseen, Metered, Reader, Spent
from briefer.steps import wording
from briefer.steps.group import group
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


def foreseen(gathered: Gathered, reader: Reader) -> str:
    """Return what a run over the articles would most likely take; nothing is asked."""
    passages = [one for article in gathered.articles for one in gathered.passages[article.id]]
    found = f"{wording.count(len(gathered.articles), 'article')}, "
    found += wording.count(len(passages), "passage")
    if not isinstance(reader, Metered):
        return f"{found}: the {reader.about.reader} reader makes no call\n"
    readings = [reader.foreseen(one) for one in passages]
    stories = [COMPOSING] * len(group(gathered.articles))
    usage = _sum([*readings, *stories])
    kept = sum(not one.calls for one in readings)
    price = reader.spent.price
    calls = wording.count(usage.calls, "call")
    return (
        f"{found}, of which {kept:,} are kept from before\n"
        f"about {calls}, {_tokens(usage)}{_cost(price, usage)}\n"
        f"  {len(readings) - kept:,} to read, {len(stories):,} for the bottom lines; a passage"
        " that the model passes over in part is asked for again,\n"
        f"  and up to {2 * MOST_ASKED // BATCH} calls ask whether lines are one fact\n"
    )


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
