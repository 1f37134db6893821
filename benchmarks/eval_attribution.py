"""How well the attribution rules tell who says what, against what people marked.

    python benchmarks/eval_attribution.py [FOLDER] [--errors N]

FOLDER holds `attribution.jsonl` and `quote_speakers.jsonl`. Printed are, for the first, precision,
recall and F1 of the content (overlap over union of its characters at least .5, each used once)
and of content and source both right; for the second, the share of quotations whose speaker is right
(a surname or an acronym is as good as the full name, and where people marked a
body, its member's party is); for both, articles a second.
"""

import argparse
import json
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from briefer.language.attribution import Attribution, attributions
from briefer.language.names import name_key, same_name
from briefer.steps.split import sentences

DEFAULT = Path("../shared/eval/dev")
Row = dict[str, Any]
Spans = Iterable[Iterable[int]]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--errors", type=int, default=0, help="show the first N rows' errors")
    arguments = parser.parse_args()
    for name, measure in (
        ("attribution.jsonl", measure_attribution),
        ("quote_speakers.jsonl", measure_speakers),
    ):
        path = arguments.folder / name
        if not path.exists():
            print(f"{name}: not in {arguments.folder}, so nothing is measured")
            continue
        measure([json.loads(line) for line in path.open(encoding="utf-8")], arguments.errors)


def measure_attribution(rows: list[Row], errors: int) -> None:
    """Print precision, recall and F1 of content, and of content and source."""
    found_all = gold_all = content_right = both_right = 0.0
    spent = 0.0
    for number, row in enumerate(rows):
        begun = time.perf_counter()
        found = attributions(sentences(row["text"]), row["title"])
        spent += time.perf_counter() - begun
        for gold in row["annotators"].values():
            weight = 1 / len(row["annotators"])
            pairs = matches(found, gold)
            found_all += weight * len(found)
            gold_all += weight * len(gold)
            content_right += weight * len(pairs)
            both_right += weight * sum(source_right(found[i], gold[j]) for i, j in pairs)
            if number < errors:
                show(row, found, gold, pairs)
    print(f"attribution: {len(rows)} articles, {gold_all:.0f} marked, {found_all:.0f} found")
    for label, right in (("content", content_right), ("content and source", both_right)):
        precision, recall = right / max(found_all, 1), right / max(gold_all, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"  {label:20} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    print(f"  {len(rows) / spent:.0f} articles a second, splitting included")


def matches(found: tuple[Attribution, ...], gold: list[Row]) -> list[tuple[int, int]]:
    """Return pairs of places whose contents overlap enough, the best first, each used once."""
    mine = [cells(attribution.content) for attribution in found]
    theirs = [cells(mark["content_spans"]) for mark in gold]
    scored = sorted(
        (
            (len(a & b) / len(a | b), i, j)
            for i, a in enumerate(mine)
            for j, b in enumerate(theirs)
            if a & b
        ),
        reverse=True,
    )
    used_mine: set[int] = set()
    used_theirs: set[int] = set()
    pairs = []
    for score, i, j in scored:
        if score >= 0.5 and i not in used_mine and j not in used_theirs:
            used_mine.add(i)
            used_theirs.add(j)
            pairs.append((i, j))
    return pairs


def cells(spans: Spans) -> set[int]:
    """Return the characters that the spans cover."""
    return {place for start, end in spans for place in range(start, end)}


def source_right(found: Attribution, gold: Row) -> bool:
    """Say whether the source overlaps the marked one."""
    return bool(found.source and cells([found.source]) & cells(gold["source_spans"]))


def measure_speakers(rows: list[Row], errors: int) -> None:
    """Print the share of quotations with the right speaker."""
    right = answered = 0
    spent = 0.0
    shown = 0
    for row in rows:
        begun = time.perf_counter()
        found = attributions(sentences(row["text"]), row["title"])
        spent += time.perf_counter() - begun
        names = list(speakers_of(row, found))
        answered += bool(names)
        good = any(agrees(name, row["speaker"]) for name in names[:2])
        right += good
        if not good and shown < errors:
            shown += 1
            print(f"  - {row['speaker']!r} not {names!r}: {row['sentence']}")
    print(f"quote_speakers: {len(rows)} quotations")
    print(f"  accuracy {right / len(rows):.3f}, answered {answered / len(rows):.3f}", end="")
    print(f", right where answered {right / max(answered, 1):.3f}")
    print(f"  {len(rows) / spent:.0f} articles a second, splitting included")


def speakers_of(row: Row, found: tuple[Attribution, ...]) -> Iterator[str]:
    """Yield the speakers whose content holds the quotation, the one with most of it first."""
    words = row["quote"].strip("\"“”'‘’ .,")
    text: str = row["text"]
    start = text.find(words, max(text.find(row["sentence"]), 0))
    start = start if start >= 0 else text.find(words)
    if start < 0:
        return
    quote = set(range(start, start + len(words)))
    # among those that hold as much of it, the shortest content is the nearest
    scored = sorted(
        (-len(quote & cells(item.content)), len(cells(item.content)), place)
        for place, item in enumerate(found)
    )
    for shared, _, place in scored:
        if -shared > len(quote) / 2:
            speaker = found[place].speaker
            yield speaker.name
            if speaker.party:
                yield speaker.party


def agrees(name: str, gold: str) -> bool:
    """Say whether two names of a speaker can mean the same one."""
    if same_name(name, gold):
        return True
    one, other = set(name_key(name).split()), set(name_key(gold).split())
    return bool(one & other - {"the", "a", "of", "party", "house", "former"})


def show(
    row: Row, found: tuple[Attribution, ...], gold: list[Row], pairs: list[tuple[int, int]]
) -> None:
    """Print what was found wrongly and what was missed."""
    text: str = row["text"]
    print("==", row["id"])
    for i, item in enumerate(found):
        pair = next((j for a, j in pairs if a == i), None)
        good = pair is not None and source_right(item, gold[pair])
        mark = "ok " if good else "src" if pair is not None else "BAD"
        source = text[slice(*item.source)] if item.source else ""
        content = " … ".join(text[a:b] for a, b in item.content)
        print(
            f"  {mark} {source} | {item.speaker.name} ({item.speaker.party}) | {item.cue}"
            f" | {content[:150]}"
        )
    for j, mark_of in enumerate(gold):
        if all(b != j for _, b in pairs):
            print(f"  MISS {mark_of['source']} | {mark_of['cue']} | {mark_of['content'][:150]}")


if __name__ == "__main__":
    main()
