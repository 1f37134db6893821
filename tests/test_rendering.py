"""`briefer render`: the JSON of a briefing into any format, and what is said of a wrong file."""

import json
import os
import sys
from pathlib import Path

import pytest

from briefer import cli
from briefer.steps.example import bare_example, example

ALL = "md,html,pdf,json,eml,txt,typ"
SHOWN = ("md", "html", "pdf", "json", "eml", "txt", "typ")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in [one for one in os.environ if one.startswith(("BRIEFER_", "OPENAI_"))]:
        monkeypatch.delenv(name)


def written(briefing):
    Path("day.json").write_text(briefing.model_dump_json(), "utf-8")
    return json.loads(briefing.model_dump_json())


@pytest.mark.parametrize("template", ["daily", "onepage", "matrix"])
def test_what_is_rendered_later_is_what_was_written_then(template, tmp_path):
    article = "The dam at Villa Rosa is closed, mayor Ana Ruiz said.\n\nNobody was hurt on Monday."
    Path("in").mkdir()
    Path("in/dam.txt").write_text(f"Dam closed\n2026-03-02\n\n{article}\n", "utf-8")
    flags = ["--format", ALL, "--template", template, "--paper", "letter", "--quiet"]
    assert cli.main(["daily", "in", "--model", "embedded", "--output", "then", *flags]) == 0
    [then] = Path("then").glob("*.json")
    assert cli.main(["render", str(then), "--output", "now", *flags]) == 0
    made = sorted(path.suffix[1:] for path in Path("now").iterdir())
    assert made == sorted(SHOWN)
    for path in Path("then").iterdir():
        assert path.read_bytes() == Path("now", path.name).read_bytes(), path.name


def test_a_briefing_can_come_from_standard_input_and_go_to_standard_output(
    monkeypatch, capfdbinary
):
    written(example())
    with Path("day.json").open() as given:
        monkeypatch.setattr(sys, "stdin", given)
        assert cli.main(["render", "-", "--output", "-", "--format", "txt"]) == 0
    assert capfdbinary.readouterr().out.startswith("An example: “day”".encode())


def test_a_briefing_without_a_date_has_its_file_too(capsys):
    written(bare_example())
    assert cli.main(["render", "day.json", "--format", "eml"]) == 0
    assert capsys.readouterr().out == "briefings/briefing-undated.eml\n"


def change(data, *path, to):
    *way, last = path
    for step in way:
        data = data[step]
    data[last] = to


@pytest.mark.parametrize(
    ("path", "to", "says"),
    [
        (["schema_version"], "1.1", "has the schema 1.1, and this briefer knows 1.0"),
        (["schema_version"], "2.0", "has the schema 2.0, and this briefer knows 1.0"),
        (["schema_version"], "0.9", "has the old schema 0.9; this briefer reads 1.x"),
        (["schema_version"], 1, "schema_version 1 is no version such as 1.0"),
        (["title"], 7, "is not a whole briefing: title: Input should be a valid string"),
        (["sources", 0, "article", "text"], "Other.", "sentence 1 of 'a1' is not in its text"),
        (["stories", 0, "developments", 0, "id"], 'd1" x="', "is no id of a line, such as d1"),
        (["stories", 0, "developments", 0, "id"], "d2", "there are two of line 'd2'"),
        (["stories", 0, "developments", 0, "evidence"], [], "line d1 cites nothing"),
        (
            ["stories", 0, "developments", 0, "evidence", 0, "text"],
            "Made up.",
            "line d1 cites words that are not in 'a2'",
        ),
        (
            ["stories", 0, "developments", 0, "evidence", 0, "article_id"],
            "a9",
            "line d1 cites words that are not in 'a9'",
        ),
        (["sources", 1, "article", "id"], "a1", "there are two of article 'a1'"),
        (["bottom_line", 0, "entries"], ["d99"], "rests on 'd99', and there is no such line"),
        (["bottom_line", 0, "entries"], [], "a sentence of the bottom line rests on no line"),
        (["timeline", 0, "entries"], ["d99"], "a day of the timeline rests on 'd99'"),
    ],
)
def test_a_briefing_that_does_not_fit_together_is_refused(path, to, says, capsys):
    data = written(example())
    change(data, *path, to=to)
    Path("day.json").write_text(json.dumps(data), "utf-8")
    assert cli.main(["render", "day.json"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("briefer: day.json: ")
    assert says in said
    assert "\ntip: " in said
    assert not Path("briefings").exists()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"hello", "is not JSON (line 1, column 1: Expecting value)"),
        (b'{"title": "Day", }', "is not JSON (line 1"),
        (b'{"title": "Da', "is cut off (line 1"),
        (b'{"a": [1, 2', "is cut off (line 1"),
        (b'{"title": NaN}', "is not JSON that can be read: NaN is no number"),
        (b"[" * 100_000, "is not JSON that can be read"),
        (b'{"text": "An article."}', "is JSON, but not a briefing"),
        (b"[]", "is JSON, but not a briefing"),
        (b"%PDF-1.7 \xff", "is not JSON: it is not UTF-8"),
    ],
)
def test_what_is_no_briefing_is_said(data, says, capsys):
    Path("day.json").write_bytes(data)
    assert cli.main(["render", "day.json"]) == 1
    first, tip = capsys.readouterr().err.splitlines()
    assert first.startswith(f"briefer: day.json: {says}")
    assert tip.startswith("tip: ")


def test_a_file_that_is_not_there_and_a_folder_are_said(capsys):
    assert cli.main(["render", "gone.json"]) == 1
    assert "gone.json: cannot be read: no such file" in capsys.readouterr().err
    assert cli.main(["render", "."]) == 1
    assert ".: cannot be read: is a directory" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("flags", "says"),
    [
        (["--format", "doc"], "there is no format doc: it takes a template daily/briefing.doc.j2"),
        (["--template", "weekly"], "there is no template set weekly"),
        (["--paper", "a3"], "--paper: 'a3' is not a paper: a4 or letter"),
    ],
)
def test_a_wrong_flag_is_said_before_the_briefing_is_read(flags, says, capsys):
    assert cli.main(["render", "gone.json", *flags]) == 2
    assert says in capsys.readouterr().err
