"""What is found wrong with a set of prompts before anything is sent."""

import jinja2
import pytest

from briefer.assets import loader, sets
from briefer.readers.proof import proofs

EXTRACT = "{% for one in sentences %}{{ one.number }}| {{ one.text }}\n{% endfor %}"
COMPOSE = "{% for one in entries %}{{ one.id }}| {{ one.text }}\n{% endfor %}"


def proved(extract=EXTRACT, compose=COMPOSE, **parts):
    files = {"own/extract.md.j2": extract, "own/compose.md.j2": compose}
    files |= {f"own/{name}.j2": text for name, text in parts.items()}
    files = {name: text for name, text in files.items() if text is not None}
    return proofs(jinja2.DictLoader(files), "own")


def mistakes(*args, **parts):
    return [line for one in proved(*args, **parts) for line in one.mistakes]


@pytest.mark.parametrize("name", sets("prompts"))
def test_the_shipped_prompts_have_no_mistake_and_name_themselves(name):
    made = proofs(loader("prompts"), name)
    assert [one.role for one in made] == ["extract", "compose", "judge"]
    assert all(one.front and not one.mistakes for one in made)


def test_a_prompt_without_front_matter_is_no_mistake():
    extract, compose = proved()
    assert (extract.front, extract.mistakes) == (None, ())
    assert (compose.file, compose.role) == ("own/compose.md.j2", "compose")


@pytest.mark.parametrize(
    ("extract", "said"),
    [
        ("---\nname: a\nversion: 1\n---\n{{ sentnces }}", "line 5: there is no variable `sentnces`; did you mean `sentences`?"),
        ("\n{{ entries }}", "line 2: there is no variable `entries`"),
        ("\n\n{% for x in sentences %}", "line 3: Unexpected end of template"),
        ("\n{{ sentences | random }}", "line 2: No filter named 'random'"),
        ("\n{% for one in sentences %}{{ one.txt }}{% endfor %}", "line 2: a Line has no `txt`; did you mean `text`?"),
        ("{{ title }}", "the `text` of `sentences` is not told for each of them"),
        ("{{ sentences[0].text }} {{ sentences[0].number }}", "the `text` of `sentences` is not told"),
        (EXTRACT + "{% if date %}{{ date.year }}{% endif %}", "line 2: a str has no `year`"),
        (EXTRACT + "{{ lead[0] }}", "line 2: a str has no `0`"),
        ("{% include 'own/gone.j2' %}", "line 1: there is no file own/gone.j2"),
        ("---\nname: a\n---\n", "line 3: the front matter ends here without `version`"),
        (None, "there is no such file"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_file_and_line(extract, said):
    (line, *_) = mistakes(extract)
    assert line.startswith(("prompt own/extract.md.j2, line ", "prompt own/extract.md.j2: "))
    assert said in line


def test_every_unknown_name_is_told():
    assert len(mistakes("{{ one }}{{ two }}", "{{ three }}{% set four = 4 %}{{ four }}")) == 3


def test_what_is_not_told_is_named_part_by_part():
    assert mistakes(compose="{% for one in entries %}{{ one.text }}{% endfor %}") == [
        "prompt own/compose.md.j2: the `id` of `entries` is not told for each of them"
    ]
    assert len(mistakes("nothing", "nothing")) == 4


def test_a_part_is_proved_where_it_is_used():
    split = {"extract": "{% include 'own/list.j2' %}", "list": EXTRACT}
    assert mistakes(**split) == []


def test_a_mistake_in_a_part_is_told_with_its_own_file_and_line(tmp_path):
    own = tmp_path / "default"
    own.mkdir()
    (own / "extract.md.j2").write_text("{% include 'default/list.j2' %}")
    (own / "list.j2").write_text(f"{EXTRACT}\n{{{{ nobody }}}}")
    extract, *_ = proofs(loader("prompts", tmp_path), "default")
    assert extract.mistakes == (f"prompt {own}/list.j2, line 3: there is no variable `nobody`",)


def test_a_part_that_nobody_includes_is_said_unless_it_cannot_be_told():
    (line,) = mistakes(extrct=EXTRACT)
    assert line.startswith("prompt own/extrct.j2: no prompt includes it")
    assert mistakes("{% include 'own/' ~ 'list.j2' %}", list=EXTRACT) == []
    assert len(mistakes("{% for", list=EXTRACT)) == 1


def test_a_prompt_that_includes_itself_ends():
    (line,) = mistakes("{% include 'own/extract.md.j2' %}")
    assert "own/extract.md.j2, line 1: " in line
