"""The two marks without a shape that say how their neighbours are joined, where they mean it."""

from typing import Final

# What the scripts need them for: between letters and vowel signs of Arabic and its kin (Persian
# writes its prefixes and plurals so), of the scripts of India and Sri Lanka, of Burmese, Khmer and
# Mongolian. Their digits and stops take none.
_LETTER: Final = (
    "[\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0710-\u07bf\u07ca-\u07f5\u08a0-\u08ff"
    "\u0900-\u0963\u0970-\u09e5\u09f0-\u0a65\u0a70-\u0ae5\u0af0-\u0b65\u0b70-\u0be5\u0c00-\u0c65"
    "\u0c70-\u0ce5\u0cf0-\u0d65\u0d70-\u0de5\u0df2\u0df3\u1000-\u103f\u1050-\u108f\u1780-\u17d3"
    "\u1820-\u18aa]"
)
# Pictures that make one picture: a family, a person and a trade, a flag and its sign. The first
# may end in a colour of skin, which is among them, or in the mark that asks for a picture.
_PICTURE: Final = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\U0001f000-\U0001faff]"
)
_AFTER_PICTURE: Final = _PICTURE.replace("]", "\ufe0f]")

# A pattern of the joiners that join nothing: between Latin letters they only hide.
NEEDLESS: Final = (
    f"\u200c(?!(?<={_LETTER}\u200c){_LETTER})"
    f"|\u200d(?!(?<={_LETTER}\u200d){_LETTER}|(?<={_AFTER_PICTURE}\u200d){_PICTURE})"
)
