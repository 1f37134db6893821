"""One party, one name, however the readers write it."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from briefer.language.acronyms import explained
from briefer.language.demonyms import land_of
from briefer.language.names import name_key, names, party_key
from briefer.language.who import Who, meant, who_is_who
from briefer.steps.speakers import told_in_line
from briefer.values.article import Article
from briefer.values.finding import Finding, PartyPosition, Supported

_REGNAL: Final = re.compile(r"(?!xi$)[ivx]+")  # Xi is a surname, too


def one_name(supported: Sequence[Supported], articles: Sequence[Article]) -> list[Supported]:
    """Return the findings with each party under one name, a person's under the party's.

    A party is written as the state or body that it is, else as most findings write it. For whom a
    person speaks is taken from the articles ("Chilean minister X"), else from what the other
    findings say of the person.

    >>> from briefer.values.finding import Citation
    >>> def held(party):
    ...     finding = PartyPosition(party=party, issue="fish", stance="offers", position="P.",
    ...         evidence=(1,))
    ...     cited = (Citation(article_id="a1", sentence=1, start=0, end=2, text="P."),)
    ...     return Supported(finding=finding, article_id="a1", evidence=cited, support=1.0)
    >>> [one.finding.party for one in one_name([held("Lima"), held("Governor Ana Ruiz"),
    ...     held("Ana Ruiz")], [])]
    ['Peru', 'Ana Ruiz', 'Ana Ruiz']
    """
    spoken_for: dict[str, Counter[str]] = defaultdict(Counter)
    for one in supported:
        if isinstance(one.finding, PartyPosition) and one.finding.speaker:
            person = name_key(one.finding.speaker)
            if person != name_key(one.finding.party):
                spoken_for[person][_party(one.finding.party)] += 1
    who = who_is_who(article.text for article in articles)
    known = dict(who.parties)
    for person, counts in spoken_for.items():
        known.setdefault(person, max(sorted(counts), key=lambda party: counts[party]))
    known = _by_surname(known) | known
    told = [_with_party(one, known, who) for one in supported]
    return _one_spelling(told, [article.text for article in articles])


def under_aliases(
    supported: Sequence[Supported], aliases: Mapping[str, str]
) -> tuple[Supported, ...]:
    """Return the findings with each party called what the user's aliases say.

    `aliases` gives what a name stands for, by its key. A name there wins over what is known of it:
    where the reader took the name in the evidence for another party, the user's is put.

    >>> from briefer.values.finding import Citation
    >>> finding = PartyPosition(party="Peru", issue="fish", stance="offers", position="P.",
    ...     evidence=(1,))
    >>> cited = (Citation(article_id="a1", sentence=1, start=0, end=14, text="Lima said yes."),)
    >>> one = Supported(finding=finding, article_id="a1", evidence=cited, support=1.0)
    >>> [one.finding.party for one in under_aliases([one], {"lima": "Lima (Ohio)"})]
    ['Lima (Ohio)']
    """
    return tuple(_under_alias(one, aliases) for one in supported) if aliases else tuple(supported)


def printed(finding: Finding, aliases: Mapping[str, str]) -> Finding:
    """Return a finding with its party under the name that the aliases have for it.

    >>> finding = PartyPosition(party="Peru", issue="fish", stance="offers", position="P.",
    ...     evidence=(1,))
    >>> printed(finding, {"peru": "Republic of Peru"}).party
    'Republic of Peru'
    """
    if not isinstance(finding, PartyPosition):
        return finding
    party = aliases.get(name_key(finding.party), finding.party)
    return finding.model_copy(update={"party": party})


def _under_alias(one: Supported, aliases: Mapping[str, str]) -> Supported:
    finding = printed(one.finding, aliases)
    if isinstance(finding, PartyPosition) and finding == one.finding:
        told = [name.text for cited in one.evidence for name in names(cited.text)]
        meaning = [name for name in told if party_key(name) == finding.party]
        others = {aliases.get(name_key(name), finding.party) for name in meaning}
        if len(others) == 1:
            finding = finding.model_copy(update={"party": others.pop()})
    return one.model_copy(update={"finding": finding})


def _by_surname(known: Mapping[str, str]) -> dict[str, str]:
    """Return the party of each surname whose bearers all speak for one."""
    parties: dict[str, set[str]] = defaultdict(set)
    for person, party in known.items():
        parties[person.rpartition(" ")[2]].add(party)
    return {name: party for name, (party, *others) in parties.items() if not others}


def _one_spelling(supported: Sequence[Supported], texts: Sequence[str]) -> list[Supported]:
    """Return the findings with each party that is no state or body under its commonest name.

    The adjective of a land that no list has is that land: "Zanzibari" is Zanzibar. A short name
    goes by the long one that the articles explain it by.
    """
    counts = Counter(
        one.finding.party for one in supported if isinstance(one.finding, PartyPosition)
    )
    # The commonest first, then the shortest: "Ana Ruiz" before "Governor Ana Ruiz".
    forms = sorted(counts, key=lambda party: (-counts[party], len(party), party))
    spelling = {form: next(other for other in forms if _one_person(form, other)) for form in forms}
    long = explained(texts)
    spelling |= {form: spelling[long[form]] for form in forms if long.get(form) in spelling}
    spelling |= {form: land for form in forms if (land := land_of(form, texts)) is not None}
    return [_spelled(one, spelling) for one in supported]


def _spelled(one: Supported, spelling: Mapping[str, str]) -> Supported:
    """Return the finding with the spelling of its party, itself where that is its own."""
    finding = one.finding
    if not isinstance(finding, PartyPosition) or spelling[finding.party] == finding.party:
        return one
    named = finding.model_copy(update={"party": spelling[finding.party]})
    return one.model_copy(update={"finding": named})


def _without_number(words: Sequence[str]) -> Sequence[str]:
    """Return the words of a name without the number of a pope or a king: "Leo XIV"."""
    match words:
        case [name, number] if _REGNAL.fullmatch(number):
            return [name]
        case _:
            return words


def _one_person(one: str, other: str) -> bool:
    """Return whether two names, none of a state or body, end alike and one holds the other."""
    if one == other:
        return True
    first, second = (_without_number(name_key(name).split()) for name in (one, other))
    nested = set(first) <= set(second) or set(second) <= set(first)
    return nested and first[-1:] == second[-1:] and party_key(one) is party_key(other) is None


def _party(party: str) -> str:
    return party_key(party) or party


def _with_party(one: Supported, known: Mapping[str, str], who: Who) -> Supported:
    """Return the finding under the party that its own stands for, or that the person speaks for."""
    finding = one.finding
    if not isinstance(finding, PartyPosition):
        return one
    party, speaker = _party(finding.party), finding.speaker
    if party == finding.party and party_key(party) is None:
        key = meant(party, who)
        party = who.names.get(key, party)  # "the mayor" has a name
        spoken_for = known.get(key) or known.get(name_key(party), party)
        if spoken_for != party:
            party, speaker = spoken_for, speaker or party
    found = {"party": party, "speaker": speaker}
    renamed = finding.model_copy(update=found) if party != finding.party else finding
    if not finding.speaker and not finding.told_by and (speaker or _may_be_told(renamed, known)):
        # "Ruiz wants it, two diplomats said": who wants it may not be the one who says so.
        unsaid = renamed.model_copy(update={"speaker": None})
        if teller := told_in_line(unsaid, known):
            renamed = unsaid.model_copy(update={"told_by": teller})
    return one if renamed is finding else one.model_copy(update={"finding": renamed})


def _may_be_told(finding: PartyPosition, known: Mapping[str, str]) -> bool:
    """Say whether the line names somebody who speaks for another party."""
    others = (known.get(name_key(name.text)) for name in names(finding.position))
    return any(other not in {None, finding.party} for other in others)
