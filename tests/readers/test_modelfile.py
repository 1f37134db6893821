"""A model in a file: started, found, and gone at the end, whatever the end is."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefer.errors import ReaderError, UsageError
from briefer.readers.modelfile import identify, served

# Stands in for llama.cpp: says how it was asked, in the address, and does what the file says.
XLLAMACPP = """
import os, pathlib, sys, time
class CommonParams:
    def __init__(self):
        self.model = type("M", (), {})()
        self.cpuparams = type("C", (), {})()
class Server:
    def __init__(self, params):
        what = pathlib.Path(params.model.path).read_bytes().decode()
        pathlib.Path(params.model.path + ".pid").write_text(str(os.getpid()))
        if "stall" in what:
            time.sleep(600)
        if "broken" in what:
            sys.stderr.write("E llama: tensor 7 is missing\\n\\n")
            raise RuntimeError("no")
        if "crash" in what:
            os.kill(os.getpid(), 9)
        self.listening_address = f"http://{params.n_parallel}.{params.n_ctx}.{params.port}.{params.api_keys[0]}"
"""


@pytest.fixture
def model(tmp_path, monkeypatch):
    """Return a function that writes a model file which behaves as it is told."""
    packages = tmp_path / "packages"
    packages.mkdir()
    (packages / "xllamacpp.py").write_text(XLLAMACPP)
    monkeypatch.setenv("PYTHONPATH", str(packages))
    monkeypatch.syspath_prepend(packages)

    def written(what="", name="small.gguf"):
        path = tmp_path / name
        path.write_bytes(b"GGUF" + what.encode())
        return path

    return written


def alive(path):
    """Return whether the process that served the file is still there."""
    try:
        os.kill(int(Path(f"{path}.pid").read_text()), 0)
    except ProcessLookupError:
        return False
    return True


def gone(path):
    """Return whether the process that served the file ends by itself."""
    for _ in range(200):
        if not alive(path):
            return True
        time.sleep(0.05)
    return False


def test_an_endpoint_that_only_we_can_use_is_there_until_the_end_of_the_block(model):
    path = model()
    with served(path, 2, 60) as endpoint:
        assert endpoint.api_key
        key = endpoint.api_key.get_secret_value()
        assert endpoint.base_url == f"http://2.16384.0.{key}/v1"
        assert len(key) == 32
        assert (endpoint.model, endpoint.identity) == ("small", identify(path))
        assert endpoint.timeout_s >= 600
        assert alive(path)
    assert not alive(path)


def test_of_many_requests_some_wait(model):
    with served(model(), 200, 60) as endpoint:
        assert str(endpoint.base_url).startswith("http://4.32768.")


@pytest.mark.parametrize("error", [KeyboardInterrupt, ReaderError("no"), ValueError])
def test_it_is_closed_on_every_way_out(model, error):
    path = model()
    with pytest.raises(type(error) if isinstance(error, Exception) else error), served(path, 1, 60):
        raise error
    assert not alive(path)


def test_what_llama_cpp_says_is_told(model):
    with (
        pytest.raises(ReaderError, match=r"cannot serve .*small\.gguf: RuntimeError: no"),
        served(model("broken"), 1, 60),
    ):
        pass


def test_a_crash_while_it_loads_is_told(model):
    with (
        pytest.raises(ReaderError, match="its process ended with -9"),
        served(model("crash"), 1, 60),
    ):
        pass


def test_what_does_not_load_in_time_is_ended(model):
    path = model("stall")
    with pytest.raises(ReaderError, match="not loaded in time"), served(path, 1, 60, 2.0):
        pass
    assert not alive(path)


def test_a_crash_while_it_reads_is_told_as_such(model):
    path = model()

    def read():
        with served(path, 1, 60):
            os.kill(int(Path(f"{path}.pid").read_text()), signal.SIGKILL)
            raise ReaderError("no server answers")

    with pytest.raises(ReaderError, match=r"llama\.cpp ended while it read with small") as caught:
        read()
    assert str(caught.value.__cause__) == "no server answers"


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_it_ends_when_the_run_is_killed(model, how):
    path = model()
    program = (
        "import sys, time; from pathlib import Path; from briefer.readers.modelfile import served\n"
        "with served(Path(sys.argv[1]), 1, 60): print(flush=True); time.sleep(600)"
    )
    command = [sys.executable, "-c", program, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as run:
        assert run.stdout
        run.stdout.readline()
        assert alive(path)
        run.send_signal(how)
    assert gone(path)


def test_an_interrupt_at_the_terminal_leaves_the_end_to_the_run(model):
    path = model()
    with served(path, 1, 60):
        os.kill(int(Path(f"{path}.pid").read_text()), signal.SIGINT)
        assert alive(path)


def test_without_the_package_the_extra_is_named(model, monkeypatch):
    monkeypatch.setattr("briefer.readers.modelfile.find_spec", lambda _: None)
    with pytest.raises(ReaderError, match="not installed") as caught, served(model(), 1, 60):
        pass
    assert caught.value.tip == "pip install 'briefer-news[gguf]'"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gone.gguf", "gone.gguf: no such file"),
        (".", ": is a directory"),
        ("text.gguf", "text.gguf holds no model"),
        ("empty.gguf", "empty.gguf holds no model"),
    ],
)
def test_a_file_that_is_no_model_is_refused(tmp_path, name, said):
    (tmp_path / "text.gguf").write_text("version https://git-lfs")
    (tmp_path / "empty.gguf").write_text("")
    with pytest.raises(UsageError, match=said), served(tmp_path / name, 1, 60):
        pass


def test_a_model_is_known_by_its_content_alone(model):
    one, same, other = model("x"), model("x", "renamed.gguf"), model("y", "other.gguf")
    assert identify(one) == identify(same) != identify(other)
    long = "x" * 10_000_000
    whole = identify(model(long, "long.gguf"))
    assert whole != identify(model(f"{long}x", "longer.gguf"))
    assert whole != identify(model(f"{long[:-1]}y", "last.gguf"))
