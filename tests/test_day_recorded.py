"""The whole way with a real model's recorded answers: the sample articles into a briefing."""

from pathlib import Path

import pytest

from briefer.assets import loader
from briefer.day import daily
from briefer.settings import Settings
from briefer.steps.render import render

ROOT = Path(__file__).parent.parent
RECORDED = ROOT / "cassettes" / "test_day_recorded" / "briefing.md"


@pytest.fixture
def briefing(monkeypatch, record_url, record_model):
    monkeypatch.chdir(ROOT)
    # One request at a time: only then does the model answer the same to the same.
    settings = Settings(
        model=f"openai:{record_model}", base_url=record_url, concurrency=1, timeout_s=600
    )
    return daily(["seeds"], settings)


@pytest.mark.vcr
def test_the_sample_articles_give_the_recorded_briefing(briefing, record_mode):
    shown = render(briefing, "daily", "md", loader("templates"))
    if record_mode in {"rewrite", "new_episodes"}:
        RECORDED.write_text(shown, encoding="utf-8")
    assert shown == RECORDED.read_text(encoding="utf-8"), "look at it, then run `make record`"
    texts = {source.article.id: source.article.text for source in briefing.sources}
    entries = [entry for story in briefing.stories for entry in story.entries]
    assert len(entries) > 20
    assert all(
        texts[one.article_id][one.start : one.end] == one.text
        for entry in entries
        for one in entry.evidence + entry.quotes
    )
    assert briefing.making.reader == "model"
    assert briefing.making.usage.calls >= briefing.making.passages
    assert briefing.unread == ()
