"""For whom people speak, by what a text sets beside their names: "Peruvian minister Ana Ruiz"."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from briefer.language.bareforms import third_person
from briefer.language.beside import beginning_states, may_be_held
from briefer.language.clauses import past_forms, roles
from briefer.language.names import Name, name_key, names, party_key
from briefer.language.parties import is_capital
from briefer.language.titles import RUNNING, is_private, title_heads, titles
from briefer.language.words import fold, pieces, tokens_of, without_possessive

_OWNERS = frozenset({"demonym", "place", "body"})
_TITLED_GAP = re.compile(r"(?:['’]s?)?\s(?:[^\W\d_]+[\s,]+){1,4}\Z")
_OF = re.compile(r",? of (?:the )?\Z")
_WHO_LEADS = re.compile(r", (?:who is )?(?:the |an? )?((?:[\w-]+ ){1,3})(?:of|for) (?:the )?\Z")
_WHO_IS = re.compile(r", (?:who is )?(?:the |an? )?\Z")
_PHRASE = re.compile(r"(?:['’]s?)?((?: [\w-]+){1,4})")
_LAST_WORDS = re.compile(r"(?:[\w’'-]+ ){1,4}\Z")
_PAST = frozenset({"former", "ex", "late", "onetime", "then", "ousted", "deposed", "previous"})
_OFFICE_OF = re.compile(r"((?:[\w-]+ ){1,3})(?:of|for) (?:the )?\Z")
# "The head of Peru's opposition party", "the leader of Peru's largest trade union"
_GROUPS = frozenset(
    {"opposition", "party", "union", "unions", "club", "league", "company", "association", "church"}
    | {"federation", "rebels", "bloc", "alliance", "group", "firm", "lobby", "guild", "syndicate"}
)
_NEAR = 40  # characters in front of a name that may hold its title


def parties_of_people(texts: Iterable[str]) -> dict[str, str]:
    """Return the party of each person whom the texts set beside a state or body, by name key.

    "Peruvian minister Ana Ruiz", "Ana Ruiz, the president of Peru", "President Ruiz of Peru".
    Whoever held the office once, holds that of a city, or is named by a trade alone, an expert or
    an author, speaks for no state; where the texts disagree, most of them decide. A surname
    alone counts where all who bear it speak for one party.

    >>> parties_of_people(["The German chancellor, Ida Roth, spoke."])
    {'ida roth': 'Germany', 'roth': 'Germany'}
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    printed = [(text, tokens_of(text)) for text in texts]
    states = beginning_states(set[str]().union(*[tokens for _, tokens in printed]))
    for text, tokens in printed:
        if states.isdisjoint(tokens) or pieces(text).isdisjoint(_heads()):
            continue  # no state stands there, or no title, to set beside a person
        if not (may_be_held(tokens) and any(map(_begins_title, tokens))):
            continue
        found = names(text)
        for place, person in enumerate(found):
            if not _is_person(person):
                continue
            before = found[place - 1] if place else None
            after = found[place + 1] if place + 1 < len(found) else None
            party = _named_before(text, before, person) or _named_behind(text, person, after)
            if party:
                votes[name_key(person.text)][party] += 1
    return _with_surnames({name: party for name, of in votes.items() if (party := _most(of))})


@lru_cache(maxsize=32768)
def _begins_title(token: str) -> bool:
    return fold(without_possessive(token)) in title_heads()


@cache
def _heads() -> frozenset[str]:
    """Return the pieces without which no title stands in a text: "vice" and "president"."""
    return frozenset(part for head in title_heads() for part in head.split("-"))


def _most(votes: Counter[str]) -> str | None:
    (party, count), *_ = votes.most_common(1)
    return party if 2 * count > votes.total() else None


def _with_surnames(parties: Mapping[str, str]) -> dict[str, str]:
    """Return the parties with those of the surnames whose bearers all speak for one."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for person, party in parties.items():
        bearers[person.rpartition(" ")[2]].add(party)
    of_surnames = {name: party for name, (party, *others) in bearers.items() if not others}
    return dict(parties) | of_surnames


def _named_before(text: str, before: Name | None, person: Name) -> str | None:
    """Return the party in "German Foreign Minister Ida Roth", "Chile’s leader, Leo Diaz"."""
    if before is None or before.kind not in _OWNERS:
        return None
    gap = text[before.end : person.start]
    if (
        gap in {" ", ", "}
        and (title := _OFFICE_OF.search(text[max(0, before.start - _NEAR) : before.start]))
        is not None
    ):
        held = _is_office(title[1]) and not is_capital(before.text)
        return (
            party_key(before.text)
            if held and not _is_past(text, before.start - len(title[0]))
            else None
        )
    if not _TITLED_GAP.match(gap) or not _is_office(gap) or _tells(gap):
        return None
    if _is_past(text, before.start):
        return None
    return party_key(text[before.start : person.start].strip(" ,"))


def _named_behind(text: str, person: Name, after: Name | None) -> str | None:
    """Return the party in "President Diaz of Chile", "Leo Diaz, the Chilean president"."""
    if after is None or after.kind not in _OWNERS or is_capital(after.text):
        return None
    gap = text[person.end : after.start]
    if _OF.match(gap):
        title = _LAST_WORDS.search(text, max(0, person.start - _NEAR), person.start)
        held = title is not None and _is_office(title[0])
        return party_key(after.text) if held and not _is_past(text, person.start) else None
    phrase = _PHRASE.match(text, after.end)
    if (leads := _WHO_LEADS.match(gap)) is not None:
        of_some = _is_group(after, phrase[0] if phrase else "")
        return party_key(after.text) if _is_office(leads[1]) and not of_some else None
    phrase = phrase if _WHO_IS.match(gap) else None
    return party_key(after.text) if phrase and _is_office(phrase[1]) else None


def _is_group(state: Name, behind: str) -> bool:
    """Say whether it is only a group of the state that somebody heads: "Peru's opposition"."""
    owned = state.kind == "demonym" or behind[:1] in {"'", "’"}
    return owned and not _GROUPS.isdisjoint(fold(behind).split())


def _tells(gap: str) -> bool:
    """Say whether the words between hold a verb: "Peru met President Diaz"."""
    lower = [word for word in re.findall(r"[\w’'-]+", gap) if word[0].islower()]
    return any(
        word in past_forms() or word in third_person() or roles().get(word, "") not in {"", "prep"}
        for word in lower
    )


def _is_past(text: str, place: int) -> bool:
    """Say whether the office was held once: "former German Chancellor"."""
    near = re.split(r"[,.;:]", text[max(0, place - _NEAR) : place])[-1]
    return not _PAST.isdisjoint(re.split(r"[\s-]", near.lower())[-4:])


def _is_office(gap: str) -> bool:
    """Say whether words beside a name are a title of more than a trade, and one still held."""
    bare = re.findall(r"[\w-]+", fold(gap))
    if not _PAST.isdisjoint(bare) or not RUNNING.isdisjoint(bare) or "opposition" in bare:
        return False
    pairs = [" ".join(bare[place : place + 2]) for place in range(len(bare) - 1)]
    held = [one for one in (" ".join(bare), *pairs, *bare) if one in titles()]
    return bool(held) and not is_private(held)


def _is_person(name: Name) -> bool:
    return name.kind == "person" or (name.kind == "other" and party_key(name.text) is None)
