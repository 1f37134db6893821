"""Findings of one story into entries: one entry a fact, with all its evidence."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from briefer.steps.choose import worded
from briefer.steps.claimants import other_claimants
from briefer.steps.cluster import Cluster, clusters, one_fact, term_weights
from briefer.steps.days import day_of
from briefer.steps.doubts import Doubt, doubts
from briefer.steps.facts import Fact, fact, has_figures
from briefer.steps.importance import importance, matter, staleness
from briefer.steps.parties import one_name
from briefer.steps.same import HELD, UNJUDGED, Verdicts
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

# A wording, and the findings that stand behind it.
Worded = tuple[Fact, Cluster]
Figure = tuple[float, str]


class Tellers(NamedTuple):
    """The articles of a story by their ids: their order, outlets and origins."""

    place: Mapping[str, int]
    outlet: Mapping[str, str]
    origin: Mapping[str, str]


def tellers(articles: Sequence[Article], origins: Mapping[str, str]) -> Tellers:
    """Return who tells a story; an article without a publisher is an outlet of its own."""
    return Tellers(
        place={article.id: n for n, article in enumerate(articles)},
        outlet={article.id: article.publisher or article.id for article in articles},
        origin={article.id: origins[article.id] for article in articles},
    )


def in_doubt(
    supported: Sequence[Supported], articles: Sequence[Article], telling: Tellers
) -> tuple[Doubt, ...]:
    """Return the pairs of lines that a judge may be asked about, the least alike first."""
    facts = _facts(supported, articles, telling)
    return doubts(facts, term_weights(facts))


def merge(
    supported: Sequence[Supported],
    articles: Sequence[Article],
    telling: Tellers,
    verdicts: Verdicts = UNJUDGED,
) -> tuple[Entry, ...]:
    """Return one entry a fact, most important first within its kind, not yet numbered.

    Findings meet when they say the same of the same (`briefer.steps.cluster`). Importance is
    how much of the line stands in the titles and first paragraphs of the story, how early the
    articles have it, and how many origins it has. The order of `supported` makes no difference.
    `verdicts` are a judge's on pairs of lines; the rules decide alone on all others.

    >>> article = Article(id="a1", source="s", title="", text="The dam burst.")
    >>> finding = KeyDevelopment(summary="The dam burst.", evidence=(1,))
    >>> cited = (Citation(article_id="a1", sentence=1, start=0, end=14, text="The dam burst."),)
    >>> one = Supported(finding=finding, article_id="a1", evidence=cited, support=1.0)
    >>> told_by = tellers([article], {"a1": "o1"})
    >>> [entry.finding.summary for entry in merge([one, one], [article], told_by)]
    ['The dam burst.']
    """
    facts = _facts(supported, articles, telling)
    weights = term_weights(facts)

    def one(a: Fact, b: Fact) -> bool:
        return one_fact(a, b, weights, verdicts)

    told = [list(worded(whole, weights)) for whole in clusters(facts, weights, one)]
    entries = [entry(best, cluster, telling) for best, cluster in _rejoined(told, weights, one)]
    weight = matter(articles, [one.terms for one in facts])
    dates = {article.id: article.date for article in articles}
    newest = max((day for day in dates.values() if day), default=None)
    ranked = sorted(
        entries,
        key=lambda entry: (
            staleness(entry, dates, newest) - importance(entry, weight),
            _first(entry, telling.place),
        ),
    )
    return tuple(sorted(ranked, key=_by_party(ranked)))


def _rejoined(
    told: Sequence[Sequence[Worded]],
    weights: Mapping[str, float],
    one: Callable[[Fact, Fact], bool],
) -> list[Worded]:
    """Return the wordings of all clusters, those together that are one fact after all.

    What a wording could not hold was split off, and may have kept another fact with the same
    telling figure out of its cluster.
    """
    split = [part for parts in told if len(parts) > 1 for part in parts]
    figures = frozenset[Figure]().union(*(best.line.telling for best, _ in split))
    whole = [parts[0] for parts in told if len(parts) == 1]
    near = [part for part in whole if not figures.isdisjoint(part[0].line.telling)]
    found = [part for part in whole if figures.isdisjoint(part[0].line.telling)]
    of = {id(best): (best, cluster) for best, cluster in (*split, *near)}

    def hold(a: Fact, b: Fact) -> bool:
        return one(a, b) and len(list(worded([a, b], weights))) == 1

    for group in clusters([best for best, _ in of.values()], weights, hold):
        joined: list[Worded] = []
        for best in group:
            joined = _with(joined, of[id(best)], weights, one)
        found += joined
    return found


def _with(
    joined: Sequence[Worded],
    part: Worded,
    weights: Mapping[str, float],
    one: Callable[[Fact, Fact], bool],
) -> list[Worded]:
    """Return the wordings with a further one: behind the first that holds both, or by itself."""
    for place, (_, cluster) in enumerate(joined):
        if all(one(a, b) for a in cluster for b in part[1]):
            whole = list(worded([*cluster, *part[1]], weights))
            if len(whole) == 1:
                return [*joined[:place], whole[0], *joined[place + 1 :]]
    return [*joined, part]


def _facts(
    supported: Sequence[Supported], articles: Sequence[Article], telling: Tellers
) -> list[Fact]:
    """Return the findings in the order of the articles, with what they are compared by."""
    known = telling.place
    ordered = sorted(one_name(supported, articles), key=lambda one: _place(one, known))
    return [fact(one, _day(one, articles[known[one.article_id]].date)) for one in ordered]


def _by_party(ranked: Sequence[Entry]) -> Callable[[Entry], int]:
    """Return a sorting key that brings a party's positions together, at its first one's place."""
    places: dict[str, int] = {}
    for entry in ranked:
        if isinstance(entry.finding, PartyPosition):
            places.setdefault(entry.finding.party, len(places))

    def place(entry: Entry) -> int:
        return places[entry.finding.party] if isinstance(entry.finding, PartyPosition) else -1

    return place


def _place(one: Supported, known: Mapping[str, int]) -> tuple[int, int, str, str]:
    return known[one.article_id], one.holding[0].sentence, one.finding.kind, repr(one.finding)


def _day(one: Supported, reference: dt.date | None) -> dt.date | None:
    return day_of(one.finding, reference) if isinstance(one.finding, KeyDevelopment) else None


def entry(best: Fact, cluster: Cluster, telling: Tellers) -> Entry:
    """Return the entry of a cluster under its best wording, with the evidence of all its facts."""
    evidence = _union(cluster, telling)
    held = {citation.article_id for citation in evidence}
    return Entry(
        id="",
        finding=_cautious(best, cluster),
        evidence=evidence,
        quotes=_quotes(cluster, evidence),
        day=best.day or next((one.day for one in cluster if one.day), None),
        outlets=len({telling.outlet[article] for article in held}),
        origins=len({telling.origin[article] for article in held}),
        without_figures=_without(best.line.telling_values, evidence),
    )


def _without(figures: frozenset[float], evidence: Sequence[Citation]) -> tuple[str, ...]:
    """Return the articles whose sentences lack one of the figures, in the order of the evidence."""
    told: dict[str, list[str]] = {}
    for one in evidence:
        told.setdefault(one.article_id, []).append(one.text)
    return tuple(article for article, texts in told.items() if not has_figures(figures, texts))


def _cautious(best: Fact, cluster: Cluster) -> Finding:
    """Return the best finding, as a claim where another that says all of it is one."""
    finding = best.supported.finding
    if not isinstance(finding, KeyDevelopment):
        return finding
    if finding.claimed_by:
        return finding.model_copy(update={"claimed_by": _claimants(finding.claimed_by, cluster)})
    for one in cluster:
        other = one.supported.finding
        claim = other.claimed_by if isinstance(other, KeyDevelopment) else None
        if claim and len(best.terms & one.terms) >= HELD * len(best.terms):
            return finding.model_copy(update={"claimed_by": claim})
    return finding


def _claimants(claimed_by: str, cluster: Cluster) -> str:
    """Return who makes a claim, with another who does: "police and local media"."""
    for one in cluster:
        other = one.supported.finding
        if not isinstance(other, KeyDevelopment) or not other.claimed_by:
            continue
        if other_claimants(claimed_by, other.claimed_by):
            return f"{claimed_by} and {other.claimed_by}"
    return claimed_by


def _union(cluster: Cluster, telling: Tellers) -> tuple[Citation, ...]:
    """Return each cited sentence once, in the order of the articles and their sentences."""
    found = (citation for one in cluster for citation in one.supported.evidence)
    # What only gives a name to one finding may hold another: that counts.
    cited = {
        (telling.place[citation.article_id], citation.sentence): citation
        for citation in sorted(found, key=lambda citation: not citation.naming)
    }
    return tuple(cited[place] for place in sorted(cited))


def _quotes(cluster: Cluster, evidence: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return the quotations of the findings, each once, in the order of the evidence."""
    places = {(one.article_id, one.sentence): at for at, one in enumerate(evidence)}
    quotes = {quote for one in cluster for quote in one.supported.quotes}
    found = [one for one in quotes if (one.article_id, one.sentence) in places]
    return tuple(sorted(found, key=lambda one: (places[one.article_id, one.sentence], one.start)))


def _first(entry: Entry, known: Mapping[str, int]) -> tuple[int, int, str]:
    first = entry.holding[0]
    return known[first.article_id], first.sentence, line_of(entry.finding)
