"""How many false lines verification catches, and how many true ones it loses.

Lines are taken from real articles as they stand, cut and lightly reworded by rule, and each is
made false in one way at a time. A moved citation counts as right where the sentence that the line
was made from is among the new ones. Run as

    python benchmarks/eval_verify.py [FOLDER] [--articles N] [--show KIND]

where the folder holds the evaluation sets, which are not part of the project.
"""

import argparse
import json
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from briefer.language.meanings import symmetric_verbs
from briefer.language.names import Name, names, party_key, same_name
from briefer.language.negation import kinds_of_negation
from briefer.language.numbers import quantities
from briefer.language.pagedates import parse_date
from briefer.language.words import content_stems, stem, words
from briefer.steps.split import sentences
from briefer.steps.tokens import is_verb, tokenise
from briefer.steps.verify import Indexed, index, verify
from briefer.values.article import Article
from briefer.values.finding import KeyDevelopment, Omission, Supported

SETS = ("story_clusters.jsonl", "attribution.jsonl", "multidoc_summaries.jsonl")
SWAPS = {
    "large": "big",
    "big": "large",
    "began": "started",
    "started": "began",
    "help": "assist",
    "talks": "negotiations",
    "announced": "said",
    "killed": "left dead",
    "purchase": "buy",
    "nearly": "almost",
    "about": "around",
    "also": "",
    "many": "a number of",
    "children": "kids",
    "troops": "soldiers",
    "company": "firm",
    "injured": "hurt",
    "immediately": "at once",
    "however": "",
    "told reporters": "said",
    "because": "since",
    "near": "close to",
    "attempt": "try",
    "receive": "get",
}
SPELLED = ("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
AUXILIARY = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|should|may|might|must)\b"
)
NOT = re.compile(
    r"\b(is|are|was|were|has|have|had|can|will|would|could|should|did|does|do) not\b|n['’]t\b"
)
SAID = re.compile(r"^(?P<content>[^“”\"]{40,}), (?P<who>[^,“”\"]{3,60}) said\.$")
THAT = re.compile(r"^(?P<who>[A-Z][^,“”\"]{2,50}) said (?:that )?(?P<content>[^“”\"]{30,})\.$")
PASSIVE = re.compile(
    r"^(?P<patient>[A-Z][\w ’'-]{2,40}) (?:was|were) (?P<verb>\w+ed)"
    r" by (?P<agent>[A-Z][\w ’'-]{2,40})\.$"
)


class Page(NamedTuple):
    """An article of the sets, laid out for verification, and the story it belongs to."""

    story: str
    indexed: Indexed


class Case(NamedTuple):
    """A line with the sentence it cites and the one it was made from."""

    kind: str
    line: str
    cites: int
    source: int
    page: Page


def load(folder: Path, most: int) -> list[Page]:
    """Return the articles of the sets, `most` of each at the most, spread over the whole set."""
    pages: list[Page] = []
    for name in SETS:
        rows = [json.loads(line) for line in (folder / name).open(encoding="utf-8")]
        found = [one for row in rows for one in _articles(row)]
        step = max(1, len(found) // most)
        pages.extend(_page(*one) for one in found[::step][:most])
    return [page for page in pages if len(page.indexed.sentences) > 4]


def _articles(row: dict[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    if "articles" in row:
        for text in row["articles"]:
            yield row["id"], "", text, ""
    else:
        yield row.get("story_id", row["id"]), row["title"], row["text"], row["date"] or ""


def _page(story: str, title: str, text: str, date: str) -> Page:
    body = "\n\n".join(part.strip() for part in text.split("\n") if part.strip())
    article = Article(id="a", source="s", title=title, text=body, date=parse_date(date))
    return Page(story, index(article, sentences(body)))


def true_lines(page: Page) -> Iterator[Case]:
    """Yield true lines: sentences, their first clauses, and rewordings by rule."""
    for number, sentence in page.indexed.sentences.items():
        text = " ".join(sentence.text.split())
        if not 8 <= len(words(text)) <= 35 or not text.endswith("."):
            continue
        yield Case("sentence", text, number, number, page)
        for kind, change in (("cut", _cut), ("reworded", _reworded), ("reported", _reported)):
            line = change(text)
            if line and line != text:
                yield Case(kind, line, number, number, page)


def _cut(text: str) -> str:
    head = re.split(r", (?:and|but|as|while|which|after|when)\b|;| because ", text)[0]
    tokens = tokenise(head)
    whole = len(tokens) >= 6 and any(is_verb(token) for token in tokens)
    return head.rstrip(".,") + "." if whole and '"' not in head and "“" not in head else ""


def _reworded(text: str) -> str:
    if any(mark in text for mark in '"“”'):
        return ""
    line = text
    for old, new in SWAPS.items():
        line = re.sub(rf"\b{old}\b", new, line)
    line = re.sub(r"(?<=\w) \w{3,}(?<!fami)(?<!app)(?<!rep)(?<!supp)(?<!on)ly(?= \w)", "", line)
    return re.sub(r" +", " ", line).strip()


def _reported(text: str) -> str:
    if match := SAID.match(text):
        return f"According to {match['who']}, {match['content']}."
    if match := THAT.match(text):
        return f"{match['content'][0].upper()}{match['content'][1:]}, according to {match['who']}."
    if match := PASSIVE.match(text):
        return f"{match['agent']} {match['verb']} {match['patient']}."
    return ""


def false_lines(case: Case, pages: Sequence[Page], chance: random.Random) -> Iterator[Case]:
    """Yield the line made false in each way that it can be."""
    changes: dict[str, Callable[[], str]] = {
        "number": lambda: _other_number(case.line, chance),
        "name": lambda: _other_name(case, case.page, chance),
        "name from afar": lambda: _other_name(case, chance.choice(pages), chance),
        "negation added": lambda: _negated(case.line),
        "negation removed": lambda: _affirmed(case.line),
        "parties swapped": lambda: _swapped(case.line),
    }
    for kind, change in changes.items():
        line = change()
        if line and line != case.line:
            yield case._replace(kind=kind, line=line)


def _other_number(text: str, chance: random.Random) -> str:
    found = quantities(text)
    if not found:
        return ""
    quantity = chance.choice(found)
    value = int(quantity.value) + chance.choice((2, 3, 7)) * max(1, int(quantity.value) // 10)
    written = f"{value:,}" if value > 10 else SPELLED[value]
    return text[: quantity.start] + written + text[quantity.end :]


def _other_name(case: Case, page: Page, chance: random.Random) -> str:
    own = [name for name in names(case.line) if name.kind in {"person", "place", "body"}]
    if not own:
        return ""
    name = chance.choice(own)
    around = page.indexed.sentences.values()
    others = [
        other
        for sentence in around
        for other in names(sentence.text)
        if other.kind == name.kind and not _related(other, case.line)
    ]
    if not others:
        return ""
    return case.line[: name.start] + chance.choice(others).text + case.line[name.end :]


def _related(name: Name, line: str) -> bool:
    key = party_key(name.text)
    return any(
        same_name(name.text, other.text) or (key and key == party_key(other.text))
        for other in names(line)
    ) or all(word.text in line for word in words(name.text))


def _negated(text: str) -> str:
    if kinds_of_negation(text):
        return ""
    if re.search(rf"{AUXILIARY.pattern} (?:all|just|only)\b", text):
        return ""  # "not only" and its like deny nothing
    return AUXILIARY.sub(lambda match: match.group() + " not", text, count=1)


def _affirmed(text: str) -> str:
    if len(kinds_of_negation(text)) != 1 or not NOT.search(text):
        return ""
    text = re.sub(r"\bcan['’]t\b", "can not", re.sub(r"\bwon['’]t\b", "will not", text))
    return NOT.sub(lambda match: f"{match[1]}" if match[1] else "", text, count=1)


def _swapped(text: str) -> str:
    found = [name for name in names(text) if name.kind in {"person", "place", "body"}]
    tokens = tokenise(text)
    for one, other in pairwise(found):
        between = [token for token in tokens if one.end <= token.start < other.start]
        verbs = [token for token in between if is_verb(token)]
        joined = text[one.end : other.start].strip() in {"and", "or", ",", ", and", "of", "in"}
        if not verbs or joined or same_name(one.text, other.text) or len(between) > 8:
            continue
        if any(token.stem in symmetric_verbs() | {stem("be"), stem("say")} for token in verbs):
            continue
        parts = (text[: one.start], other.text, text[one.end : other.start], one.text)
        return "".join((*parts, text[other.end :]))
    return ""


def strangers(pages: Sequence[Page], chance: random.Random) -> Iterator[Case]:
    """Yield sentences of other articles, of the same story and of others, cited where they are not.

    A sentence that shares more than half its words with one of the article may be true there.
    """
    for page in pages:
        for kind, others in (
            ("same story", [one for one in pages if one.story == page.story and one is not page]),
            ("other story", [one for one in pages if one.story != page.story]),
        ):
            for _ in range(3):
                if not others:
                    break
                other = chance.choice(others)
                sentence = chance.choice(list(other.indexed.sentences.values()))
                stems = frozenset(content_stems(sentence.text))
                near = max(
                    len(stems & held) / max(1, len(stems)) for held in page.indexed.stems.values()
                )
                if len(stems) >= 6 and near < 0.5:
                    number = chance.choice(list(page.indexed.sentences))
                    yield Case(kind, " ".join(sentence.text.split()), number, 0, page)


def judge(case: Case) -> Supported | Omission:
    """Return what verification says of the case."""
    finding = KeyDevelopment(summary=case.line, evidence=(case.cites,))
    return verify(finding, case.page.indexed)


def tell(cases: Sequence[Case], show: str) -> None:
    """Print the table, and the lines of one kind that went wrong."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    reasons: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    true = {"sentence", "cut", "reworded", "reported", "neighbour cited"}
    for case in cases:
        verdict = judge(case)
        kept = isinstance(verdict, Supported)
        if isinstance(verdict, Supported) and case.kind == "neighbour cited":
            kept = case.source in verdict.finding.evidence
        right = kept == (case.kind in true)
        counts[case.kind][0] += right
        counts[case.kind][1] += 1
        if isinstance(verdict, Omission):
            reasons[case.kind][verdict.reason.name.lower()] += 1
        if not right and case.kind == show:
            _show(case, verdict)
    print(f"\n{'lines':18}{'right':>8}{'of':>8}{'share':>8}   left out because of")
    for kind, (hits, total) in counts.items():
        why = ", ".join(f"{name} {n}" for name, n in sorted(reasons[kind].items()))
        print(f"{kind:18}{hits:8}{total:8}{hits / total:8.1%}   {why}")


def _show(case: Case, verdict: Supported | Omission) -> None:
    print(f"\n- {case.line}")
    source = case.page.indexed.sentences.get(case.source or case.cites)
    print(f"  from: {' '.join(source.text.split()) if source else ''}")
    if isinstance(verdict, Omission):
        print(f"  left out: {verdict.reason.name} {verdict.detail!r}")
    else:
        print(f"  kept on: {' | '.join(one.text for one in verdict.evidence)} ({verdict.support})")


def unsupported(folder: Path) -> None:
    """Print the balanced accuracy on summaries that detectors disagree about."""
    rows = [
        json.loads(line)
        for line in (folder / "unsupported_statements.jsonl").open(encoding="utf-8")
    ]
    right: dict[bool, list[int]] = {True: [0, 0], False: [0, 0]}
    for row in rows:
        if row["worst_label"] not in {"Unwanted", "Consistent"}:
            continue
        page = _page("", "", row["source"], "")
        lines = [one for part in row["summary"].splitlines() for one in sentences(part)]
        held = all(
            isinstance(
                verify(KeyDevelopment(summary=one.text, evidence=(1,)), page.indexed), Supported
            )
            for one in lines
        )
        good = row["worst_label"] == "Consistent"
        right[good][0] += held == good
        right[good][1] += 1
    shares = [hits / total for hits, total in right.values()]
    print(f"\nunsupported_statements: balanced accuracy {sum(shares) / 2:.3f}")
    print(f"  consistent kept {shares[0]:.1%}, unwanted caught {shares[1]:.1%}")


def paraphrases(folder: Path) -> None:
    """Print how many sentences are kept on another that says the same, or not quite."""
    kept: dict[int, list[int]] = {1: [0, 0], 0: [0, 0]}
    for line in (folder / "sentence_pairs_paraphrase.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        page = _page("", "", row["sentence1"], "")
        finding = KeyDevelopment(summary=row["sentence2"], evidence=(1,))
        kept[row["label"]][0] += isinstance(verify(finding, page.indexed), Supported)
        kept[row["label"]][1] += 1
    for label, name in ((1, "same claim"), (0, "another claim")):
        hits, total = kept[label]
        print(f"sentence_pairs_paraphrase, {name}: kept {hits} of {total}")


def main() -> int:
    """Measure and print; 1 where the sets are not there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/eval/dev"))
    parser.add_argument("--articles", type=int, default=60, help="articles of each set")
    parser.add_argument("--show", default="", help="print the lines of this kind that went wrong")
    given = parser.parse_args()
    if not (given.folder / SETS[0]).is_file():
        print(f"{given.folder}: the evaluation sets are not there; nothing to measure")
        return 1
    chance = random.Random(7)
    started = time.perf_counter()
    pages = load(given.folder, given.articles)
    indexed = time.perf_counter()
    print(f"{len(pages)} articles indexed in {indexed - started:.1f} s")
    cases = list(_sampled(pages, chance))
    laid = time.perf_counter()
    tell(cases, given.show)
    took = time.perf_counter() - laid
    print(f"\n{len(cases)} lines in {took:.1f} s: {1000 * took / len(cases):.2f} ms a line")
    unsupported(given.folder)
    paraphrases(given.folder)
    return 0


def _sampled(pages: Sequence[Page], chance: random.Random) -> Iterator[Case]:
    for page in pages:
        cases = list(true_lines(page))
        chosen = chance.sample(cases, min(len(cases), 12))
        for case in chosen:
            yield case
            yield from false_lines(case, pages, chance)
            near = case.source + 1 if case.source + 1 in page.indexed.sentences else case.source - 1
            yield case._replace(kind="neighbour cited", cites=near)
    yield from strangers(pages, chance)


if __name__ == "__main__":
    sys.exit(main())
