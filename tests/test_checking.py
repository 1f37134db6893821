"""`briefer templates`: what there is, whose it is, and what is wrong with it."""

import os
import shutil
from pathlib import Path

import pytest

from briefer import cli
from briefer.assets import loader, shipped
from briefer.steps.example import bare_example, example
from briefer.steps.mistakes import mistakes

THREE_LINES = (
    ("briefing.md.j2", "## Bottom line", "## In short"),
    ("briefing.typ.j2", "= Bottom line", "= In short"),
    ("briefing.eml.j2", 'h2("Bottom line")', 'h2("In short")'),
)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in [one for one in os.environ if one.startswith(("BRIEFER_", "OPENAI_"))]:
        monkeypatch.delenv(name)


@pytest.fixture
def own():
    """Copy `daily`, as the README tells."""
    shutil.copytree(shipped("templates") / "daily", "templates/desk")
    return Path("templates/desk")


def test_the_shipped_sets_are_listed_and_have_no_mistake(capsys):
    assert cli.main(["templates"]) == 0
    told = capsys.readouterr()
    for name in ("daily", "matrix", "onepage"):
        assert f"{name}: md, html, pdf, json, eml, txt, typ\n" in told.out
    assert "shared: parts of several sets\n" in told.out
    assert told.out.count("  shipped\n") == len(loader("templates").list_templates())
    assert told.err == "briefer: no mistake in 3 template sets\n"


def test_a_set_made_by_copying_and_changing_three_lines_works(own, capsys):
    for file, old, new in THREE_LINES:
        text = (own / file).read_text("utf-8")
        assert text.count(old) == 1
        (own / file).write_text(text.replace(old, new), "utf-8")
    assert cli.main(["templates", "desk", "--templates", "templates"]) == 0
    assert f"desk/briefing.md.j2          {own}/briefing.md.j2" in capsys.readouterr().out
    Path("day.json").write_text(example().model_dump_json(), "utf-8")
    flags = ["--templates", "templates", "--format", "md,html,pdf,eml,txt,typ"]
    for name in ("daily", "desk"):
        assert cli.main(["render", "day.json", "--template", name, "--output", name, *flags]) == 0
    for fmt in ("md", "typ", "html", "txt"):
        before, after = (
            Path(name, f"briefing-2026-03-03.{fmt}").read_text("utf-8")
            for name in ("daily", "desk")
        )
        changed = fmt in {"md", "typ"}
        assert after == (before.replace("Bottom line", "In short") if changed else before)
    assert b"In short" in Path("desk/briefing-2026-03-03.eml").read_bytes()


def test_each_mistake_is_named_with_its_file_line_and_name(own, capsys):
    (own / "briefing.txt.j2").write_text(
        "{{ titel }}\n{% if not title and chapters %}{{ weather }}{% endif %}\n"
        "{% for one in sources %}{{ one.nam }}{% endfor %}\n{{ title | nosuch }}",
        "utf-8",
    )
    (own / "briefing.md.j2").write_text(
        "{{ titel }}\n\n{% for one in chapters %}{{ one.gone.x }}{% endfor %}\n", "utf-8"
    )
    (own / "briefing.typ.j2").write_text("= Day\n#nosuch\n", "utf-8")
    assert cli.main(["templates", "desk", "--templates", "templates", "--quiet"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines() == [
        f"briefer: template {own}/briefing.md.j2, line 1: there is no variable `titel`",
        f"briefer: template {own}/briefing.md.j2, line 3: a Chapter has no `gone`",
        f"briefer: template {own}/briefing.txt.j2, line 4: No filter named 'nosuch'.",
        (f"briefer: template {own}/briefing.typ.j2, line 2 (#nosuch): unknown variable: nosuch"),
    ]
    text = (own / "briefing.txt.j2").read_text("utf-8").replace(" | nosuch", "")
    (own / "briefing.txt.j2").write_text(text, "utf-8")
    found = mistakes([example(), bare_example()], "desk", "txt", loader("templates", own.parent))
    assert [one.partition("briefing.txt.j2, ")[2] for one in found] == [
        "line 1: there is no variable `titel`",
        "line 3: a SourceNote has no `nam`; did you mean `name`?",
        "line 2: there is no variable `weather`",
    ]


def test_a_file_that_cannot_be_read_is_blamed_alone(own):
    text = (own / "briefing.html.j2").read_text("utf-8")
    (own / "briefing.html.j2").write_text("{% if %}\n" + text, "utf-8")
    [only] = mistakes([example()], "desk", "html", loader("templates", own.parent))
    assert f"{own}/briefing.html.j2, line 1: " in only


def test_a_mistake_in_what_is_constant_is_told_once_with_its_line(own):
    (own / "briefing.csv.j2").write_text("a,b\n{{ 'a'.nope | upper }}", "utf-8")
    assert mistakes([example()], "desk", "csv", loader("templates", own.parent)) == (
        f"template {own}/briefing.csv.j2, line 2: a str has no `nope`",
    )


def test_a_question_whether_there_is_a_name_is_no_mistake(own):
    (own / "briefing.md.j2").write_text(
        "{% if weather is defined %}x{% endif %}{{ weather | default('') }}", "utf-8"
    )
    found = mistakes([example()], "desk", "md", loader("templates", own.parent))
    assert [one for one in found if "line 1" in one and "weather" not in one] == []


@pytest.mark.parametrize(
    "use",
    [
        *(
            "{{ gone.x }}",
            "{{ gone[0] }}",
            "{{ gone() }}",
            "{{ gone == 1 }}",
            "{{ gone | length }}",
        ),
        *(
            "{% if gone %}{% endif %}",
            "{% for x in gone %}{% endfor %}",
            "{{ {gone: 1} | length }}",
        ),
    ],
)
def test_every_use_of_a_missing_name_is_noted_once_and_the_rest_is_looked_at(use, own):
    (own / "briefing.md.j2").write_text(f"{use}\n{{{{ sources[0].gone }}}}", "utf-8")
    first, second = mistakes([example()], "desk", "md", loader("templates", own.parent))
    assert first.endswith("line 1: there is no variable `gone`")
    assert second.endswith("line 2: a SourceNote has no `gone`")


def test_sets_of_the_folder_that_are_not_the_one_in_use_are_said(own, capsys):
    Path("day.json").write_text(example().model_dump_json(), "utf-8")
    folder = str(own.parent)
    line = ["render", "day.json", "--format", "md", "--templates", folder]
    assert cli.main(line) == 0
    said = (
        f"tip: the templates in {folder} are not used: they are no daily, which is the set in use"
    )
    assert capsys.readouterr().err.startswith(f"{said}; to use them: --template {own.name}\n")
    for more in (["--quiet"], ["--template", own.name]):
        assert cli.main(line + more) == 0
        assert "not used" not in capsys.readouterr().err


def test_a_folder_of_templates_that_is_not_used_is_said(own, capsys):
    tip = (
        "tip: the folder templates here is not used; to use it: "
        '--templates templates, or templates = "templates" in briefer.toml\n'
    )
    Path("day.json").write_text(example().model_dump_json(), "utf-8")
    for line in (["templates", "daily"], ["render", "day.json", "--format", "md"]):
        assert cli.main(line) == 0
        assert capsys.readouterr().err.startswith(tip)
        for more in (["--quiet"], ["--templates", "templates"]):
            assert cli.main([*line, *more]) == 0
            assert "is not used" not in capsys.readouterr().err
    shutil.rmtree(own)
    assert cli.main(["templates", "daily"]) == 0
    assert "is not used" not in capsys.readouterr().err


def test_an_unknown_set_is_said(capsys):
    assert cli.main(["templates", "weekly"]) == 2
    told = capsys.readouterr().err
    assert told == (
        "briefer: there is no template set weekly\ntip: template sets: daily, matrix, onepage\n"
    )
