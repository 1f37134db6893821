import os

import jinja2
import pytest

from briefer.errors import ReaderError
from briefer.readers.ask import Prompts
from briefer.readers.endpoint import Endpoint
from briefer.readers.model import ModelReader
from briefer.readers.proxies import in_the_way
from briefer.readers.send import Sender
from briefer.values.article import Passage, Sentence

pytestmark = pytest.mark.block_network(allowed_hosts=["127.0.0.1"])

FILES = {f"default/{one}.md.j2": "x" for one in ("extract", "compose", "judge")}
PROMPTS = Prompts(jinja2.DictLoader(FILES))
PASSAGE = Passage(
    article_id="a1",
    title="",
    date=None,
    sentences=(Sentence(number=1, start=0, end=4, text="Rain", paragraph=0),),
)


@pytest.fixture(autouse=True)
def _direct(monkeypatch):
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


def opened(url="http://127.0.0.1:9/v1"):
    return ModelReader(Sender(Endpoint(model="m", base_url=url)), PROMPTS)


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("ALL_PROXY", "socks5://127.0.0.1:1", "SOCKS needs the package socksio"),
        ("HTTP_PROXY", "ftp://x", "none of http://, https:// and socks5://"),
        ("https_proxy", "http://ana:sesame@[::1", "Invalid port"),
        ("HTTP_PROXY", "h:x", "Invalid port"),
    ],
)
def test_a_proxy_that_cannot_be_used_is_named_by_its_variable(name, value, reason, monkeypatch):
    monkeypatch.setenv(name, value)
    with pytest.raises(ReaderError) as caught:
        opened()
    assert str(caught.value).startswith(f"{name} names a proxy that cannot be used: ")
    assert reason in str(caught.value)
    assert f"Unset {name}" in caught.value.tip
    assert "sesame" not in str(caught.value)


def test_certificates_that_are_not_there_are_said(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/at/all")
    with pytest.raises(ReaderError, match=r"^no client can be opened for http://127") as caught:
        opened()
    assert "SSL_CERT_FILE" in caught.value.tip


def test_a_proxy_that_does_not_answer_is_named(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    with pytest.raises(ReaderError, match="not reached through the proxy of HTTP_PROXY") as caught:
        opened().read(PASSAGE)
    assert "NO_PROXY" in caught.value.tip


def test_a_proxy_is_in_the_way_of_its_scheme_and_not_of_the_hosts_without_one(monkeypatch):
    assert in_the_way("http://h/v1") == ""
    monkeypatch.setenv("https_proxy", "p:1")
    monkeypatch.setenv("NO_PROXY", "near")
    assert in_the_way("https://h/v1") == "https_proxy"
    assert in_the_way("http://h/v1") == ""
    assert in_the_way("https://near/v1") == ""
    monkeypatch.setenv("ALL_PROXY", "p:1")
    assert in_the_way("http://h/v1") == "ALL_PROXY"
