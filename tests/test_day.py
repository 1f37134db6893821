import datetime as dt
import io
import json
import pickle
from functools import partial

import pytest

import briefer
from briefer.day import gather, read, tell
from briefer.engines.here import Here
from briefer.errors import PassageError, ReaderError, SourceError, UsageError
from briefer.readers.base import About, AskedError, Composition, Reading
from briefer.settings import Settings
from briefer.values.article import Passage
from briefer.values.briefing import Statement, Usage
from briefer.values.finding import KeyDevelopment, OmissionReason, line_of

DAM = """Dam bursts above Oroville

March 4, 2025

The dam above the town of Oroville burst on Monday and flooded two villages in the valley below.
Some 4,000 people left their homes during the night, the state's emergency office said.

Governor Ana Ruiz rejected calls to resign and demanded federal help for the valley.
It is not yet clear when the dam will be rebuilt.
"""
SHARES = """Acme cuts its forecast

Acme, the maker of anvils, cut its forecast for the year on Tuesday after sales fell by 9 percent.
The company said it would close a plant in Ohio and that 300 workers would lose their jobs.
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "dam.txt").write_text(DAM, encoding="utf-8")
    (tmp_path / "shares.txt").write_text(SHARES, encoding="utf-8")
    return tmp_path


class Parrot:
    """Says the first sentence of each passage, and something that no passage says."""

    about = About(reader="parrot", model="none")

    def read(self, passage: Passage) -> Reading:
        first = passage.sentences[0]
        true = KeyDevelopment(summary=first.text, evidence=(first.number,))
        false = KeyDevelopment(summary="Seventeen whales sang in Lima.", evidence=(first.number,))
        return Reading(findings=(true, false), usage=Usage(calls=1, prompt_tokens=10))

    def compose(self, entries) -> Composition:
        statements = [Statement(text=line_of(one.finding), entries=(one.id,)) for one in entries]
        return Composition(statements=tuple(statements))


class Deaf(Parrot):
    """Cannot read passages on dams, nor compose."""

    def read(self, passage: Passage) -> Reading:
        if "dam" in passage.title.casefold():
            raise PassageError("the answer was not the form")
        return super().read(passage)

    def compose(self, entries) -> Composition:
        raise AskedError("the answer was empty", Usage(calls=2, prompt_tokens=5))


class Elsewhere:
    """Does each item as another process would: all that goes there and comes back is pickled."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def map(self, task, items):
        for item in items:
            there = pickle.loads(pickle.dumps((task, item)))
            self.done.append(type(item).__name__)
            yield pickle.loads(pickle.dumps(there[0](there[1])))

    def begun(self, task, item):
        return partial(next, self.map(task, [item]))


def run(reader, folder):
    gathered = gather([str(folder)], 6000)
    verified = read(gathered, reader, Here())
    return gathered, verified, tell(gathered.told, verified.supported, reader)


def test_a_day_is_the_same_wherever_its_parts_are_done(folder):
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "german.txt").write_text("Der Damm ist gebrochen, sagte sie. " * 9, encoding="utf-8")
    engine = Elsewhere()
    told = briefer.daily([str(folder)], engine=engine)
    assert told == briefer.daily([str(folder)])
    assert len(told.unread) == 2
    assert engine.done.count("Page") == engine.done.count("_Part") == 3
    assert engine.done.count("_Plot") == len(told.stories)


def test_a_folder_becomes_a_briefing(folder):
    briefing = briefer.daily([str(folder)], Settings(title="Valley news"))
    assert briefing.title == "Valley news"
    assert str(briefing.date) == "2025-03-04"
    assert len(briefing.stories) == len(briefing.sources) == 2
    lines = " ".join(line_of(one.finding) for story in briefing.stories for one in story.entries)
    assert "4,000 people" in lines
    assert briefing.bottom_line
    assert briefing.making.reader == "embedded"


def test_every_line_leads_to_its_sentences(folder):
    briefing = briefer.daily([str(folder)])
    texts = {source.article.id: source.article.text for source in briefing.sources}
    cited = [c for story in briefing.stories for one in story.entries for c in one.evidence]
    assert cited
    assert all(texts[one.article_id][one.start : one.end] == one.text for one in cited)


def test_the_same_articles_give_the_same_briefing(folder):
    assert briefer.daily([str(folder)]) == briefer.daily([str(folder)])


def test_a_line_that_no_sentence_holds_is_omitted_with_its_reason(folder):
    _, verified, told = run(Parrot(), folder)
    assert [line_of(one.finding) for one in verified.supported] == [
        "The dam above the town of Oroville burst on Monday and flooded two villages in the valley below.",
        "Acme, the maker of anvils, cut its forecast for the year on Tuesday after sales fell by 9 percent.",
    ]
    assert [one.line for one in verified.omissions] == ["Seventeen whales sang in Lima."] * 2
    assert {one.reason for one in verified.omissions} <= set(OmissionReason)
    assert verified.usage.calls == 2
    assert [story.bottom_line[0].entries for story in told.stories] == [("d1",), ("d2",)]


def test_a_passage_that_cannot_be_read_is_listed_and_the_others_are_briefed(folder):
    _, verified, told = run(Deaf(), folder)
    (unread,) = verified.unread
    assert unread.source.endswith("dam.txt")
    assert unread.sentences == (1, 4)
    assert [line_of(one.finding)[:4] for one in verified.supported] == ["Acme"]
    assert all("chosen from the entries" in one.reason for one in told.unread)
    assert told.usage == Usage(calls=2 * len(told.stories), prompt_tokens=5 * len(told.stories))


def test_a_day_on_which_nothing_could_be_read_is_an_error(tmp_path):
    (tmp_path / "dam.txt").write_text(DAM, encoding="utf-8")
    with pytest.raises(ReaderError, match="the answer was not the form"):
        run(Deaf(), tmp_path)


def test_a_passage_in_another_language_is_told_with_its_file_and_what_to_do(tmp_path):
    text = "Hafenarbeiter beenden Streik\n\n" + "Der Hafen ist nach neun Tagen wieder offen. " * 9
    (tmp_path / "hafen.txt").write_text(text, encoding="utf-8")
    with pytest.raises(ReaderError, match=r"hafen\.txt: .*English") as caught:
        briefer.daily(tmp_path)
    assert "1 passages" not in str(caught.value)
    assert "--model" in caught.value.tip


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2025-03-04", "2025-03-05"),
        ("2025-03-03", "2025-03-04"),
        ("2025-03-02", "2025-03-05"),
        ("2020-03-02", "None"),
        (None, "9999-12-31"),
    ],
)
def test_a_date_that_cannot_be_is_not_the_briefings(today, expected, tmp_path):
    dates = ["9999-12-31", "2025-03-05", "2025-03-04"]
    records = [json.dumps({"title": "Dam", "text": DAM, "date": day}) for day in dates]
    (tmp_path / "a.jsonl").write_text("\n".join(records), encoding="utf-8")
    day = dt.date.fromisoformat(today) if today else None
    assert str(briefer.daily(tmp_path, today=day).date) == expected


def test_no_article_is_an_error_that_names_the_source_and_the_reason(tmp_path):
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    with pytest.raises(SourceError, match=r"empty\.txt"):
        briefer.daily([str(tmp_path)])


def test_standard_input_is_a_source():
    stream = io.BytesIO(json.dumps({"title": "Dam", "text": DAM, "date": "2025-03-05"}).encode())
    briefing = briefer.daily(["-"], standard_input=stream)
    assert str(briefing.date) == "2025-03-05"


def test_progress_is_reported_step_by_step(folder):
    seen = []
    briefer.daily([str(folder)], report=lambda *step: seen.append(step))
    assert [step for step, done, total in seen if done == total] == ["reading", "composing"]


def test_a_briefing_survives_json(folder):
    briefing = briefer.daily([str(folder)])
    assert type(briefing).model_validate_json(briefing.model_dump_json()) == briefing


def test_a_question_that_another_article_answers_is_among_the_omissions(tmp_path):
    line = "It is unclear whether Norsk Bank will sell its shares in Oslo Steel, its owner said."
    told = (
        "Norsk Bank sold its shares in Oslo Steel to a Danish fund on Tuesday for 40 million euros."
    )
    rest = "The owner of Oslo Steel runs two mills near Bergen. The mills employ 900 people there."
    (tmp_path / "a.txt").write_text(f"Bank weighs sale\n2026-03-02\n\n{line} {rest}\n", "utf-8")
    (tmp_path / "b.txt").write_text(f"Bank sells steel\n2026-03-03\n\n{told} {rest}\n", "utf-8")
    settings = Settings(model="embedded")
    alone = briefer.daily([tmp_path / "a.txt"], settings)
    assert [len(story.questions) for story in alone.stories] == [1]
    both = briefer.daily([tmp_path], settings)
    assert all(not story.questions for story in both.stories)
    assert OmissionReason.ANSWERED in {one.reason for one in both.omissions}


def test_of_very_many_empty_files_the_error_names_the_first(tmp_path):
    for n in range(60):
        (tmp_path / f"{n:02}.txt").write_text("", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        briefer.daily([str(tmp_path)])
    lines = str(caught.value).splitlines()
    assert "19.txt" in lines[-2]
    assert lines[-1] == "  and 40 more"


def test_runs_with_other_aliases_do_not_disturb_each_other(tmp_path):
    (tmp_path / "a.txt").write_text(
        "Talks on fish\n\nPeru rejected the fishing quota on Monday and demanded a new vote of all.",
        encoding="utf-8",
    )
    mine = tmp_path / "mine.tsv"
    mine.write_text("Peru\tRepublic of Peru\n", encoding="utf-8")

    def parties(aliases):
        briefing = briefer.daily([tmp_path / "a.txt"], Settings(aliases=aliases))
        return {one.finding.party for story in briefing.stories for one in story.positions}  # type: ignore[union-attr]

    assert [parties(mine), parties(None), parties(mine)] == [
        {"Republic of Peru"},
        {"Peru"},
        {"Republic of Peru"},
    ]


def test_a_mistaken_alias_ends_the_run_with_its_place(folder):
    (folder / "mine.tsv").write_text("Peru\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"mine\.tsv, line 1: "):
        briefer.daily([folder / "dam.txt"], Settings(aliases=folder / "mine.tsv"))


@pytest.mark.parametrize(
    ("date", "told"), [("yesterday", "undated"), ("2026-02-30", "undated"), ("2026-02-03", "")]
)
def test_a_date_that_cannot_be_told_is_told_as_such(tmp_path, date, told):
    text = " ".join(SHARES.split("\n")[2:])
    (tmp_path / "a.json").write_text(json.dumps({"title": "T", "text": text, "date": date}))
    gathered = gather(tmp_path / "a.json", 1000)
    reasons = [one.reason for one in gathered.unread]
    assert len(gathered.articles) == 1
    assert reasons == [] if not told else told in reasons[0] and date in reasons[0]
