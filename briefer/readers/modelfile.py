"""A model in a file: llama.cpp serves it from a process that ends with the run."""

import hashlib
import json
import logging
import os
import queue
import secrets
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Final

from pydantic import SecretStr

from briefer.errors import ReaderError, UsageError
from briefer.readers import serving
from briefer.readers.endpoint import Endpoint

_LOG = logging.getLogger(__name__)

_MAGIC: Final = b"GGUF"
_SAMPLES, _SAMPLE_BYTES = 64, 65_536
_DIGITS: Final = 16
# A passage of 3,500 characters, the prompt around it, and the longest answer.
_CONTEXT_TOKENS: Final = 8192
# More at once make each slower and take more memory, on a processor without gain.
_MOST_SLOTS: Final = 4
# An answer takes as long as the machine takes; a process that died is noticed without waiting.
_TIMEOUT_S: Final = 3600.0
# Tens of gigabytes from a slow disk.
LOADED_WITHIN_S: Final = 600.0
_LONGEST_SAID: Final = 200
_TIP: Final = "Try another file, or read with --model embedded."


@contextmanager
def served(
    path: Path, slots: int, timeout_s: float, loaded_within_s: float = LOADED_WITHIN_S
) -> Iterator[Endpoint]:
    """Give an endpoint on loopback that serves the model file until the end of the block.

    `slots` is how many requests may come at once; of many, some wait for their turn.

    Raises:
        UsageError: there is no such file, or it holds no model.
        ReaderError: xllamacpp is not installed, or cannot serve the file.
    """
    path = Path(os.path.expanduser(path))  # noqa: PTH111 - leaves the name of nobody as it is
    identity = identify(path)
    if find_spec("xllamacpp") is None:
        raise ReaderError(
            f"to read with {path.name} takes the package xllamacpp, which is not installed",
            tip="pip install 'briefer-news[gguf]'",
        )
    key = secrets.token_hex(16)
    asked = {
        "file": str(path),
        "name": path.stem,
        "key": key,
        "slots": min(slots, _MOST_SLOTS),
        "context_tokens": _CONTEXT_TOKENS,
        "threads": _processors(),
    }
    _LOG.info("llama.cpp loads %s", path)
    with tempfile.TemporaryFile() as log, _started(log) as process:
        address = _address(process, json.dumps(asked), loaded_within_s)
        if not address:
            raise ReaderError(f"llama.cpp cannot serve {path}: {_why(process, log)}", tip=_TIP)
        try:
            yield Endpoint(
                model=path.stem,
                identity=identity,
                base_url=f"{address}/v1",
                api_key=SecretStr(key),
                timeout_s=max(timeout_s, _TIMEOUT_S),
            )
        except ReaderError as error:
            if not _ended(process):
                raise
            why = f"llama.cpp ended while it read with {path.name}: {_why(process, log)}"
            raise ReaderError(why, tip=_TIP) from error


def identify(path: Path) -> str:
    """Return a name for the model in the file that does not change with its path.

    It is a hash of the size of the file and of stretches from its first byte to its last: files
    of gigabytes are not read whole.

    Raises:
        UsageError: there is no such file, or it is none of GGUF.
    """
    try:
        size = path.stat().st_size
        digest = hashlib.sha256(str(size).encode())
        with path.open("rb") as file:
            begins = file.read(len(_MAGIC))
            for n in range(_SAMPLES):
                file.seek(max(0, size - _SAMPLE_BYTES) * n // (_SAMPLES - 1))
                digest.update(file.read(_SAMPLE_BYTES))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        tip = "Behind gguf: stands the path of a model file, as in --model gguf:models/small.gguf"
        raise UsageError(f"the model file {path}: {reason}", tip=tip) from error
    if begins != _MAGIC:
        tip = "A model for llama.cpp is in a file that ends in .gguf; other kinds can be converted."
        raise UsageError(f"the file {path} holds no model: it is not in the format GGUF", tip=tip)
    return f"gguf:{digest.hexdigest()[:_DIGITS]}"


@contextmanager
def _started(log: IO[bytes]) -> Iterator["subprocess.Popen[str]"]:
    """Give the process that is to serve; it is gone at the end of the block."""
    # -P: no module of the working directory stands in for one of Python's.
    command = [sys.executable, "-P", str(Path(serving.__file__))]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=log, text=True)  # noqa: S603 -- our own file
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for stream in filter(None, (process.stdin, process.stdout)):
            with suppress(OSError):  # what was not yet written has nobody to go to
                stream.close()


def _address(process: "subprocess.Popen[str]", asked: str, within_s: float) -> str:
    """Return where the process serves, empty where it ended or the time ran out."""
    said: queue.SimpleQueue[str] = queue.SimpleQueue()

    def listen() -> None:
        assert process.stdin  # noqa: S101 -- for the type: both are pipes
        assert process.stdout  # noqa: S101
        try:
            process.stdin.write(f"{asked}\n")
            process.stdin.flush()
            said.put(process.stdout.readline().strip())
        except (OSError, ValueError):  # it ended, or was ended
            said.put("")

    threading.Thread(target=listen, daemon=True).start()
    try:
        return said.get(timeout=within_s)
    except queue.Empty:
        return ""


def _ended(process: "subprocess.Popen[str]") -> bool:
    """Return whether the process has ended; one that is about to is given a moment."""
    try:
        process.wait(0.2)
    except subprocess.TimeoutExpired:
        return False
    return True


def _why(process: "subprocess.Popen[str]", log: IO[bytes]) -> str:
    """Return why the process does not serve: the last line it logged, or how it ended."""
    try:
        code = process.wait(1)
    except subprocess.TimeoutExpired:
        return "it was not loaded in time"
    log.seek(0)
    lines = log.read().decode(errors="replace").split("\n")
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return last[:_LONGEST_SAID] if code > 0 and last else f"its process ended with {code}"


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
