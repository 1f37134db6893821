"""What somebody feels or thinks: it is no news of the matter."""

from collections.abc import Sequence

from briefer.language.clauses import Token, is_verb

_FEELING = frozenset(
    {"know", "understand", "appreciate", "thank", "respect", "love", "like", "enjoy", "admire"}
    | {"wonder", "remember"}
)
EVADING = frozenset({"speculate", "comment", "elaborate", "prejudge", "guess", "hypothesise"})
"""Verbs of telling: who will not do these keeps silent, and wants nothing."""
_EVADES_WITHIN = 9  # tokens
_FIRST_VERB_WITHIN = 7  # tokens


def feels(tokens: Sequence[Token]) -> bool:
    """Say whether the first verb tells a feeling or a thought, no matter: "we know you well".

    Or that nothing will be told: "I do not want to speculate about that".
    """
    if any(token.low in EVADING for token in tokens[:_EVADES_WITHIN]) and any(
        token.role == "neg" or token.low.endswith(("n't", "cannot"))
        for token in tokens[:_FIRST_VERB_WITHIN]
    ):
        return True
    for place, token in enumerate(tokens[:_FIRST_VERB_WITHIN]):
        if token.low in _FEELING:
            return True
        if is_verb(tokens, place):
            return False
    return False
