"""Recordings of a model's answers: how they are found, matched and kept clean."""

import os
import signal
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import settings

from tests.model_server import ModelServer

# What a shell starts in the background ignores Ctrl-C, and so does what that starts.
signal.signal(signal.SIGINT, signal.default_int_handler)

# No test reads the clock, and a property is tried on the same examples in each run.
settings.register_profile("briefer", deadline=None, derandomize=True)
settings.load_profile("briefer")

ROOT = Path(__file__).parent.parent
RECORD_URL = os.environ.get("BRIEFER_RECORD_URL", "http://127.0.0.1:8089/v1")
RECORD_MODEL = os.environ.get("BRIEFER_RECORD_MODEL", "qwen2.5-coder-1.5b-instruct")
FIXED_HOST = "http://model.example"


@pytest.fixture(scope="session")
def record_url():
    return RECORD_URL


@pytest.fixture(scope="session")
def record_model():
    return RECORD_MODEL


@pytest.fixture
def server():
    server = ModelServer()
    yield server
    server.close()


@pytest.fixture(scope="module")
def vcr_cassette_dir(request):
    module = request.path.relative_to(Path(__file__).parent).with_suffix("")
    return str(ROOT / "cassettes" / module)


@pytest.fixture
def vcr_config():
    # No record_mode here: it would win over the command line.
    return {
        "match_on": ["method", "path", "body"],
        "decode_compressed_response": True,
        "before_record_request": _anonymous_request,
        "before_record_response": _anonymous_response,
        # Several threads, and a test that runs twice, may ask the same thing.
        "allow_playback_repeats": True,
        # Recording anew what has changed leaves no answer behind that nothing asks for.
        "drop_unused_requests": True,
    }


@pytest.fixture(autouse=True)
def _answers_of_a_test_are_its_own(monkeypatch, tmp_path):
    """Keep no answer in the folder of the person who runs the tests, nor take one from there."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user-cache"))


@pytest.fixture(autouse=True)
def _missing_recordings_say_what_to_do(monkeypatch):
    """Fail at once where a recording is missing.

    The exception of pytest.fail is no Exception, so neither the client nor the code under
    test takes it for a connection that was cut and tries again.
    """

    def missing(cassette, failed_request):
        return pytest.fail.Exception(
            f"{Path(cassette._path).relative_to(ROOT)} holds no answer to this request: "
            f"record it with `make record`.\n{failed_request.body!r:.300}",
            pytrace=False,
        )

    monkeypatch.setattr("vcr.stubs.httpx_stubs.CannotOverwriteExistingCassetteException", missing)


def _anonymous_request(request):
    """Keep the path below the base address, and no header but the type of the body."""
    path = urlsplit(request.uri).path
    base = urlsplit(RECORD_URL).path.rstrip("/")
    request.uri = f"{FIXED_HOST}/v1{path.removeprefix(base)}"
    kept = request.headers.get("content-type", "application/json")
    request.headers = {"content-type": kept}
    return request


def _anonymous_response(response):
    kept = [v for k, v in response["headers"].items() if k.lower() == "content-type"]
    response["headers"] = {"content-type": kept[0] if kept else ["application/json"]}
    return response
