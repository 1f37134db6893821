import json
import os
from pathlib import Path

import pytest

from briefer import cli, comparing
from briefer.assets import fingerprint, loader
from briefer.columns import side_by_side
from briefer.errors import PassageError
from briefer.readers.ask import Prompts
from briefer.readers.base import About, Composition, Reading
from briefer.values.briefing import Statement, Usage
from briefer.values.comparison import Comparison
from briefer.values.finding import KeyDevelopment

ARTICLE = """Dam bursts above Oroville

March 4, 2025

The dam above the town of Oroville burst on Monday and flooded two villages in the valley below.
Some 4,000 people left their homes during the night, the state's emergency office said.
"""
MODEL = ["--model", "openai:m", "--base-url", "http://127.0.0.1:9/v1"]


class Scribe:
    """Stands in for a model: tells every sentence, or with `brief` the first one and a falsehood."""

    def __init__(self, settings):
        files = loader("prompts", settings.prompts)
        self.about = About(
            reader="model",
            model="m",
            prompts=fingerprint(files, settings.prompt_set),
            prompt_files=Prompts(files, settings.prompt_set).files,
        )
        self._brief = settings.prompt_set == "brief"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def read(self, passage):
        if "Deaf" in passage.title:
            raise PassageError("the answer was empty")
        lines = [(one.text, one.number) for one in passage.sentences]
        if self._brief:
            lines = [lines[0], ("Seventeen whales sang in Lima.", 2)]
        findings = tuple(KeyDevelopment(summary=text, evidence=(n,)) for text, n in lines)
        return Reading(
            findings=findings, usage=Usage(calls=1, prompt_tokens=1500, output_tokens=20)
        )

    def compose(self, entries):
        statements = [Statement(text=one.finding.summary, entries=(one.id,)) for one in entries[:1]]
        return Composition(statements=tuple(statements), usage=Usage(calls=1, prompt_tokens=100))


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith(("BRIEFER_", "OPENAI_")):
            monkeypatch.delenv(name)
    monkeypatch.setattr(comparing, "opened", Scribe)
    Path("a.txt").write_text(ARTICLE, "utf-8")


def compared(capsys, *more):
    pair = ["--prompts", "default", "--prompts", "brief"]
    code = cli.main(["compare", *pair, *MODEL, "--format", "json", "--quiet", "a.txt", *more])
    return code, Comparison.model_validate_json(capsys.readouterr().out)


def test_both_are_shown_with_what_they_found_and_what_it_took(capsys):
    code, made = compared(capsys)
    assert code == 0
    assert (made.left.prompts, made.right.prompts) == ("default", "brief")
    assert [one.name for one in made.right.files] == [
        "brief-extract",
        "brief-compose",
        "brief-judge",
    ]
    assert made.left.usage == Usage(calls=2, prompt_tokens=1600, output_tokens=20)
    assert (made.left.kept, made.right.kept) == (2, 1)
    first, second = made.found
    assert first.left == first.right
    assert second.left
    assert second.right is None
    (omitted,) = made.right.omissions
    assert omitted.line.startswith("Seventeen whales")
    assert made.left.bottom_lines == ((made.left.bottom_lines[0][0],),)
    assert made.left.seconds > 0


def test_what_one_could_not_read_is_listed_and_ends_in_3(capsys):
    Path("b.txt").write_text(ARTICLE.replace("Dam bursts", "Deaf"), "utf-8")
    code, made = compared(capsys, "b.txt")
    assert code == 3
    assert len(made.left.unread) == len(made.right.unread) == 1
    assert "Not read" in side_by_side(made, 80)


@pytest.mark.parametrize("width", [50, 80, 133])
def test_the_text_is_as_wide_as_it_may_be(capsys, width):
    made = compared(capsys)[1]
    text = side_by_side(made, width)
    assert max(map(len, text.splitlines())) <= width
    row = next(line for line in text.splitlines() if line.startswith("tokens in"))
    assert row.split() == ["tokens", "in", "1,600", "1,600"]
    seen = " ".join(text.split())
    for word in ("extract", "brief-extract", "4,000", "whales", "Bottom lines", "Left out"):
        assert word in seen


def test_wide_letters_keep_the_columns(capsys):
    made = compared(capsys)[1]
    lines = (("洪水" * 30, "x" * 90),)
    wide = made.model_copy(update={"left": made.left.model_copy(update={"bottom_lines": lines})})
    shown = side_by_side(wide, 60).partition("Bottom lines")[2]
    assert shown.count("洪水") >= 28  # none is cut off, though some are cut in two
    assert not any(line.count("洪") + line.count("水") > 15 for line in shown.splitlines())


def test_nothing_in_the_text_steers_the_terminal(capsys):
    made = compared(capsys)[1]
    lines = (("\x1b[31m\u202eevil [bold]x[/bold]",),)
    evil = made.model_copy(update={"left": made.left.model_copy(update={"bottom_lines": lines})})
    shown = side_by_side(evil, 120)
    assert "\\x1b[31m\\u202eevil [bold]x[/bold]" in shown
    assert "\x1b" not in shown


def test_it_is_printed_as_text(capsys):
    assert cli.main(["compare", "--prompts", "default", "--prompts", "brief", *MODEL, "a.txt"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("m over 1 article in 1 passage\n")
    assert "\nDam bursts above Oroville\n" in printed


def test_a_folder_is_a_set_or_holds_sets(capsys):
    for name in ("p/mine", "q/default"):
        Path(name).mkdir(parents=True)
        for prompt in ("extract", "compose"):
            text = f"---\nname: {name} {prompt}\nversion: 7\n---\n"
            Path(name, f"{prompt}.md.j2").write_text(text, "utf-8")
    pair = ["--prompts", "p/mine", "--prompts", "./q"]
    assert cli.main(["compare", *pair, *MODEL, "--format", "json", "a.txt"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["left"]["files"][0]["name"] == "p/mine extract"
    assert made["right"]["files"][0] == {
        "file": "default/extract.md.j2",
        "name": "q/default extract",
        "version": "7",
    }
    assert made["left"]["prompts"] == "p/mine"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--prompts", "default"], "two sets are compared, not 1: give --prompts twice"),
        (["--prompts", "default", "--prompts", "nope"], "there is no prompt set nope"),
        (["--prompts", "default", "--prompts", "no/where"], "'no/where' does not exist"),
        (["--prompts", "default", "--prompts", "brief", "--model", "embedded"], "takes no prompts"),
    ],
)
def test_what_cannot_be_compared_is_said(capsys, arguments, said):
    model = [] if "embedded" in arguments else MODEL
    assert cli.main(["compare", "a.txt", *arguments, *model]) == 2
    assert said in capsys.readouterr().err


def test_without_a_model_nothing_is_compared(capsys):
    assert cli.main(["compare", "a.txt", "--prompts", "default", "--prompts", "brief"]) == 2
    printed = capsys.readouterr()
    assert "the embedded reader takes no prompts" in printed.err
    assert not printed.out


def test_nothing_to_read_is_said(capsys):
    assert cli.main(["compare", "--prompts", "default", "--prompts", "brief", *MODEL]) == 2
    assert "briefer compare --prompts default --prompts brief articles/" in capsys.readouterr().err
