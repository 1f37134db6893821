"""The process that serves a model file through llama.cpp; `modelfile` starts it and ends it.

It is a process of its own and no thread: a fault inside llama.cpp would end the run with it, and
while llama.cpp loads a file nothing else in its process can run, not even an interrupt.

What to serve comes as one line of JSON on standard input, the address goes to standard output,
and when standard input ends, however the other process ended, so does this one.
"""

import json
import os
import signal
import sys


def main() -> None:
    """Serve what standard input asks for, until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the other process decides what ends
    asked = json.loads(sys.stdin.readline())
    import xllamacpp  # noqa: PLC0415 - optional, and too heavy for who only imports this

    params = xllamacpp.CommonParams()
    params.model.path = asked["file"]
    params.model_alias = {asked["name"]}
    params.port = 0  # any that is free
    params.api_keys = [asked["key"]]  # others on this machine are not served
    params.ui = False
    params.endpoint_slots = False
    params.n_parallel = asked["slots"]
    params.n_ctx = asked["slots"] * asked["context_tokens"]
    params.cpuparams.n_threads = asked["threads"]
    server = xllamacpp.Server(params)  # held, or it would end at once
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    sys.stdin.read()
    os._exit(0)  # an answer that is still being written is not waited for


if __name__ == "__main__":
    main()
