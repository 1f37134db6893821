"""Two thousand passages on a server that fails three calls in ten, in every way there is."""

import hashlib
import json
from collections import Counter

import jinja2
import pytest

from briefer.engines.here import Here
from briefer.engines.local import LocalEngine
from briefer.intake import Gathered
from briefer.readers.ask import Prompts
from briefer.readers.embedded import EmbeddedReader
from briefer.readers.endpoint import Endpoint
from briefer.readers.kept import Kept
from briefer.readers.limits import Limits
from briefer.readers.model import ModelReader
from briefer.readers.send import Sender
from briefer.reading import read
from briefer.steps.split import split
from briefer.values.article import Article
from tests.model_server import Answer, completion

pytestmark = pytest.mark.block_network(allowed_hosts=["127.0.0.1"])

PASSAGES, THREADS, ATTEMPTS = 2_000, 32, 4
FAULTY = 30  # of a hundred calls
LINE = "The port of Harbour {} reopened on Monday after a strike."
PROMPTS = {
    "default/extract.md.j2": "{% for s in sentences %}{{ s.number }}| {{ s.text }}\n{% endfor %}",
    "default/compose.md.j2": "{{ entries | length }}",
    "default/judge.md.j2": "{{ pairs | length }}",
}


def error(status, *headers):
    return Answer(json.dumps({"error": {"message": "no"}}).encode(), status, headers)


def said(content, finish_reason="stop"):
    return completion(content, finish_reason, (100, 20))


def note(text, sentence=1, **fields):
    blank = {"speaker": "", "party": "", "kind": "event", "issue": ""}
    return {"sentence": sentence, "statement": text, **blank, **fields}


FAULTS = (
    error(429, ("retry-after", "0.002")),
    error(429, ("retry-after-ms", "2")),
    error(429),
    error(500),
    error(503),
    Answer(b"", drop=True),
    Answer(b'{"choices": [', cut=True),
    Answer(b"", delay_s=60),  # longer than is waited for
    Answer(b'{"choices": [{"mess'),
    said('{"notes": "many", "questions": 7}'),
    said(json.dumps({"notes": [note("Harbour 0 closed.", 99)], "questions": []})),
    said('{"notes": [], "questions": []}'),
    said('{"notes": [', "length"),
    said("I am sorry."),
    said(""),
)


class Faulty:
    """Says what the server does with a request: by chance, but the same in each run."""

    def __init__(self):
        self.asked: Counter[str] = Counter()
        self.answered = 0

    def __call__(self, request):
        body = json.dumps(request["messages"])
        self.asked[body] += 1
        chance = hashlib.sha256(f"{self.asked[body]} {body}".encode()).digest()
        if chance[0] * 100 < FAULTY * 256:
            answer = FAULTS[chance[1] % len(FAULTS)]
            # A busy machine may be slow too, so a stall is waited for long, and there are few.
            answer = error(503) if answer.delay_s and chance[2] > 25 else answer
        else:
            text = request["messages"][0]["content"].partition("| ")[2].strip()
            answer = said(json.dumps({"notes": [note(text)], "questions": []}))
        whole = answer.status == 200 and not (answer.cut or answer.drop or answer.delay_s)
        self.answered += whole and answer.body.endswith(b"}")
        return answer


def articles(count):
    texts = [LINE.format(number) for number in range(count)]
    return [
        Article(id=f"a{n}", source=f"{n}.txt", title=f"Harbour {n}", text=text)
        for n, text in enumerate(texts)
    ]


@pytest.mark.parametrize(("count", "rescue"), [(PASSAGES, True), (PASSAGES // 5, False)])
def test_every_passage_is_read_or_read_without_the_model_or_listed(server, tmp_path, count, rescue):
    server.behaviour = Faulty()
    endpoint = Endpoint(
        model="m",
        base_url=server.url,
        attempts=ATTEMPTS,
        first_wait_s=0.001,
        longest_wait_s=0.1,
        timeout_s=10,
    )
    kept = Kept(tmp_path / "answers.sqlite")
    sender = Sender(endpoint, Limits(concurrency=THREADS), kept)
    reader = ModelReader(sender, Prompts(jinja2.DictLoader(PROMPTS)))
    passages = {one.id: split(one, 3500) for one in articles(count)}
    gathered = Gathered(tuple(articles(count)), passages, ())
    instead = EmbeddedReader() if rescue else None
    verified = read(gathered, reader, Here(), instead=instead, asking=LocalEngine(THREADS))
    kept.close()

    listed = {one.article_id for one in verified.fallbacks + verified.unread}
    told = {one.article_id for one in verified.supported + verified.omissions}
    nothing = {one.id for one in gathered.articles} - listed - told
    assert bool(verified.unread) is not rescue
    assert bool(verified.fallbacks) is rescue
    assert 0 < len(listed) < count / 10
    # An empty form is an answer: so many passages were read and hold nothing, and no more.
    assert len(nothing) < count * FAULTY / 100 / len(FAULTS) * 1.5
    assert verified.stopped == ""

    spent = reader.spent
    assert spent.requests == len(server.requests) == server.behaviour.asked.total()
    assert spent.usage.calls == server.behaviour.answered
    assert max(server.behaviour.asked.values()) <= ATTEMPTS
