import os
import shutil
from pathlib import Path

import pytest

from briefer import cli
from briefer.assets import loader, shipped
from briefer.intake import gather
from briefer.readers import opened
from briefer.readers.ask import Prompts
from briefer.settings import Settings
from briefer.steps.doubts import Doubt
from briefer.values.pair import Pair

ARTICLE = """Harbour workers end strike in Ostby

March 3, 2025

Harbour workers in Ostby ended a nine-day strike on Monday, their union said.

It remains unclear whether the agreement will be approved by the members, who vote on Friday.
"""


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith(("BRIEFER_", "OPENAI_")):
            monkeypatch.delenv(name)
    Path("a.txt").write_text(ARTICLE, "utf-8")


def write(name, text):
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_the_sets_are_listed_with_names_versions_and_places(capsys):
    assert cli.main(["prompts"]) == 0
    printed = capsys.readouterr()
    lines = printed.out.splitlines()
    assert "default (in use)" in lines
    assert "brief" in lines
    assert "  extract  extract 2                default/extract.md.j2, shipped" in lines
    assert "6 files, no mistake" in printed.err


def test_an_own_file_is_listed_where_it_lies(capsys):
    own = "{% for one in sentences %}{{ one.number }}| {{ one.text }}{% endfor %}"
    write("p/default/extract.md.j2", own)
    assert cli.main(["prompts", "--prompts", "p", "--quiet"]) == 0
    printed = capsys.readouterr()
    assert "  extract  no name, no version      p/default/extract.md.j2\n" in printed.out
    assert not printed.err


@pytest.mark.parametrize("name", ["p/mine", "./p/default"])
def test_a_folder_that_holds_prompts_itself_is_a_set(capsys, name):
    for file in ("extract", "compose"):
        write(f"{name}/{file}.md.j2", f"---\nname: own {file}\nversion: 7\n---\n")
    assert cli.main(["prompts", "--prompts", name]) == 1
    used = capsys.readouterr().out.partition(f"{Path(name).name} (in use)\n")[2]
    assert used.startswith(f"  extract  own extract 7            {Path(name)}/extract.md.j2\n")
    model = ["--model", "openai:m", "--base-url", "http://127.0.0.1:9/v1"]
    assert cli.main(["daily", "a.txt", "--dry-run", "--prompts", name, *model]) == 1
    said = f"prompt {Path(name)}/extract.md.j2: the `text` of `sentences` is not told"
    assert said in capsys.readouterr().err
    pair = ["--prompts", name, "--prompts", "default"]
    assert cli.main(["compare", "a.txt", *pair, *model]) == 1
    assert said in capsys.readouterr().err


def test_a_folder_that_holds_prompts_itself_is_a_set_for_the_library():
    shutil.copytree(shipped("prompts") / "brief", "mine")
    settings = Settings(model="openai:m", base_url="http://127.0.0.1:9/v1", prompts=Path("mine"))
    with opened(settings) as reader:
        assert [one.file for one in reader.about.prompt_files] == [
            "mine/extract.md.j2",
            "mine/compose.md.j2",
            "mine/judge.md.j2",
        ]


def test_a_folder_that_holds_prompts_itself_holds_no_other_set(capsys):
    write("p/mine/extract.md.j2", "")
    assert cli.main(["daily", "a.txt", "--prompts", "p/mine", "--prompt-set", "brief"]) == 2
    assert "p/mine holds prompts, not sets of them: no brief is in it" in capsys.readouterr().err


def test_a_mistake_is_told_and_ends_in_1(capsys):
    write("p/mine/extract.md.j2", "\n{{ sentnces }}")
    assert cli.main(["prompts", "--prompts", "p"]) == 1
    printed = capsys.readouterr()
    assert "briefer: prompt p/mine/extract.md.j2, line 2: there is no variable" in printed.err
    assert "briefer: prompt mine/compose.md.j2: there is no such file" in printed.err
    assert "mine\n" in printed.out


def test_a_set_that_there_is_not_is_refused(capsys):
    assert cli.main(["prompts", "--prompt-set", "nope"]) == 2
    assert "tip: prompt sets: brief, default" in capsys.readouterr().err
    assert cli.main(["daily", "a.txt", "--prompt-set", "nope"]) == 2
    assert "there is no prompt set nope" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["default", "brief"])
def test_a_prompt_is_shown_as_it_is_sent(capsys, name):
    call = ["prompts", "--show", "extract", "--article", "a.txt", "--prompt-set", name]
    assert cli.main(call) == 0
    gathered = gather(["a.txt"], 3500)
    (passage,) = gathered.passages["a1"]
    (message,) = Prompts(loader("prompts"), name).extract(passage)
    printed = capsys.readouterr()
    assert printed.out == message["content"] + "\n"
    assert not printed.err


def test_the_prompt_of_the_bottom_line_is_shown_with_entries_of_the_article(capsys):
    assert cli.main(["prompts", "--show", "compose", "--article", "a.txt"]) == 0
    printed = capsys.readouterr().out
    assert "d1| Harbour workers in Ostby ended a nine-day strike on Monday" in printed
    assert "q1| " in printed


def test_of_several_messages_each_is_told_apart(capsys, monkeypatch):
    monkeypatch.setenv("BRIEFER_PASSAGE_CHARS", "500")
    write("a.txt", ARTICLE + "\n" + "\n\n".join(f"The mayor met {n} owners." * 8 for n in range(9)))
    assert cli.main(["prompts", "--show", "extract", "--article", "a.txt"]) == 0
    said = capsys.readouterr().err.splitlines()
    assert len(said) > 1
    assert said[0].startswith("briefer: a.txt, sentences 1 to ")


def test_showing_takes_an_article(capsys):
    assert cli.main(["prompts", "--show", "extract"]) == 2
    assert cli.main(["prompts", "--article", "a.txt"]) == 2
    assert capsys.readouterr().err.count("--show and --article go together") == 2


def test_what_a_judge_is_sent_is_shown_where_a_pair_is_in_doubt(capsys, monkeypatch):
    show = ["prompts", "--show", "judge", "--article", "a.txt"]
    assert cli.main(show) == 0
    printed = capsys.readouterr()
    assert not printed.out
    assert "there is nothing to ask the model" in printed.err
    doubt = Doubt(Pair(first="The strike ended.", second="The strike was over."), 0.01)
    monkeypatch.setattr("briefer.prompting.doubtful", lambda *_: (doubt,))
    assert cli.main(show) == 0
    assert "1| The strike ended.\n1| The strike was over.\n" in capsys.readouterr().out
