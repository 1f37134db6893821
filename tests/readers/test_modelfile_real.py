"""llama.cpp itself, with the model file that BRIEFER_GGUF names."""

import os
from importlib.util import find_spec
from pathlib import Path

import pytest

from briefer.readers import opened
from briefer.settings import Settings
from briefer.values.article import Passage, Sentence
from briefer.values.finding import line_of

pytestmark = [
    pytest.mark.block_network(allowed_hosts=["127.0.0.1"]),
    pytest.mark.skipif(
        not (find_spec("xllamacpp") and Path(os.environ.get("BRIEFER_GGUF", "")).is_file()),
        reason="takes the extra gguf, and a model file that BRIEFER_GGUF names",
    ),
]

TEXT = "The council of Harnsey closed the ferry to Holm on Friday."
PASSAGE = Passage(
    article_id="a1",
    title="Harnsey closes ferry",
    sentences=(Sentence(number=1, start=0, end=len(TEXT), text=TEXT, paragraph=0),),
)


def test_a_model_in_a_file_reads_a_passage():
    settings = Settings(model=f"gguf:{os.environ['BRIEFER_GGUF']}", prompt_set="brief", keep=False)
    with opened(settings) as reader:
        reading = reader.read(PASSAGE)
    assert reading.usage.output_tokens > 10
    assert any("ferry" in line_of(one) for one in reading.findings)
