"""How many articles a second are read on one core: python -m benchmarks.reading [folder].

The articles are those of the labelled sets in the folder (`../shared/eval/dev` unless another is
named), or the sample articles where there is no such folder. Each step is timed by itself, in
processor time, so that other programs count for little. The first reading, which loads the word
lists, is told apart. The last lines are the time against an article's length.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from briefer.collecting import collect_seldom
from briefer.errors import PassageError
from briefer.readers.embedded import EmbeddedReader
from briefer.steps.clean import clean
from briefer.steps.split import split
from briefer.steps.verify import index, verify
from briefer.values.article import Page, Passage, Unread
from briefer.values.finding import Finding

DEV = Path("../shared/eval/dev")
SEEDS = Path(__file__).parent.parent / "seeds"
STEPS = ("clean", "split", "read", "verify")
LENGTHS = (1, 4, 16)
_TYPICAL = (5_000, 7_000)  # characters of the article that is made longer
_MOST = 400  # articles of the folder that are read, spread over all of them


class Taken(NamedTuple):
    """The articles read, and the seconds of processor time of each of `STEPS`."""

    articles: int
    seconds: tuple[float, ...]


def labelled(folder: Path) -> list[Page]:
    """Return the articles of the labelled sets in their order."""
    pages = []
    for name in ("story_clusters", "attribution"):
        for row in _rows(folder / f"{name}.jsonl"):
            page = Page(source=row["id"], text=row["text"], title=row["title"], date=row["date"])
            pages.append(page)
    for row in _rows(folder / "multidoc_summaries.jsonl"):
        pages += [Page(source=row["id"], text=text) for text in row["articles"]]
    return pages


def _rows(path: Path) -> Iterator[dict[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        yield json.loads(line)


def samples() -> list[Page]:
    """Return the sample articles."""
    return [
        Page(source=one.name, text=one.read_text("utf-8")) for one in sorted(SEEDS.glob("*.txt"))
    ]


def measure(pages: Sequence[Page]) -> Taken:
    """Return what it takes to clean, split, read and verify the pages one by one."""
    seconds = [0.0] * len(STEPS)
    articles = 0
    for page in pages:
        times = _times(page)
        articles += len(times) == len(STEPS)
        seconds = [sum(pair) for pair in zip(seconds, [*times, 0, 0, 0], strict=False)]
    return Taken(articles, tuple(seconds))


def _times(page: Page) -> list[float]:
    """Return the seconds that each step takes; that of the first alone where no article is left."""
    clock = [time.process_time()]
    article = clean(page, "a1")
    clock.append(time.process_time())
    if not isinstance(article, Unread):
        passages = split(article, EmbeddedReader.about.passage_chars)
        sentences = [one for passage in passages for one in passage.sentences]
        clock.append(time.process_time())
        findings = [finding for passage in passages for finding in _read(passage)]
        clock.append(time.process_time())
        indexed = index(article, sentences)
        for finding in findings:
            verify(finding, indexed)
        clock.append(time.process_time())
    return [after - before for before, after in pairwise(clock)]


def _read(passage: Passage) -> Sequence[Finding]:
    try:
        return EmbeddedReader().read(passage).findings
    except PassageError:
        return ()  # in another language


def megabytes() -> float:
    """Return the most memory that this process has held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1_000_000 / 1024)


def longer(pages: Sequence[Page]) -> list[Page]:
    """Return articles of several lengths, no text in two: one, and those after it joined.

    What is remembered of a text that was read before would make the longer ones look quick.
    """
    start = next((n for n, page in enumerate(pages) if _TYPICAL[0] < len(page.text)), 0)
    size = min(len(pages[start].text), _TYPICAL[1])
    whole = "\n\n".join(page.text for page in [*pages[start:], *pages[:start]])
    found = []
    for length in LENGTHS:
        text = _cut(whole, size * length)
        whole = whole[len(text) :]
        found.append(Page(source=f"{length} x", text=text))
    return found


def _cut(text: str, size: int) -> str:
    return text[: text.rfind(". ", 0, size) + 1] or text[:size]


def main() -> None:
    """Print the start-up cost, articles a second by step and in all, memory, time by length."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path, nargs="?", default=DEV)
    folder = options.parse_args().folder
    if not folder.is_dir():
        print(f"no labelled articles at {folder}: the sample articles are read instead")
    everything = labelled(folder) if folder.is_dir() else samples()
    pages = everything[:: max(1, len(everything) // _MOST)]
    collect_seldom()  # as the command does
    before = megabytes()
    first = sum(measure(pages[:1]).seconds)
    taken = measure(pages)  # once, as in a day: what is known of a text makes the next pass quick
    characters = sum(len(page.text) for page in pages)
    print(f"{taken.articles} articles, {characters / 1e6:.2f} million characters, one core")
    for name, seconds in (*zip(STEPS, taken.seconds, strict=True), ("all", sum(taken.seconds))):
        each = 1000 * seconds / taken.articles
        print(f"{name:<8} {each:7.2f} ms an article {taken.articles / seconds:9.1f} articles/s")
    print(f"first article {1000 * first:.0f} ms")
    print(f"memory {before:.0f} MB before, {megabytes():.0f} MB after")
    if not folder.is_dir():
        return  # too little text for the longer articles
    for length, page in zip(LENGTHS, longer(everything), strict=True):
        seconds = sum(measure([page]).seconds)
        each = 1e6 * seconds / len(page.text)
        print(
            f"{length:3} x: {len(page.text):7} characters {1000 * seconds:8.1f} ms "
            f"{each:6.2f} ms a thousand characters"
        )


if __name__ == "__main__":
    main()
