"""What a briefing says about itself: its sources, what it left out, how it was made."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from briefer.steps import wording
from briefer.steps.copies import stand_ins
from briefer.steps.escape import web_link
from briefer.steps.excerpts import excerpted
from briefer.values.article import Article, Fallback, Unread
from briefer.values.briefing import Briefing, Making, Source, Story
from briefer.values.finding import Citation, Omission, OmissionReason
from briefer.values.pointers import Cited, Reference
from briefer.values.sheet import (
    UNTITLED,
    Cleared,
    Dropped,
    Fact,
    Missed,
    Omitted,
    SourceNote,
)

# The codes of languages have two letters, or three (ISO 639).
_CODE = re.compile("[a-z]{2,3}")
NO_PUBLISHER = "Publisher not stated"


def outlet(source: Source) -> str:
    """Return who published it: as the page says, else the host of its address, else empty."""
    address = web_link(source.article.url)
    host = address.split("/")[2].rpartition("@")[2] if address else ""
    return (source.article.publisher or "").strip() or host


def name_of(source: Source) -> str:
    """Return the name under which a source is cited: its outlet, else its title."""
    return outlet(source) or source.article.title.strip() or UNTITLED


def tongue(article: Article) -> str:
    """Return the code of the article's language, empty where what is stated is none.

    >>> tongue(Article(id="a1", source="a.txt", title="", text="", language="klingon"))
    ''
    """
    return article.language if _CODE.fullmatch(article.language) else ""


def about(briefing: Briefing) -> str:
    """Return the line under the title: what was read, and by whom."""
    if not briefing.sources:
        return "No articles."
    outlets = {name.casefold() for source in briefing.sources if (name := outlet(source))}
    origins = len({source.origin for source in briefing.sources})
    counts = (
        wording.count(len(briefing.sources), "article"),
        wording.count(len(outlets), "named outlet") if outlets else "no outlet named",
        wording.count(origins, "independent origin"),
    )
    making = briefing.making
    model = f" ({making.model})" if making.model and making.model != making.reader else ""
    return f"{', '.join(counts)}. Read by the {making.reader} reader{model}."


def source_notes(sources: Sequence[Source], stories: Iterable[Story]) -> tuple[SourceNote, ...]:
    """Return the sources, numbered from 1, with the lines that each sentence holds."""
    shown_by = stand_ins(sources)
    users: dict[tuple[str, int], dict[str, Reference]] = defaultdict(dict)
    for user, citation in _uses(stories):
        reference = Reference(label=user.upper(), anchor=user)
        article = shown_by.get(citation.article_id, citation.article_id)
        users[article, citation.sentence][user] = reference
    numbers = {source.article.id: number for number, source in enumerate(sources, 1)}
    shared: dict[str, list[int]] = defaultdict(list)
    for number, source in enumerate(sources, 1):
        shared[source.origin].append(number)
    return excerpted(
        _source_note(number, source, users, tuple(n for n in shared[source.origin] if n != number))
        if source.article.id not in shown_by
        else _note(number, source).model_copy(
            update={"copy_of": numbers[shown_by[source.article.id]]}
        )
        for number, source in enumerate(sources, 1)
    )


def _uses(stories: Iterable[Story]) -> Iterator[tuple[str, Citation]]:
    """Yield the id of each line and difference with each sentence that it rests on."""
    for story in stories:
        for entry in story.entries:
            for citation in entry.evidence + entry.quotes:
                yield entry.id, citation
        for difference in story.differences:
            for side in difference.sides:
                for citation in side.evidence:
                    yield difference.id, citation


def _source_note(
    number: int,
    source: Source,
    users: Mapping[tuple[str, int], Mapping[str, Reference]],
    twins: tuple[int, ...],
) -> SourceNote:
    article = source.article
    cited = [
        (
            sentence.paragraph,
            Cited(
                number=sentence.number,
                anchor=f"s{number}-{sentence.number}",
                label=f"{number}:{sentence.number}",
                text=sentence.text,
                references=tuple(users.get((article.id, sentence.number), {}).values()),
            ),
        )
        for sentence in source.sentences
    ]
    note = _note(number, source)
    paragraphs = tuple(
        tuple(one for _, one in group) for _, group in groupby(cited, key=lambda pair: pair[0])
    )
    return note.model_copy(
        update={"twins": twins, "akin": wording.spans(twins), "paragraphs": paragraphs}
    )


def _note(number: int, source: Source) -> SourceNote:
    """Return the source without its sentences and the numbers of others."""
    article = source.article
    return SourceNote(
        number=number,
        anchor=f"source-{number}",
        title=article.title.strip() or UNTITLED,
        outlet=outlet(source) or NO_PUBLISHER,
        name=name_of(source),
        date=wording.short_day(article.date) if article.date else "undated",
        agencies=wording.listed(article.agencies),
        place=article.source,
        link=web_link(article.url),
        language=tongue(article),
        twins=(),
        paragraphs=(),
        cleared=_cleared(source),
    )


def _cleared(source: Source) -> tuple[Cleared, ...]:
    return tuple(
        Cleared(
            reason=cut.reason,
            amount=f"{wording.count(cut.stretches, 'stretch', 'stretches')}, "
            f"{wording.count(cut.words, 'word')}",
        )
        for cut in source.removed
    )


def omitted(omissions: Sequence[Omission], numbers: Mapping[str, int]) -> tuple[Omitted, ...]:
    """Return the omissions by reason, the most frequent first, then in the order of the list."""
    counts = Counter(omission.reason for omission in omissions)
    order = {reason: place for place, reason in enumerate(OmissionReason)}
    return tuple(
        Omitted(
            reason=reason.value,
            lines=tuple(
                Dropped(
                    kind=omission.kind,
                    whose=_whose(omission),
                    text=omission.line.strip(),
                    detail=omission.detail.strip(),
                    source=numbers.get(omission.article_id or "", 0),
                )
                for omission in omissions
                if omission.reason is reason
            ),
        )
        for reason in sorted(counts, key=lambda reason: (-counts[reason], order[reason]))
    )


def _whose(omission: Omission) -> str:
    read_as = ", on ".join(one for one in (omission.stance, omission.issue.strip()) if one)
    return f"{omission.party.strip()} ({read_as})" if omission.party.strip() else ""


def missed(unread: Unread | Fallback) -> Missed:
    """Return what was not read, or not by the model.

    >>> missed(Unread(source="a.txt", reason="it is empty", sentences=(1, 9))).part
    'sentences 1 to 9'
    """
    first, last = unread.sentences or (0, 0)
    part = f"sentences {first} to {last}" if unread.sentences else ""
    return Missed(what=unread.source, part=part, reason=unread.reason)


def _prompts(making: Making) -> str:
    """Return the prompts by their own names and versions, with the hash of the texts behind."""
    named = ", ".join(
        f"{one.name or one.file} {one.version}".strip() for one in making.prompt_files
    )
    return f"{named} ({making.prompts})" if named else making.prompts


def made(making: Making, fallbacks: int) -> tuple[Fact, ...]:
    """Return how the briefing was made, fact by fact, without those that say nothing.

    `fallbacks` are the passages that the embedded reader read for the model.
    """
    usage = making.usage
    kept = f"{making.lines_grounded:,} of {making.lines_read:,} ({making.grounded_share:.0%})"
    facts = {
        "Reader": making.reader,
        "Model": making.model,
        "Prompts": _prompts(making),
        "Read": f"{wording.count(making.articles, 'article')}"
        f" in {wording.count(making.passages, 'passage')}",
        "Read without the model": wording.count(fallbacks, "passage") if fallbacks else "",
        "The model was asked no more": making.stopped,
        "Lines kept": f"{kept} held by their sources" if making.lines_read else "no line was found",
        "Calls": f"{usage.calls:,}" if usage.calls else "",
        "Tokens": f"{usage.prompt_tokens:,} in, {usage.output_tokens:,} out" if usage.calls else "",
        "Cost": _cost(making),
        "Version": f"briefer {making.version}",
    }
    return tuple(Fact(name=name, value=value) for name, value in facts.items() if value)


def _cost(making: Making) -> str:
    if making.cost is None:
        return ""
    seen = f", at the price of {wording.short_day(making.price_seen)}" if making.price_seen else ""
    return f"US${making.cost:,.4f}{seen}"
