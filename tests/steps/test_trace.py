"""Which line of a template wrote a place of a document."""

import jinja2
import pytest
from jinja2 import ChoiceLoader, DictLoader

from briefer.assets import loader
from briefer.steps.example import example
from briefer.steps.render import render
from briefer.steps.trace import tracing

FILES = (
    "daily/briefing.typ.j2",
    "shared/setup.typ.j2",
    "shared/parts.typ.j2",
    "shared/sources.typ.j2",
)
PARTED = "own/briefing.md.j2", "{{ title }}\n\n\n\n{% if chapters %}\nA{{ date }}B\n{% endif %}C"


@pytest.mark.parametrize("file", FILES)
def test_the_lines_of_every_shipped_file_are_found(file):
    shipped = loader("templates")
    lines = shipped.get_source(jinja2.Environment(autoescape=True), file)[0].split("\n")
    own_words = [
        n for n, line in enumerate(lines) if line.startswith(("#", "= ")) and "{" not in line
    ]
    assert own_words
    for n in own_words[::3]:
        marked = "\n".join([*lines[:n], lines[n] + "//here", *lines[n + 1 :]])
        templates = ChoiceLoader([DictLoader({file: marked}), shipped])
        text = render(example(), "daily", "typ", templates)
        before, found, _ = text.partition("//here")
        assert found
        place = tracing(example(), "daily", "typ", templates)
        spot = before.count("\n") + 1, len(before) - before.rfind("\n") - 1
        assert place(*spot) == f"template {file}, line {n + 1}"


@pytest.mark.parametrize(("sign", "line"), [("A", 6), ("B", 6), ("C", 7)])
def test_lines_that_are_left_out_are_counted(sign, line):
    own = DictLoader(dict([PARTED]))
    text = render(example(), "own", "md", own)
    at = text.rindex(sign)
    spot = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at) - 1
    assert (
        tracing(example(), "own", "md", own)(*spot) == f"template own/briefing.md.j2, line {line}"
    )


def test_a_template_that_counts_its_own_letters_has_no_line_told():
    own = DictLoader({"own/briefing.md.j2": "{% set x %}one{% endset %}{{ x | length }} letters"})
    assert tracing(example(), "own", "md", own)(1, 3) == ""
