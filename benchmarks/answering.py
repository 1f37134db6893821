"""A server that answers each request after a fixed time: python -m benchmarks.answering SECONDS.

It stands for a model that is as quick for one request as for many, and takes little of the machine
itself: an answer is composed while it waits, and goes out so many seconds after its request came.
It prints its address, and serves until it is ended.
"""

import asyncio
import json
import re
import selectors
import sys
from functools import partial

_SENTENCE = re.compile(r"^(\d+)\| (.+)$", re.MULTILINE)
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


async def answer(wait_s: float, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer the requests of one connection with a note on the first numbered sentence in each."""
    clock = asyncio.get_running_loop().time
    while head := await _head(reader):
        length = _LENGTH.search(head)
        asked = await reader.readexactly(int(length[1]) if length else 0)
        due = clock() + wait_s
        body = json.dumps(completion(json.loads(asked)["messages"][-1]["content"])).encode()
        await asyncio.sleep(due - clock())
        writer.write(
            b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
            b"content-length: %d\r\n\r\n%s" % (len(body), body)
        )
        await writer.drain()
    writer.close()


async def _head(reader: asyncio.StreamReader) -> bytes:
    """Return the head of the next request, or nothing where no other comes."""
    try:
        return await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        return b""


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


async def serve(wait_s: float) -> None:
    """Print the address of a free port, and serve there."""
    server = await asyncio.start_server(partial(answer, wait_s), "127.0.0.1", 0, backlog=256)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    # epoll waits for whole milliseconds, and answers up to one too late.
    loop = asyncio.SelectorEventLoop(selectors.SelectSelector())
    loop.run_until_complete(serve(float(sys.argv[1])))
