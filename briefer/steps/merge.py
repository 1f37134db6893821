"""Findings of one story into entries: one entry a fact, with all its evidence."""

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from briefer.language.quotes import quotes
from briefer.steps.choose import worded
from briefer.steps.days import day_of
from briefer.steps.parties import one_name
from briefer.steps.same import HELD, Fact, fact, same, terms
from briefer.values.article import Article
from briefer.values.briefing import Entry
from briefer.values.finding import (
    Citation,
    Finding,
    KeyDevelopment,
    PartyPosition,
    Supported,
    line_of,
)

QUOTE_WORDS = 3
"""A quotation shorter than this is a term in quotation marks, not somebody's words."""

EARLY_SENTENCES = 5
"""A finding this far into an article counts half as early as its first sentence."""
Cluster = list[Fact]


def merge(
    supported: Sequence[Supported], articles: Sequence[Article], origins: Mapping[str, str]
) -> tuple[Entry, ...]:
    """Return one entry a fact, most important first within its kind, not yet numbered.

    Findings meet when they say the same of the same (`briefer.steps.same`); a finding joins an
    entry only if it is the same as every finding in it, so that nothing is pulled together by
    a chain. Importance is how much of the line stands in the titles and first paragraphs of the
    story, how early the articles have it, and how many origins it has. The order of `supported`
    makes no difference.

    >>> article = Article(id="a1", source="s", title="", text="The dam burst.")
    >>> finding = KeyDevelopment(summary="The dam burst.", evidence=(1,))
    >>> cited = (Citation(article_id="a1", sentence=1, start=0, end=14, text="The dam burst."),)
    >>> one = Supported(finding=finding, article_id="a1", evidence=cited, support=1.0)
    >>> [entry.finding.summary for entry in merge([one, one], [article], {"a1": "o1"})]
    ['The dam burst.']
    """
    known = {article.id: n for n, article in enumerate(articles)}
    ordered = sorted(one_name(supported, articles), key=lambda one: _place(one, known))
    facts = [fact(one, _day(one, articles[known[one.article_id]].date)) for one in ordered]
    weights = term_weights(facts)
    clusters = _complete_link(facts, weights)
    entries = [
        _entry(best, cluster, articles, origins)
        for whole in clusters
        for best, cluster in worded(whole, weights)
    ]
    leads = [terms(f"{article.title}. {_lead(article)}") for article in articles]
    ranked = sorted(entries, key=lambda entry: (-_importance(entry, leads), _first(entry, known)))
    return tuple(sorted(ranked, key=_by_party(ranked)))


def _by_party(ranked: Sequence[Entry]) -> Callable[[Entry], int]:
    """Return a sorting key that brings a party's positions together, at its first one's place."""
    places: dict[str, int] = {}
    for entry in ranked:
        if isinstance(entry.finding, PartyPosition):
            places.setdefault(entry.finding.party, len(places))

    def place(entry: Entry) -> int:
        return places[entry.finding.party] if isinstance(entry.finding, PartyPosition) else -1

    return place


def term_weights(facts: Sequence[Fact]) -> dict[str, float]:
    """Return the inverse frequency of each term among the facts: rare words tell facts apart."""
    frequency = Counter(term for one in facts for term in one.terms)
    return {term: math.log(1 + len(facts) / count) for term, count in sorted(frequency.items())}


def _place(one: Supported, known: Mapping[str, int]) -> tuple[int, int, str, str]:
    return known[one.article_id], one.holding[0].sentence, one.finding.kind, repr(one.finding)


def _day(one: Supported, reference: dt.date | None) -> dt.date | None:
    return day_of(one.finding, reference) if isinstance(one.finding, KeyDevelopment) else None


def _complete_link(facts: Sequence[Fact], weights: Mapping[str, float]) -> list[Cluster]:
    clusters: list[Cluster] = []
    holders: dict[str, list[int]] = defaultdict(list)
    for one in facts:
        shared = Counter(n for term in sorted(one.terms) for n in holders[term])
        # Most shared words first: a fact joins the entry that it is most like.
        candidates = sorted(shared, key=lambda n: (-shared[n] / len(clusters[n]), n))
        home = next(
            (n for n in candidates if all(same(one, other, weights) for other in clusters[n])),
            len(clusters),
        )
        if home == len(clusters):
            clusters.append([])
        clusters[home].append(one)
        for term in one.terms:
            holders[term].append(home)
    return clusters


def _entry(
    best: Fact,
    cluster: Cluster,
    articles: Sequence[Article],
    origins: Mapping[str, str],
) -> Entry:
    evidence = _union(cluster, [article.id for article in articles])
    held = {citation.article_id for citation in evidence}
    outlets = {article.publisher or article.id for article in articles if article.id in held}
    return Entry(
        id="",
        finding=_cautious(best, cluster),
        evidence=evidence,
        quotes=tuple(quote for one in evidence if not one.naming for quote in _quoted(one)),
        day=best.day or next((one.day for one in cluster if one.day), None),
        outlets=len(outlets),
        origins=len({origins[article_id] for article_id in held}),
    )


def _cautious(best: Fact, cluster: Cluster) -> Finding:
    """Return the best finding, as a claim where another that says all of it is one."""
    finding = best.supported.finding
    if not isinstance(finding, KeyDevelopment) or finding.claimed_by:
        return finding
    for one in cluster:
        other = one.supported.finding
        claim = other.claimed_by if isinstance(other, KeyDevelopment) else None
        if claim and len(best.terms & one.terms) >= HELD * len(best.terms):
            return finding.model_copy(update={"claimed_by": claim})
    return finding


def _union(cluster: Cluster, order: Sequence[str]) -> tuple[Citation, ...]:
    found = (citation for one in cluster for citation in one.supported.evidence)
    # what only gives a name to one finding may hold another: that counts
    cited = {
        (order.index(citation.article_id), citation.sentence): citation
        for citation in sorted(found, key=lambda citation: not citation.naming)
    }
    return tuple(cited[place] for place in sorted(cited))


def _quoted(citation: Citation) -> list[Citation]:
    return [
        citation.model_copy(
            update={
                "text": quote.text,
                "start": citation.start + quote.start,
                "end": citation.start + quote.end,
            }
        )
        for quote in quotes(citation.text)
        if quote.closed and len(quote.text.split()) >= QUOTE_WORDS
    ]


def _lead(article: Article) -> str:
    return article.text.partition("\n\n")[0]


def _importance(entry: Entry, leads: Sequence[frozenset[str]]) -> float:
    """Return a number between 0 and about 3 that grows with importance."""
    line = terms(line_of(entry.finding))
    weights = {term: sum(term in lead for lead in leads) / len(leads) for term in line}
    central = sum(weights.values()) / math.sqrt(len(line) or 1)
    earliest = min(citation.sentence for citation in entry.holding)
    return central + 1 / (1 + earliest / EARLY_SENTENCES) + math.log(entry.origins)


def _first(entry: Entry, known: Mapping[str, int]) -> tuple[int, int, str]:
    first = entry.holding[0]
    return known[first.article_id], first.sentence, line_of(entry.finding)
