"""How many articles a second are briefed, and in how much memory: python -m benchmarks.scale.

The articles are copies of the sample articles. In each copy the names are others, so that the
copies tell of other people and other states: a state becomes the one so many places further in
the list of states, and the letters of any other name move so many places on.
"""

import argparse
import string
import tempfile
from functools import cache
from pathlib import Path

from benchmarks.measure import run
from briefer.language.lexicon import lexicon
from briefer.language.names import names

SEEDS = Path(__file__).parent.parent / "seeds"
VOWELS = "aeiou"
CONSONANTS = "".join(letter for letter in string.ascii_lowercase if letter not in VOWELS)


def altered(text: str, places: int) -> str:
    """Return the text with each name replaced; 0 places is the text itself."""
    pieces = []
    end = 0
    for name in names(text):
        pieces += [text[end : name.start], _renamed(name.text, places)]
        end = name.end
    return "".join([*pieces, text[end:]])


def _renamed(name: str, places: int) -> str:
    states = lexicon("countries")
    if name not in _columns():
        return "".join(_moved(letter, places) for letter in name)
    row, column = _columns()[name]
    other = states[(row + places) % len(states)]
    values = other[column].split("|") if column < len(other) else [""]
    return values[0] or other[0] if places else name


@cache
def _columns() -> dict[str, tuple[int, int]]:
    """Return for each name of a state, a people or a capital its row and column in the list."""
    found: dict[str, tuple[int, int]] = {}
    for row, columns in enumerate(lexicon("countries")):
        for column, values in enumerate(columns):
            for value in filter(None, values.split("|")):
                found.setdefault(value, (row, column))
    return found


def _moved(letter: str, places: int) -> str:
    """Return the letter so many places on among its kind; what is no ASCII letter stays."""
    low = letter.lower()
    kind = VOWELS if low in VOWELS else CONSONANTS
    if low not in kind:
        return letter
    moved = kind[(kind.index(low) + places) % len(kind)]
    return moved.upper() if letter.isupper() else moved


def write_articles(folder: Path, copies: int) -> tuple[int, int]:
    """Write so many copies of each sample article; return how many files and characters."""
    count = characters = 0
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text("utf-8")
        for copy in range(copies):
            written = altered(text, copy)
            (folder / f"{path.stem}-{copy:04}.txt").write_text(written, "utf-8")
            count, characters = count + 1, characters + len(written)
    return count, characters


def main() -> None:
    """Print a line for one process, and the same without the setting of the PDF."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--copies", type=int, nargs="+", default=[4, 40])
    for copies in options.parse_args().copies:
        with tempfile.TemporaryDirectory() as articles, tempfile.TemporaryDirectory() as output:
            count, characters = write_articles(Path(articles), copies)
            for formats in ("json", "md,html,pdf,json"):
                given = ["--model", "embedded", "--format", formats, "--output", output]
                measured = run(["daily", articles, *given])
                print(
                    f"{count:5} articles, {characters / 1e6:4.1f} million characters, "
                    f"{formats:<16} {measured.seconds:7.1f} s {count / measured.seconds:6.1f} "
                    f"articles/s {measured.megabytes:6.0f} MB"
                )


if __name__ == "__main__":
    main()
