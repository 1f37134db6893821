"""Which words of a sentence tell the event, and whose claim it is."""

from collections.abc import Sequence
from itertools import pairwise

from briefer.language.agencies import agencies
from briefer.language.clauses import Token, is_adverb, is_verb
from briefer.language.names import is_opener, names, party_key
from briefer.language.persons import persons
from briefer.language.phrases import phrase_end
from briefer.language.study import Said
from briefer.language.titles import titles
from briefer.language.words import content_stems
from briefer.readers.embedded.lines import LONGEST_WORDS, line
from briefer.readers.embedded.modals import modal
from briefer.readers.embedded.ownclause import SHORTEST_CLAUSE, own_clause
from briefer.readers.embedded.reported import is_participle, keeps_silent, stance_of
from briefer.readers.embedded.selves import means_speaker
from briefer.readers.embedded.sight import Seen, Sight
from briefer.readers.embedded.standing import has_main_clause

Span = tuple[int, int]

# reporting verbs that are an event themselves, and those that are often none of saying
# "The village, which Peru calls free, was shelled": it is not Peru that says so
_NAMING = frozenset({"call", "dub", "label", "brand", "term", "name"})
# to say it is news itself; what is admitted is seldom told by anyone else
_ANNOUNCING = frozenset(
    {"announce", "declare", "reveal", "disclose", "order", "discuss", "admit", "concede", "confess"}
    | {"acknowledge"}
)
_DONE = frozenset(
    {"find", "show", "cite", "see", "know", "agree", "approve", "accept", "post", "add"}
)
_NO_TALK, _NO_CLAIM = _ANNOUNCING | _DONE, _ANNOUNCING | _NAMING
_PLAIN = frozenset({"say", "tell"})  # what follows is a clause, with "that" or without
# with these the sentence tells more behind who says so: "…, the army said, as the search went on"
_BESIDES = frozenset({"and", "but", "as", "while", "after"})
_BESIDES_ALL = _BESIDES | {"although", "though"}
_NO_HEADS = frozenset({"to", "of", "for", "what", "how", "had", "if", "even"})
# findings "indicate" and steps "signal": what is told is theirs, and nobody claims it
_SHOWING = frozenset(
    {"indicate", "reveal", "confirm", "underscore", "underline", "suggest", "signal", "imply"}
)
# verbs whose claim is the news where it says more than the clause in front of them
_CLAIMING = frozenset({"claim", "allege", "argue", "say", "accuse", "charge", "contend", "assert"})
# "Has not said whether a ransom was paid", "did not say who was behind it": nothing is claimed
_ASKING = frozenset(
    {"whether", "if", "who", "whom", "whose", "which", "when", "where", "why", "how"}
)
_HEADS = frozenset({"it", "they", "he", "she", "its"})


def told(sight: Sight, seen: Seen) -> tuple[Said | None, Span]:
    """Return the claim that the sentence reports, if it does, and the words that tell the event."""
    whole = sight.page.span(seen.sentence)
    if not seen.said:
        return None, whole
    said = _claim(seen)
    clause = own_clause(seen, said)
    if clause is not None:
        return None, whole if _holds_the_news(sight, seen, clause) else clause
    if said is None or _goes_on(seen, said) or _is_own_act(sight, seen, said):
        return (None if said is None or is_participle(said) else said), whole
    return said, content if _is_clause(seen, said, content := _content(seen, said)) else whole


def _holds_the_news(sight: Sight, seen: Seen, clause: Span) -> bool:
    """Say whether what is claimed behind a clause tells more than the clause itself.

    "Lee filed a suit, claiming that the dam had been known to leak for years".
    """
    if len(sight.page.text[slice(*sight.page.span(seen.sentence))].split()) > LONGEST_WORDS:
        return False
    claims = [
        one.content[0]
        for one in seen.said
        if one.report.cue.lemma in _CLAIMING and one.content and one.content[0][0] >= clause[1]
    ]
    kept = len(set(content_stems(sight.page.text[slice(*clause)])))
    return any(len(set(content_stems(sight.page.text[slice(*one)]))) >= kept for one in claims)


def _goes_on(seen: Seen, said: Said) -> bool:
    """Say whether the claim goes on behind who makes it: "It was found, said Lee, in a cave"."""
    subject, content = said.report.subject, said.content[-1]
    if subject is None or content[1] > said.report.span[0]:
        return False
    behind = [token for token in seen.tokens if token.start >= max(subject[1], said.report.span[1])]
    opens = next((n for n, token in enumerate(behind) if token.kind == "comma"), None)
    if opens is None or opens + SHORTEST_CLAUSE > len(behind):
        return False
    first = behind[opens + 1]
    return opens == 0 and (first.role == "prep" or first.low in _BESIDES)


def _is_own_act(sight: Sight, seen: Seen, said: Said) -> bool:
    """Say whether somebody tells what they do or did themselves: "Lee said he would resign".

    "It" may be the body that speaks and "he" the person; "officials said he" is someone else.
    """
    head = _begins_with(seen, said)
    if head not in _HEADS or said.content[0][0] < said.report.span[0]:
        return False
    if sight.page.cast.find(said.speaker.name) is not None:
        return head in {"he", "she"}
    noun = said.speaker.name.split()[-1]
    if noun.islower() and noun.endswith("s"):
        return head == "they"
    someone = noun in persons() or noun in titles()
    return head in ({"he", "she"} if someone else {"it"})


def _begins_with(seen: Seen, said: Said) -> str:
    start, end = said.content[0]
    inside = [token.low for token in seen.tokens if start <= token.start and token.end <= end]
    return next((low for low in inside if low != "that"), "")


def announces(seen: Seen) -> bool:
    """Say whether the sentence reports an announcement, which is an event itself."""
    return any(
        one.report.cue.lemma in _ANNOUNCING and not one.nested and one.content for one in seen.said
    )


def claimant(sight: Sight, said: Said) -> str:
    """Return who makes the claim, as the article puts it: "its chief, Leo Diaz," is Leo Diaz."""
    if not said.speaker.anonymous and said.report.subject:
        start, end = said.report.subject
        phrase, cast = sight.page.text[start:end], sight.page.cast
        # "An employee of another shop, Acme" has no name.
        close = sight.page.text.startswith(", ", end) and not phrase.lower().startswith(
            ("a ", "an ")
        )
        apposed = cast.at(end + 2) if close else None
        named = cast.named(start, end) or (apposed and apposed.name == said.speaker.name)
        if not named and len(phrase.split()) > 1:
            return _uncapitalised(phrase)
    name, source = said.speaker.name, said.report.subject
    inside = source is not None and _stands_inside(sight.page.text, source[0])
    return name if inside or party_key(name) is not None else _uncapitalised(name)


def _stands_inside(text: str, start: int) -> bool:
    """Say whether a word stands inside a sentence, so that its capital is its own."""
    return text[:start].rstrip(" ")[-1:].isalpha()


def _uncapitalised(phrase: str) -> str:
    """Return the phrase without a capital that only the sentence's start gives it.

    "Fareed" ends as "Injured" does, and is the beginning of a name; so is "TotalEnergies" one.

    >>> [_uncapitalised(one) for one in ("Residents", "Reuters", "TotalEnergies")]
    ['residents', 'Reuters', 'TotalEnergies']
    """
    first = phrase.split(maxsplit=1)[0]
    if not is_opener(first) or first[1:] != first[1:].lower() or agencies(first):
        return phrase
    if any(one.start == 0 and " " in one.text for one in names(phrase)):
        return phrase
    return phrase[0].lower() + phrase[1:]


def summary(sight: Sight, seen: Seen, span: Span, said: Said | None) -> str | None:
    """Return the line; "she" and "its" at the head of a claim behind its cue are the claimant.

    In front of the cue ("He was held, Lee said"), and where others can be meant ("Lee and Ray had
    met, and Lee said he had left"), nobody is named here: None.
    """
    first = next((token for token in seen.tokens if token.start >= span[0]), None)
    if said is None or first is None or first.low not in _HEADS:
        return line(seen.slot, span)
    if span[0] < said.report.span[0] or not means_speaker(sight.page, seen, said, first):
        return None
    if first.low != "its":
        return line(seen.slot, (first.end, span[1]), claimant(sight, said))
    party = said.speaker.party
    return line(seen.slot, (first.end, span[1]), f"{party}’s") if party else None


def tells_will(seen: Seen, said: Said | None, tokens: Sequence[Token]) -> bool:
    """Say whether the sentence tells a will or a judgment: that is a position."""
    if modal(tokens) is not None:
        return True
    if not seen.said:
        return False
    if any(_only_silent(seen, one) or _tells_stance(seen, one, said) for one in seen.said):
        return True
    return said is None and any(_talks(one, tokens) for one in seen.said)


def _tells_stance(seen: Seen, one: Said, said: Said | None) -> bool:
    """Say whether a report beside the claim tells what somebody wants or rejects."""
    if one is said or is_participle(one):
        return False
    return stance_of(seen, one) not in {"claims", "awaits", "accepts"}


def _talks(one: Said, tokens: Sequence[Token]) -> bool:
    """Say whether the words report what somebody only says."""
    return (
        not one.nested
        and one.report.cue.lemma not in _NO_TALK
        and not is_participle(one)
        and _within(one.report.span, tokens)
    )


def _within(span: Span, tokens: Sequence[Token]) -> bool:
    return bool(tokens) and tokens[0].start <= span[0] and span[1] <= tokens[-1].end


def _only_silent(seen: Seen, said: Said) -> bool:
    """Say whether all that the sentence tells is that somebody does not speak."""
    if not keeps_silent(seen, said):
        return False
    before = [token for token in seen.tokens if token.end <= said.report.span[0]]
    acts = any(is_verb(before, n) for n in range(len(before))) and has_main_clause(before)
    return not acts


def _claim(seen: Seen) -> Said | None:
    """Return the outer report by which the sentence claims an event, if its content is indirect."""
    for said in seen.said:
        report = said.report
        if said.nested or report.direct or not said.content or report.cue.stance != "claims":
            continue
        if not said.speaker.certain:
            continue
        if report.cue.lemma in _NO_CLAIM or _shown(said) or _is_asked(seen, said):
            continue
        begins = _begins(seen, said).low
        asks = begins in _ASKING and said.content[0][0] > report.span[0]
        if report.negated or asks:
            continue
        if report.cue.lemma not in _DONE or begins == "that":
            return said
    return None


def _is_asked(seen: Seen, said: Said) -> bool:
    """Say whether somebody only asks if it is so: "asked if the network planned any changes"."""
    subject = said.report.subject
    before = [token.low for token in seen.tokens if subject and token.end <= subject[0]]
    return before[-1:] in (["if"], ["whether"])


def _shown(said: Said) -> bool:
    """Say whether a thing and not a person "indicates" it."""
    name = said.speaker.name
    if said.report.cue.lemma not in _SHOWING or name != name.lower():
        return False
    forms = {form for word in name.casefold().split() for form in (word, word.removesuffix("s"))}
    return forms.isdisjoint(persons()) and forms.isdisjoint(titles())


def _begins(seen: Seen, said: Said) -> Token:
    start = said.content[0][0]
    return next((token for token in seen.tokens if token.start >= start), seen.tokens[-1])


def _content(seen: Seen, said: Said) -> Span:
    start, end = said.content[0]
    inside = [token.low for token in seen.tokens if start <= token.start and token.end <= end]
    if ("and", "that") in pairwise(inside) or _speaks_another(seen, said):
        # two clauses: without the first "that" the second hangs, and the second is another's
        return seen.tokens[0].start, seen.tokens[-1].end
    first = next((token for token in seen.tokens if token.start >= start), None)
    return (first.end, end) if first is not None and first.low == "that" else (start, end)


def _speaks_another(seen: Seen, said: Said) -> bool:
    """Say whether another speaks inside of what one says: "…, although unions said more had"."""
    ends = {one.end: one.low for one in seen.tokens}
    return any(
        one.nested
        and one.speaker.name != said.speaker.name
        and one.report.subject is not None
        and ends.get(one.report.subject[0] - 1) in _BESIDES_ALL
        for one in seen.said
    )


def _is_clause(seen: Seen, said: Said, span: Span) -> bool:
    """Say whether a content stands alone as a sentence: not "said launching the missiles"."""
    inside = [token for token in seen.tokens if span[0] <= token.start and token.end <= span[1]]
    if not inside or (inside[0].low.endswith("ing") and inside[0].role == ""):
        return False
    if len(said.content) > 1 or inside[0].low in _NO_HEADS:
        return False
    plain = said.report.cue.lemma in _PLAIN or span[0] < said.report.span[0]
    if plain or _begins(seen, said).low == "that":
        return True
    return has_main_clause(inside) and not _is_noun_with_clause(inside)


def _is_noun_with_clause(tokens: Sequence[Token]) -> bool:
    """Say whether the words name a thing by a clause on it: "the evidence Peru had collected"."""
    end = phrase_end(tokens, 0)
    while end < len(tokens) and is_adverb(tokens[end]):
        end += 1
    if end >= len(tokens):
        return True
    if tokens[0].role == "det":
        for place in range(2, end):
            noun, name = tokens[place - 1], tokens[place]
            common = noun.kind == "word" and not noun.role and noun.low not in titles()
            if common and name.kind == "name" and noun.low not in persons():
                return is_verb(tokens, end)
    return tokens[end].role in {"sub", "rel"}
