"""A server that passes requests on to a model's and counts them, for any client."""

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TIMEOUT_S = 1800


@dataclass
class Count:
    """Requests that were passed on, and the tokens that the model's server counted."""

    requests: int = 0
    prompt_tokens: int = 0
    output_tokens: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, body: bytes) -> None:
        """Count an answer."""
        usage = json.loads(body).get("usage") or {}
        with self.lock:
            self.requests += 1
            self.prompt_tokens += usage.get("prompt_tokens", 0)
            self.output_tokens += usage.get("completion_tokens", 0)


@contextmanager
def counted(url: str) -> Iterator[tuple[str, Count]]:
    """Give an address that stands for the model's, and what went through it."""
    count = Count()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["content-length"]))
            target = url.removesuffix("/v1") + self.path
            headers = {"content-type": "application/json"}
            request = urllib.request.Request(target, asked, headers)
            try:
                with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:
                    status, body = answer.status, answer.read()
                count.add(body)
            except urllib.error.HTTPError as error:
                status, body = error.code, error.read()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", count
    finally:
        server.shutdown()
        server.server_close()
