"""Who a phrase stands for: pronouns, surnames, titles and unnamed sources."""

import re
from collections.abc import Sequence

from briefer.language.cast import Cast, Mention, Person, may_hold
from briefer.language.clauses import roles
from briefer.language.names import PARTICLES, is_opener, names, party_key, same_name
from briefer.language.numerals import is_numeral
from briefer.language.persons import persons
from briefer.language.pronouns import HE, fits, group_for, rivalled, speaking_person
from briefer.language.referents import Referents, Speaker, as_speaker
from briefer.language.strangers import gender_of
from briefer.language.titles import full_title, titles
from briefer.language.words import fold, stop_words

_GENERIC = frozenset({"official", "officer", "spokesman", "spokeswoman", "expert", "analyst"})
_SECOND = frozenset({"deputy", "vice", "assistant", "former", "acting", "junior", "high"})
_GROUP = frozenset({"they", "we"})
_PEOPLE = frozenset(
    {"source", "people", "person", "man", "woman", "men", "women", "spokesmen", "authorities"}
    | {
        "side",
        "critic",
        "supporter",
        "voter",
        "worker",
        "one",
        "other",
        "insider",
        "ally",
        "allies",
    }
    | {"some", "member", "colleague", "organizer", "leader", "staffer", "backer", "aide"}
)
# what an article calls a person whom it has named
_KNOWN_BEFORE = frozenset(
    {"governor", "senator", "congressman", "congresswoman", "lawmaker", "representative", "mayor"}
    | {"nominee", "candidate", "republican", "democrat", "billionaire", "businessman", "mogul"}
    | {"president", "minister", "premier", "chancellor", "leader", "judge", "justice", "ceo"}
    | {"executive", "lawyer", "attorney", "professor", "star", "actor", "actress", "singer"}
    | {"veteran", "activist", "author", "politician", "contender", "incumbent", "pontiff", "pro"}
)
_DETERMINERS = frozenset(
    {"the", "a", "an", "one", "another", "some", "this", "that", "these", "those", "his", "her"}
)


def resolve(
    phrase: str, span: tuple[int, int], cast: Cast, known: Referents, *, saying: bool = True
) -> Speaker | None:
    """Return the speaker that a subject stands for; None for a pronoun that stands for no one.

    `phrase` is the text of `span`; `known` holds the speakers before it, the latest first;
    `saying` tells a verb like "said" from one like "rejected".
    """
    for word in (" themselves", " himself", " herself", " itself"):
        phrase = phrase.removesuffix(word)
    low = fold(phrase).strip()
    if low in HE:
        return speaking_person(low, span[0], cast, known, saying=saying)
    if low in _GROUP or low == "it":
        return group_for(low, cast, known)
    if low in {"i", "you", "who", "which", "that", "this", "these", "those", "there", "what"}:
        return None
    return _named(phrase, span, cast, known)


_AND = re.compile(r" and (?=[A-Z])")
_BODY = re.compile(r" (?:of|for) (?:the )?((?:[A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*)*)")


def _named(phrase: str, span: tuple[int, int], cast: Cast, known: Referents) -> Speaker:
    """Return the speaker that a phrase with a noun stands for."""
    head = _head(phrase)
    if (is_opener(head) or is_numeral(fold(head))) and not _is_person(head.split()):
        head = phrase  # "close to 40 deputies", "one of the lawyers": the noun comes later
    apposed = _apposed(phrase, span[0], cast)
    if apposed is not None:
        return as_speaker(apposed)
    end = span[0] + len(head)
    mention = cast.named(span[0], end)
    while mention is not None:
        if not _is_modifier(phrase, mention.end - span[0]):
            return _with_partner(phrase, mention, span[0], cast)
        mention = cast.named(mention.end, end)
    body = _body_of(phrase, head)
    holder = _holder(head, body, span[0], cast)
    if holder is not None:
        return as_speaker(holder)
    if _is_definite_person(head) and not body:
        told = _told_of(head, span[0], cast, known)
        if told is not None:
            return told
    return _nominal(phrase, head, span, cast, known)


def _with_partner(phrase: str, mention: Mention, start: int, cast: Cast) -> Speaker:
    """Return the person named there, together with another one: "Ms. Lee and Mr. Roe"."""
    first = as_speaker(cast.people[mention.person])
    end = mention.end - start
    link = _AND.match(phrase, end)
    partner = cast.named(mention.end, start + len(phrase)) if link else None
    if partner is None or partner.person == mention.person:
        return first
    between = phrase[end + len(link[0]) : partner.start - start].split() if link else []
    if any(fold(word).rstrip(".") not in titles() for word in between):
        return first  # "Ms. Lee and her lawyer, Bob Roe"
    second = as_speaker(cast.people[partner.person])
    party = first.party if first.party == second.party else None
    return Speaker(f"{first.name} and {second.name}", party, anonymous=False)


def _head(phrase: str) -> str:
    """Return the phrase up to its first preposition: "officials" of "officials in Rome"."""
    for link in (
        " of ",
        " in ",
        " for ",
        " from ",
        " at ",
        " with ",
        " on ",
        " to ",
        ", ",
        " who ",
    ):
        cut = phrase.find(link)
        if cut > 0:
            phrase = phrase[:cut]
    return phrase


def _is_modifier(phrase: str, end: int) -> bool:
    """Say whether a name only modifies what follows: "Trump’s campaign", "Clinton aides"."""
    rest = phrase[end:].lstrip()
    if rest.startswith(("’s ", "'s ", "’ ", "' ")):
        return True
    following = rest.split()
    first = following[0] if following else ""
    return first[:1].islower() and roles().get(first, "") == "" and first != "herself"


def _apposed(phrase: str, start: int, cast: Cast) -> Person | None:
    """Return who is named behind an office: "the mayor of Accra, Ann Lee"."""
    front, comma, _ = phrase.partition(", ")
    if not comma or not _is_person(_head(front).split()):
        return None
    return cast.at(start + len(front) + len(comma))


def _body_of(phrase: str, head: str) -> str:
    """Return the place or body whose office it is: "Accra" of "the mayor of Accra"."""
    found = _BODY.match(phrase, len(head))
    return found.group(1).rstrip(".") if found else ""


def _holder(head: str, body: str, place: int, cast: Cast) -> Person | None:
    """Return the person behind "the president" or "the German chancellor".

    Where the phrase names a `body`, its holder alone: "the mayor of Accra" is no other mayor.
    """
    tokens = [fold(token).strip(".,") for token in head.split()]
    if not tokens or tokens[0] not in {"the", "his", "her"}:
        return None
    for size in (3, 2, 1):
        office = " ".join(tokens[-size:])
        if office not in titles() or len(tokens) <= size:
            continue
        modifier = " ".join(head.split()[1 : len(tokens) - size])
        party = party_key(modifier) if modifier else None
        if modifier and party is None and not modifier.islower():
            return None
        if not _SECOND.isdisjoint(tokens[1 : len(tokens) - size]):
            return None  # "the deputy commissioner" is not the commissioner
        office = full_title(office)
        if body:
            return _holder_of(office, body, cast)
        plain = "president" if office == "leader" and party else office
        found = cast.holder(office, party, place) or cast.holder(plain, party, place)
        return None if office in _GENERIC and found is None else found
    return None


def _holder_of(office: str, body: str, cast: Cast) -> Person | None:
    """Return who holds the office of the body; whose body is not told may hold another's."""
    key = party_key(body) or body
    for one in cast.holders(office):
        if one.party and (one.party == key or same_name(one.party, body)):
            return one
    return None


def _is_definite_person(head: str) -> bool:
    """Say whether a phrase means one person known from before: "the four-term congressman"."""
    tokens = [fold(token).strip(".,") for token in head.split()]
    return len(tokens) > 1 and tokens[0] == "the" and tokens[-1] in _KNOWN_BEFORE


def _told_of(head: str, place: int, cast: Cast, known: Referents) -> Speaker | None:
    """Return the person with a name whom the sentence before is about, or who spoke in it.

    It is a guess where anybody else is near who can be meant.
    """
    gender = gender_of(fold(head.rsplit(maxsplit=1)[-1]).strip(".,"))
    office = _portfolio(head)
    for speaker in (known.subject, known.last if known.fresh else None):
        if speaker is None or speaker.anonymous:
            continue
        person = cast.find(speaker.name)
        if person is not None and office and person.offices and not may_hold(person, office):
            continue  # "the interior minister" behind a sentence about the finance minister
        if person is not None and (not gender or fits(speaker, gender, cast, known)):
            sure = speaker.certain and not rivalled(person, gender or None, place, cast, known)
            return speaker._replace(certain=sure)
    return None


def _portfolio(head: str) -> str:
    """Return the office of several words in which a phrase ends: "interior minister"."""
    tokens = [fold(token).strip(".,") for token in head.split()]
    ends = (" ".join(tokens[-size:]) for size in (3, 2) if len(tokens) > size)
    return next((full_title(one) for one in ends if one in titles()), "")


def _nominal(
    phrase: str, head: str, span: tuple[int, int], cast: Cast, known: Referents
) -> Speaker:
    """Return a body by its name, or an unnamed source with the party it belongs to."""
    bare = phrase.strip(" ,")
    party = party_key(bare) or party_key(head) or party_key(head.split(" and ", maxsplit=1)[0])
    tokens = head.split()
    lower = [token for token in tokens if token[:1].islower() and token not in _DETERMINERS]
    if tokens and tokens[0][:1].isupper() and is_opener(tokens[0]):
        lower = [*lower, tokens[0]]
    if not lower and tokens and any(token[:1].isupper() for token in tokens):
        named = _BODY.match(phrase, len(head))  # "the Chamber of Commerce"
        whole = phrase[: named.end()].rstrip(".") if named else head
        name = whole.removeprefix("the ").removeprefix("The ")
        return Speaker(
            party if party and len(tokens) <= 3 and party_key(head) == party else name,
            party or name,
            anonymous=False,
        )
    if lower and (named_last := _called(tokens)):
        return Speaker(named_last, named_last, anonymous=False)
    if party is None:
        party = _party_of_modifier(span, cast) or _party_inside(bare) or _same_source(tokens, known)
    return Speaker(bare, party, anonymous=_is_person(tokens))


def _called(tokens: Sequence[str]) -> str | None:
    """Return the name in which a description ends, if it is no state's or body's that is known.

    "The British oil producer Acme" is Acme.
    """
    size = 0
    for n, one in enumerate(reversed(tokens), start=1):
        if one[:1].isupper():
            size = n
        elif one not in PARTICLES:
            break
    if not 0 < size < len(tokens):
        return None
    name, noun = " ".join(tokens[-size:]), tokens[-size - 1]
    if not noun.isalpha() or fold(noun) in stop_words() or fold(noun) in titles():
        return None
    found = names(f"Then {name}")
    return name if found and found[-1].text == name and party_key(name) is None else None


def _is_person(tokens: list[str]) -> bool:
    """Say whether the head noun means people: "officials", "a source", not "air force"."""
    head = fold(tokens[-1]) if tokens else ""
    return _speaks_for_a_body(tokens) or head.removesuffix("s") in persons()


def _speaks_for_a_body(tokens: Sequence[str]) -> bool:
    """Say whether the head noun is of those who belong to the body they are named with.

    "Acme workers" do, "Ann Lee’s wife" does not.
    """
    head = fold(tokens[-1]) if tokens else ""
    return any(form in titles() or form in _PEOPLE for form in (head, head.removesuffix("s")))


def _party_inside(phrase: str) -> str | None:
    """Return the body whose people the phrase means: "some Acme workers", "two GOP allies"."""
    tokens = phrase.replace("’s", "").replace("'s", "").split()
    if not _speaks_for_a_body(tokens):
        return None
    run: list[str] = []
    for token in tokens[:-1]:
        if token[:1].isupper() and not is_opener(token):
            run.append(token)
        elif run:
            break
    name = " ".join(run)
    return (party_key(name) or name) if name else None


def _party_of_modifier(span: tuple[int, int], cast: Cast) -> str | None:
    mention = cast.named(*span)
    return cast.people[mention.person].party if mention else None


def _same_source(tokens: list[str], known: Referents) -> str | None:
    """Return the party of the last unnamed source with the same head: "one official"."""
    if not tokens:
        return None
    head = fold(tokens[-1]).rstrip("s")
    for speaker in known.unnamed:
        if any(fold(token).rstrip("s") == head for token in speaker.name.split()):
            return speaker.party
    return None
