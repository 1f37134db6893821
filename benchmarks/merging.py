"""From articles and findings to entries, by size: python -m benchmarks.merging [FOLDER].

The articles are those of the labelled stories, read and verified once, then told again under
other names until there are enough findings: so the number of stories grows, and each stays as
large as it is. Time and peak memory are those of origins, grouping, merging and the steps up to the
differences, without reading: on one core, and on all as in a run, where the processes have read
before. Memory is that of all processes together, what they share counted once.
"""

import cProfile
import json
import os
import pstats
import re
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from benchmarks.eval_group import article as made
from benchmarks.eval_group import rows
from briefer.collecting import collect_seldom
from briefer.day import Gathered, read
from briefer.engines.base import Worker
from briefer.engines.cores import Cores, usable
from briefer.readers.embedded import EmbeddedReader
from briefer.steps.split import split
from briefer.steps.wording import count
from briefer.stories import arrange
from briefer.values.article import Article, Sentence
from briefer.values.finding import Supported

SIZES = (1_000, 10_000, 30_000)
FOLDER = "../shared/eval/dev"
_SHARED_OUT = re.compile(r"^Pss:\s+(\d+) kB$", re.MULTILINE)
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_TEXTS = frozenset(
    {"text", "title", "summary", "position", "party", "speaker", "issue", "question"}
    | {"claimed_by", "waits_for"}
)


Told = TypeVar("Told", Article, Sentence, Supported)


class Day(NamedTuple):
    """Articles with their sentences, and the findings in them."""

    told: Mapping[Article, Sequence[Sentence]]
    supported: tuple[Supported, ...]


def base(folder: Path, engine: Worker) -> Day:
    """Return the labelled articles, read by the embedded reader."""
    articles = tuple(
        made(n, row["title"] or "", row["text"], row["date"])
        for n, row in enumerate(rows(folder, "story_clusters"))
    )
    passages = {one.id: split(one, EmbeddedReader.about.passage_chars) for one in articles}
    gathered = Gathered(articles, passages, ())
    return Day(gathered.told, read(gathered, EmbeddedReader(), engine).supported)


def grown(day: Day, findings: int) -> Day:
    """Return the day told again under other names until it has so many findings."""
    told: dict[Article, Sequence[Sentence]] = {}
    supported: list[Supported] = []
    copy = 0
    while len(supported) < findings:
        for article, sentences in day.told.items():
            if len(supported) >= findings:
                break
            told[_renamed(article, copy)] = [_renamed(one, copy) for one in sentences]
            supported += [
                _renamed(one, copy) for one in day.supported if one.article_id == article.id
            ]
        copy += 1
    return Day(told, tuple(supported[:findings]))


def _renamed(value: Told, copy: int) -> Told:
    """Return a value with each name made another one, by the number of the copy."""
    ending = "abcdefghijklmnop"[copy % 16] * (1 + copy // 16) if copy else ""
    return type(value).model_validate(_walk(value.model_dump(), copy, ending))


def _walk(part: object, copy: int, ending: str) -> object:
    match part:
        case dict():
            return {
                key: f"{one}-{copy}"
                if key in {"id", "article_id"}
                else _NAME.sub(rf"\g<0>{ending}", one)
                if key in _TEXTS and isinstance(one, str)
                else _walk(one, copy, ending)
                for key, one in part.items()
            }
        case list() | tuple():
            return [_walk(one, copy, ending) for one in part]
        case _:
            return part


def measured(folder: Path, findings: int, cores: int) -> dict[str, float]:
    """Return the seconds, the megabytes and the counts of one size, and print its profile."""
    collect_seldom()  # as the command does
    with Cores(cores, ["briefer.day"]) as engine:
        day = grown(base(folder, engine), findings)
        profile = cProfile.Profile() if "--profile" in sys.argv else None
        before = held_mb()
        peak = Peak()
        with peak:
            begun = time.perf_counter()
            if profile:
                profile.enable()
            stories, _ = arrange(day.told, day.supported, engine)
            seconds = time.perf_counter() - begun
    if profile:
        profile.disable()
        pstats.Stats(profile, stream=sys.stderr).sort_stats("cumulative").print_stats(18)
    return {
        "articles": len(day.told),
        "stories": len(stories),
        "entries": sum(len(story.entries) for story in stories),
        "seconds": seconds,
        "megabytes": peak.megabytes,
        "of them before": before,
    }


class Peak:
    """The most memory that this process and those below it held together, in megabytes."""

    megabytes = 0.0

    def __enter__(self) -> None:
        """Begin to look, four times a second."""
        self._over = threading.Event()
        self._looking = threading.Thread(target=self._look)
        self._looking.start()

    def __exit__(self, *_: object) -> None:
        """Look no more."""
        self._over.set()
        self._looking.join()

    def _look(self) -> None:
        while True:
            self.megabytes = max(self.megabytes, held_mb())
            if self._over.wait(0.25):
                return


def held_mb() -> float:
    """Return the memory of this process and those below it; what several share counts once."""
    ours, parents = {os.getpid()}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parents[int(folder.name)] = int(
                (folder / "stat").read_text().rpartition(")")[2].split()[1]
            )
    while more := {one for one, above in parents.items() if above in ours} - ours:
        ours |= more
    held = 0
    for one in ours:
        with suppress(OSError):
            held += int(_SHARED_OUT.findall(Path(f"/proc/{one}/smaps_rollup").read_text())[0])
    return held / 1024


def main() -> None:
    """Print the tables, or say what is missing."""
    arguments = [one for one in sys.argv[1:] if not one.startswith("--")]
    folder = Path(arguments[0] if arguments else FOLDER)
    if not folder.is_dir():
        print(f"{folder}: no such folder; give the folder of the labelled articles")
        return
    if len(arguments) > 1:
        print(json.dumps(measured(folder, *map(int, arguments[1:]))))
        return
    for cores in sorted({1, usable()}):
        print(f"on {count(cores, 'core')}:")
        print("findings  articles  stories  entries  seconds  peak MB (of them before)")
        for size in SIZES:
            command = [
                sys.executable,
                "-m",
                "benchmarks.merging",
                str(folder),
                str(size),
                str(cores),
            ]
            run = subprocess.run(command, check=True, capture_output=True, text=True)
            one = json.loads(run.stdout)
            print(
                f"{size:8,}  {one['articles']:8,}  {one['stories']:7,}  {one['entries']:7,}"
                f"  {one['seconds']:7.1f}  {one['megabytes']:7.0f} ({one['of them before']:.0f})"
            )


if __name__ == "__main__":
    main()
