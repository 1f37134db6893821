"""Measures extraction and cleaning on pages that people have marked up.

    python benchmarks/eval_intake.py [FOLDER]

The folder holds extraction_news, extraction_web and extraction_segments as `.jsonl.gz`. The
mixture at the end sets readers' comments below articles without heading or gap, the hard case
of a pasted page: first those of those pages (some are a site's rules and its staff's answers,
which read like an article), then sober ones made up for it. The last line is what articles
lose that stand alone.
"""

import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from briefer.steps.clean import clean
from briefer.steps.extract import extract
from briefer.values.article import Article, Page

Row = dict[str, Any]
_PEERS = {"extraction_news": 0.915, "extraction_web": 0.947, "extraction_segments": 0.913}
_TOKEN = re.compile(r"\w+")
_BLOCKS = (3, 5, 8, 15, 60)
_SHORTEST = 15
_BETWEEN = {"no gap": "\n", "a gap": "\n\n\n\n", "heading": "\n\n9 Comments\n"}


class Texts(NamedTuple):
    """What a page gave after extraction and after cleaning; empty where it gave nothing."""

    extracted: str
    cleaned: str


def main() -> int:
    """Print the tables; 0 also where there is nothing to measure on."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/eval/dev")
    if not (folder / "extraction_news.jsonl.gz").is_file():
        print(f"{folder}: no evaluation data there; nothing measured")
        return 0
    print(f"{'set':22}{'pages':>6}{'F1 extracted':>14}{'F1 cleaned':>12}{'trafilatura':>13}")
    for name, peer in _PEERS.items():
        rows = list(_rows(folder / f"{name}.jsonl.gz"))
        texts = [_texts(row) for row in rows]
        if name == "extraction_segments":
            before, after = (_segments_f1(rows, [t[i] for t in texts]) for i in (0, 1))
            leaks = [_leaks(rows, [t[i] for t in texts]) for i in (0, 1)]
            said = sum(len(row["comment_segments"] or ()) for row in rows)
            print(_line(name, len(rows), before, after, peer))
            print(f"  comments that leak: {leaks[0]} extracted, {leaks[1]} cleaned, of {said}")
        else:
            golds = [_gold(row) for row in rows]
            before, after = (
                sum(_four_gram_f1(g, t[i]) for g, t in zip(golds, texts, strict=True)) / len(rows)
                for i in (0, 1)
            )
            print(_line(name, len(rows), before, after, peer))
    _print_mixture(folder)
    return 0


def _line(name: str, pages: int, before: float, after: float, peer: float) -> str:
    return f"{name:22}{pages:>6}{before:>14.3f}{after:>12.3f}{peer:>13.3f}"


def _rows(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _gold(row: Row) -> str:
    if "gold_text" in row:
        return str(row["gold_text"])
    return "\n".join(text for text in row["gold_paragraphs"] if text != "[::]")


def _texts(row: Row) -> Texts:
    raw = Page(source="page.html", text=row["html"], media="html")
    page = extract(raw)
    if not isinstance(page, Page):
        return Texts("", "")
    article = clean(raw, "a1")
    return Texts(page.text, article.text if isinstance(article, Article) else "")


def _four_gram_f1(gold: str, found: str) -> float:
    grams = []
    for text in (gold, found):
        tokens = _TOKEN.findall(text.lower())
        grams.append(Counter(zip(*(tokens[i:] for i in range(4)), strict=False)))
    both = sum((grams[0] & grams[1]).values())
    total = sum(grams[0].values()) + sum(grams[1].values())
    return 2 * both / total if total else 1.0


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _segments_f1(rows: list[Row], texts: list[str]) -> float:
    hit = missed = false = 0
    for row, text in zip(rows, texts, strict=True):
        held = _squeezed(text)
        kept = sum(_squeezed(segment) in held for segment in row["must_contain"])
        hit += kept
        missed += len(row["must_contain"]) - kept
        false += sum(_squeezed(segment) in held for segment in row["must_not_contain"])
    return 2 * hit / (2 * hit + missed + false)


def _leaks(rows: list[Row], texts: list[str]) -> int:
    return sum(
        _squeezed(segment) in _squeezed(text)
        for row, text in zip(rows, texts, strict=True)
        for segment in row["comment_segments"] or ()
    )


def _print_mixture(folder: Path) -> None:
    articles = [_gold(row).split("\n") for row in _rows(folder / "extraction_news.jsonl.gz")]
    articles += [
        _gold(row).split("\n\n")
        for row in _rows(folder / "extraction_web.jsonl.gz")
        if row["language_guess"] == "en"
    ]
    comments = _comments(folder)
    for kind, blocks in (("comments of pages", comments), ("sober comments", _sober())):
        print(f"\nmixture: {len(articles)} articles, {sum(map(len, blocks))} {kind}")
        for name, between in _BETWEEN.items():
            leaked, lost = _mixture(articles, blocks, between)
            print(f"  {name:8} comment lines that leak {leaked:6.1%}   body words lost {lost:6.2%}")
    _, lost = _mixture(articles, [[]], "\n")
    print(f"  {'alone':41}   body words lost {lost:6.2%}")


def _sober() -> list[list[str]]:
    """Return blocks of sober comments, made up for this measure."""
    text = Path(__file__).with_name("sober_comments.txt").read_text(encoding="utf-8")
    told = "\n".join(line for line in text.split("\n") if not line.startswith("#"))
    return [block.split("\n") for block in told.strip().split("\n\n")]


def _comments(folder: Path) -> list[list[str]]:
    """Return the comments of each English page, as trafilatura finds them."""
    from trafilatura import bare_extraction  # noqa: PLC0415  # slow to import

    found = []
    for name in ("extraction_web", "extraction_segments"):
        for row in _rows(folder / f"{name}.jsonl.gz"):
            if row["language_guess"] != "en":
                continue
            page: Any = bare_extraction(row["html"], include_comments=True)
            text = (page.comments if page else "") or ""
            lines = [" ".join(line.split()) for line in text.split("\n")]
            kept = [line for line in lines if len(line) >= _SHORTEST]
            found += [kept] if len(kept) > 4 else []
    return found


def _mixture(
    articles: list[list[str]], comments: list[list[str]], between: str
) -> tuple[float, float]:
    """Return the share of comment lines in the body and the share of body words lost to them."""
    chance = random.Random(0)
    leaked = said = lost = words = 0
    for article in articles:
        block = chance.choice(comments)
        size = chance.choice(_BLOCKS)
        first = chance.randrange(max(1, len(block) - size + 1))
        block = block[first : first + size]
        body = [" ".join(text.split()) for text in article if text.strip()]
        text = "\n".join(body) + between + "\n".join(block)
        found = clean(Page(source="mixture", text=text, title="A headline"), "a1")
        kept = set(found.text.split("\n\n")) if isinstance(found, Article) else set()
        cut = _cut_as_comments(found) if isinstance(found, Article) else set(body)
        leaked += sum(line in kept for line in block)
        said += len(block)
        lost += sum(len(line.split()) for line in body if line in cut)
        words += sum(len(line.split()) for line in body)
    return leaked / max(1, said), lost / words


def _cut_as_comments(article: Article) -> set[str]:
    texts = [item.text for item in article.removals if item.reason == "reader comment"]
    return {line for text in texts for line in text.split("\n")}


if __name__ == "__main__":
    sys.exit(main())
