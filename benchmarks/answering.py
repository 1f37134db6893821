"""A server that answers each request after a fixed time: python -m benchmarks.answering SECONDS.

It stands for a model that is as quick for one request as for many. It prints its address, and
serves until it is ended.
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
    # Else the end of an answer waits for the client to acknowledge its beginning: 40 ms.
    disable_nagle_algorithm = True
    wait_s = 0.0

    def do_POST(self) -> None:
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
    found = _SENTENCE.search(asked.rpartition("<article>")[2])  # not in the prompt's own example
    blank = dict.fromkeys(("speaker", "party", "issue"), "")
    note = {"sentence": int(found[1]), "statement": found[2], "kind": "event"} if found else {}
    notes = [note | blank] if found else []
    content = json.dumps({"notes": notes, "questions": [], "sentences": []})
    message = {"role": "assistant", "content": content}
    asked_tokens, answered_tokens = len(asked) // 4, len(content) // 4
    return {
        "id": "c",
        "object": "chat.completion",
        "created": 0,
        "model": "m",
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": {
            "prompt_tokens": asked_tokens,
            "completion_tokens": answered_tokens,
            "total_tokens": asked_tokens + answered_tokens,
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
