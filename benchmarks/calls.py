"""What the calls of a model cost besides the model: python -m benchmarks.calls.

Against a server of its own, in a process of its own, that answers each request after 200 ms:
- 400 passages on 32 threads, beside the ideal (calls / threads x latency), within a run and with
  the start of the process; of one sentence each, and of the size that the model reader takes, with
  two calls each: the server notes one sentence, and is asked again for those that it passed over,
- as many calls by the client alone,
- one call after another against a server that answers at once: milliseconds of processor time,
- the peak memory with 100 and with 10,000 passages in one run.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import openai

from briefer.assets import loader
from briefer.collecting import collect_seldom
from briefer.engines.cores import Cores
from briefer.engines.here import Here
from briefer.engines.local import LocalEngine
from briefer.intake import Gathered
from briefer.readers.ask import Prompts
from briefer.readers.embedded import EmbeddedReader
from briefer.readers.endpoint import Endpoint
from briefer.readers.kept import Kept
from briefer.readers.limits import Limits
from briefer.readers.model import PASSAGE_CHARS, ModelReader
from briefer.readers.send import Sender
from briefer.reading import read
from briefer.sources import load
from briefer.steps.clean import clean
from briefer.steps.split import split
from briefer.values.article import Article, Page, Passage

SEEDS = Path(__file__).parent.parent / "seeds"
PASSAGES, THREADS, LATENCY_S = 400, 32, 0.2
MANY = (100, 10_000)
ONE_BY_ONE = 200
RUNS = 5


@contextmanager
def serving(wait_s: float) -> Iterator[str]:
    """Give the address of a server that answers after so many seconds."""
    command = [sys.executable, "-m", "benchmarks.answering", str(wait_s)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        yield server.stdout.readline().strip()
    finally:
        server.terminate()
        server.wait()


def short(count: int) -> Gathered:
    """Return articles of one sentence each, no two alike."""
    texts = [
        f"Port {number} reopened on Monday after a strike of nine days." for number in range(count)
    ]
    return _gathered(
        [
            Article(id=f"a{n}", source="bench", title=f"Port {n}", text=one)
            for n, one in enumerate(texts)
        ]
    )


def long(count: int) -> Gathered:
    """Return passages of the sample articles, told again under other titles until enough."""
    pages = [page for page in load([str(SEEDS)], None) if isinstance(page, Page)]
    cleaned = [one for one in (clean(page, "a") for page in pages) if isinstance(one, Article)]
    articles: list[Article] = []
    passages = 0
    while passages < count:
        number = len(articles)
        base = cleaned[number % len(cleaned)]
        named = {"id": f"a{number}", "title": f"{base.title}, {number}"}
        articles.append(base.model_copy(update=named))
        passages += len(split(base, PASSAGE_CHARS))
    return _gathered(articles, count)


def _gathered(articles: list[Article], most: int | None = None) -> Gathered:
    passages: dict[str, tuple[Passage, ...]] = {}
    left = most or sum(1 for _ in articles)
    for article in articles:
        passages[article.id] = split(article, PASSAGE_CHARS)[:left]
        left -= len(passages[article.id])
    return Gathered(tuple(articles), passages, ())


def reader(url: str, kept: Path | None = None) -> ModelReader:
    """Return a reader of the server at the address."""
    sender = Sender(Endpoint(model="m", base_url=url), Limits(concurrency=THREADS), Kept(kept))
    return ModelReader(sender, Prompts(loader("prompts")))


def in_a_run(url: str, gathered: Gathered) -> tuple[float, int]:
    """Return the seconds and calls of reading the passages on the threads, kept, on all cores.

    A passage is read before, so that word lists and schemas are there, as they are in a run.
    """
    collect_seldom()  # as the command does
    read(short(1), reader(url), Here(), instead=EmbeddedReader())
    with tempfile.TemporaryDirectory() as folder:
        one = reader(url, Path(folder) / "answers.sqlite")
        with Cores(THREADS, ["briefer.day"]) as engine:
            begun = time.perf_counter()
            made = read(
                gathered, one, engine, instead=EmbeddedReader(), asking=LocalEngine(THREADS)
            )
            return time.perf_counter() - begun, made.usage.calls


def client_alone(url: str) -> float:
    """Return the seconds of as many calls by the client itself, with the prompt of a passage."""
    [passage] = short(1).passages["a0"]
    messages = list(Prompts(loader("prompts")).extract(passage))
    client = openai.OpenAI(base_url=url, api_key="none", max_retries=0)

    def call(_number: int) -> None:
        client.chat.completions.create(model="m", messages=messages)  # type: ignore[arg-type]

    call(0)
    begun = time.perf_counter()
    for _ in LocalEngine(THREADS).map(call, range(PASSAGES)):
        pass
    return time.perf_counter() - begun


def with_the_start(url: str) -> float:
    """Return the seconds of a process that starts and reads the short passages."""
    code = f"import sys; from benchmarks.calls import *; in_a_run(sys.argv[1], short({PASSAGES}))"
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, url], check=True)
    return time.perf_counter() - begun


def overhead_ms(url: str) -> float:
    """Return the milliseconds of processor time that one call takes here."""
    gathered = short(ONE_BY_ONE + 1)
    passages = [one for parts in gathered.passages.values() for one in parts]
    one = reader(url)
    one.read(passages[0])
    begun = time.process_time()
    for passage in passages[1:]:
        one.read(passage)
    return (time.process_time() - begun) / ONE_BY_ONE * 1000


def peak_mb(url: str, passages: int) -> float:
    """Return the peak memory, in megabytes, of a process that reads so many passages."""
    code = (
        "import resource, sys; from benchmarks.calls import *; "
        f"in_a_run(sys.argv[1], short({passages})); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    made = subprocess.run(
        [sys.executable, "-c", code, url], check=True, stdout=subprocess.PIPE, text=True
    )
    return float(made.stdout)


def told(name: str, took: Sequence[float], calls: int) -> None:
    """Print the seconds that the calls took, the median of the runs, beside the ideal."""
    ideal = calls / THREADS * LATENCY_S
    middle, least, most = (of(took) / ideal for of in (median, min, max))
    print(
        f"  {name:26s}{calls:4d} calls {median(took):6.2f} s, {middle:.2f} times {ideal:.2f} s"
        f" ({least:.2f} to {most:.2f})"
    )


def main() -> None:
    """Print the figures."""
    print(f"{PASSAGES} passages, {THREADS} threads, {LATENCY_S:g} s an answer, {RUNS} runs each")
    with serving(LATENCY_S) as url:
        for name, gathered in (("one sentence", short(PASSAGES)), ("full size", long(PASSAGES))):
            runs = [in_a_run(url, gathered) for _ in range(RUNS)]
            told(name, [seconds for seconds, _ in runs], runs[0][1])
        for name, run in (
            ("one sentence, with start", with_the_start),
            ("the client alone", client_alone),
        ):
            told(name, [run(url) for _ in range(RUNS)], PASSAGES)
    with serving(0) as url:
        print(f"one call takes {overhead_ms(url):.2f} ms of processor time here")
        for passages in MANY:
            print(f"{passages:6,} passages: {peak_mb(url, passages):.0f} MB at the peak")


if __name__ == "__main__":
    main()
