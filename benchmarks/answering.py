"""A server that answers each request with a form after a fixed time: python -m benchmarks.answering.

It stands for a model that is as quick for one request as for many. It prints its address, and
serves until it is ended. The first argument is the wait in seconds.
"""

import json
import re
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_SENTENCE = re.compile(r"^(\d+)\| (.+)$", re.MULTILINE)


class Handler(BaseHTTPRequestHandler):
    """Answers each request with one note on the first numbered sentence in it."""

    protocol_version = "HTTP/1.1"
    wait_s = 0.0

    def do_POST(self) -> None:  # noqa: N802 - the name that http.server calls
        """Answer a request for a form."""
        request = json.loads(self.rfile.read(int(self.headers["content-length"])))
        time.sleep(self.wait_s)
        body = json.dumps(completion(request["messages"][-1]["content"])).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """Takes as many connections at once as a benchmark opens."""

    request_queue_size = 256
    daemon_threads = True


def completion(asked: str) -> dict[str, object]:
    """Return the answer to what was asked: a note, or nothing where there is no sentence."""
    found = _SENTENCE.search(asked)
    note = {
        "sentence": int(found[1]) if found else 1,
        "statement": found[2] if found else "",
        **{"speaker": "", "party": "", "kind": "event", "issue": ""},
    }
    content = json.dumps({"notes": [note] if found else [], "questions": [], "sentences": []})
    tokens = len(asked) // 4
    return {
        **{"id": "c", "object": "chat.completion", "created": 0, "model": "m"},
        "choices": [
            {
                **{"index": 0, "finish_reason": "stop"},
                "message": {"role": "assistant", "content": content},
            }
        ],
        "usage": {
            **{"prompt_tokens": tokens, "completion_tokens": 40},
            "total_tokens": tokens + 40,
        },
    }


def main() -> None:
    """Serve on a free port."""
    Handler.wait_s = float(sys.argv[1])
    server = Server(("127.0.0.1", 0), Handler)
    print(f"http://127.0.0.1:{server.server_port}/v1", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
