"""The base of a verb behind its other forms: "start" of "started", "starts" and "starting"."""

from functools import cache

from briefer.language.bareforms import bare_verbs
from briefer.language.cues import inflections
from briefer.language.lexicon import lexicon


def base_of_past(word: str) -> str | None:
    """Return the base of a verb's past form, None where the word is none.

    >>> base_of_past("started"), base_of_past("broke"), base_of_past("red")
    ('start', 'break', None)
    """
    return _pasts().get(word)


def base_of_present(word: str) -> str | None:
    """Return the base of the form that goes with "she", None where the word is none.

    >>> base_of_present("denies"), base_of_present("news")
    ('deny', None)
    """
    return _presents().get(word)


def base_of_gerund(word: str) -> str | None:
    """Return the base of a form in -ing, None where the word is none.

    >>> base_of_gerund("closing"), base_of_gerund("banning"), base_of_gerund("king")
    ('close', 'ban', None)
    """
    return _gerunds().get(word)


@cache
def _pasts() -> dict[str, str]:
    found = {form: verb for verb in bare_verbs() for form in (_regular(verb), _double(verb, "ed"))}
    for row in lexicon("irregular"):
        if row[0] in bare_verbs():
            for form in row[1:]:
                if not form.endswith(("s", "ing")):
                    found.setdefault(form, row[0])
    return found


@cache
def _presents() -> dict[str, str]:
    return {inflections(verb)[1][0]: verb for verb in bare_verbs()}


@cache
def _gerunds() -> dict[str, str]:
    doubled = {_double(verb, "ing"): verb for verb in bare_verbs()}
    return doubled | {inflections(verb)[-1][0]: verb for verb in bare_verbs()}


def _regular(verb: str) -> str:
    return inflections(verb)[2][0]


def _double(verb: str, ending: str) -> str:
    return verb + verb[-1] + ending
