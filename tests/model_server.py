"""A small OpenAI-compatible server of the tests' own, told answer by answer what to do."""

import json
import re
import threading
from collections import deque
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

# A numbered sentence, as the prompts show it.
SENTENCE = re.compile(r"^(\d+)\| (.+)$", re.MULTILINE)


class Answer(NamedTuple):
    """What the server does with one request.

    `cut` drops the connection before the body ends, `drop` before anything is said. `drip_s` is
    the time between one byte of the body and the next.
    """

    body: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    cut: bool = False
    drop: bool = False
    delay_s: float = 0.0
    drip_s: float = 0.0


class Server(ThreadingHTTPServer):
    """Takes as many connections at once as a test opens."""

    request_queue_size = 256
    daemon_threads = True


def completion(content, finish_reason, usage):
    """Return a chat completion that says `content`."""
    return Answer(
        json.dumps(
            {
                "id": "c",
                "object": "chat.completion",
                "created": 0,
                "model": "m",
                "choices": [
                    {
                        "index": 0,
                        "finish_reason": finish_reason,
                        "message": {"role": "assistant", "content": content},
                    }
                ],
                "usage": {
                    "prompt_tokens": usage[0],
                    "completion_tokens": usage[1],
                    "total_tokens": sum(usage),
                },
            }
        ).encode()
    )


def article_in(request):
    """Return the article that a request holds behind the example; empty where it holds none."""
    before, article, text = request["messages"][0]["content"].rpartition("<article>")
    return text if before and article else ""


def read_well(request, usage=(1000, 50)):
    """Return the answer of a model that notes each sentence of the article as it stands."""
    blank = dict.fromkeys(("speaker", "party", "issue"), "")
    notes = [
        {"sentence": int(number), "statement": text, "kind": "event"} | blank
        for number, text in SENTENCE.findall(article_in(request))
    ]
    content = json.dumps({"notes": notes, "questions": [], "sentences": []})
    return completion(content, "stop", usage)


class ModelServer:
    """Gives the planned answers in order, the last one again and again; keeps the requests.

    Where there is a `behaviour`, a function from a request to an answer, that says what to do.
    """

    def __init__(self):
        self.plan: deque[Answer] = deque()
        self.behaviour: Callable[[dict[str, Any]], Answer] | None = None
        self.requests = []
        self._lock = threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                outer.answer(self, json.loads(body))

            def log_message(self, *_):
                pass

        self._handler = Handler
        self._port = 0
        self._stop = threading.Event()
        self.open_again()

    def open_again(self):
        """Serve, after a close at the same address."""
        self._stop.clear()
        self._server = Server(("127.0.0.1", self._port), self._handler)
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self._port}/v1"

    def say(self, content, finish_reason="stop", usage=(100, 20)):
        """Plan a completion that says `content`."""
        self.plan.append(completion(content, finish_reason, usage))

    def fail(self, status, message="no", headers=(), **fields):
        """Plan an error as OpenAI-compatible servers word it."""
        body = json.dumps({"error": {"message": message, **fields}}).encode()
        self.plan.append(Answer(body, status, tuple(headers)))

    def send(self, body, **how):
        """Plan an answer byte by byte."""
        self.plan.append(Answer(body, **how))

    def answer(self, handler, request):
        with self._lock:
            self.requests.append(
                (handler.path, {k.lower(): v for k, v in handler.headers.items()}, request)
            )
            if self.behaviour is None:
                answer = self.plan.popleft() if len(self.plan) > 1 else self.plan[0]
            else:
                answer = self.behaviour(request)
        if answer.drop:
            handler.close_connection = True
            return
        self._stop.wait(answer.delay_s)
        headers = {"content-type": "application/json", **dict(answer.headers)}
        try:
            handler.send_response(answer.status)
            for name, value in headers.items():
                handler.send_header(name, value)
            handler.send_header("content-length", str(len(answer.body) + 100 * answer.cut))
            handler.end_headers()
            size = 1 if answer.drip_s else len(answer.body)
            for start in range(0, len(answer.body), size or 1):
                handler.wfile.write(answer.body[start : start + size])
                self._stop.wait(answer.drip_s)
        except OSError:
            return  # the client has gone
        handler.close_connection = True

    def close(self):
        self._stop.set()
        self._server.shutdown()
        self._server.server_close()
