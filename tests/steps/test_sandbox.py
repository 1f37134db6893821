import pytest
from jinja2 import DictLoader
from jinja2.exceptions import SecurityError, UndefinedError

from briefer.steps.escape import html_text, markdown_text, typst_text
from briefer.steps.sandbox import Sandbox

ESCAPES = {"html": html_text, "md": markdown_text, "typ": typst_text}
TEXT = '#*<b>&"|`'


def write(fmt, template, **values):
    return Sandbox(fmt, DictLoader({"t/a": template})).get_template("t/a").render(**values)


@pytest.mark.parametrize("fmt", ESCAPES)
@pytest.mark.parametrize(
    "template",
    [
        "{{ x }}",
        "{% macro m(y) %}{{ y }}{% endmacro %}{{ m(x) }}",
        "{% macro m(y) %}{{ y }}{% endmacro %}{% macro n(y) %}{{ m(y) }}{% endmacro %}{{ n(x) }}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ x }}{% endcall %}",
        "{% set y %}{{ x }}{% endset %}{{ y }}",
        "{% set y = x %}{{ y }}",
        "{{ x | trim | e }}",
        "{{ [x] | join }}",
        "{% filter trim %}{{ x }}{% endfilter %}",
        "{{ x ~ '' }}",
        "{{ '%s' | format(x) }}",
        "{{ '{}'.format(x) }}",
    ],
)
def test_a_value_is_escaped_once_wherever_it_is_put_together(fmt, template):
    assert write(fmt, template, x=TEXT) == ESCAPES[fmt](TEXT)


@pytest.mark.parametrize("fmt", ESCAPES)
@pytest.mark.parametrize(
    "template",
    [
        "{{ m(x) ~ x }}",
        "{{ m(x) + x }}",
        "{{ [m(x), x] | join }}",
        "{{ m('%s') % x }}",
        "{{ '' | safe ~ m(x) ~ x }}",
    ],
)
def test_text_put_beside_written_markup_is_escaped(fmt, template):
    macro = "{% macro m(y) %}{{ y }}{% endmacro %}"
    written = write(fmt, macro + template, x=TEXT)
    assert written.count(ESCAPES[fmt](TEXT)) in {1, 2}
    assert TEXT not in written.replace(ESCAPES[fmt](TEXT), "")


def test_markup_of_the_template_itself_is_left_alone():
    assert write("html", "<b>{{ '<i>' | safe }}</b>") == "<b><i></b>"


def test_none_and_an_empty_text_write_nothing():
    assert write("typ", "{{ x }}{{ y }}{{ 'z' if y }}", x=None, y="") == ""


def test_a_name_beside_the_template_is_found():
    files = {"own/a": "{% include './b' %}{% include 'other/b' %}", "own/b": "1", "other/b": "2"}
    assert Sandbox("md", DictLoader(files)).get_template("own/a").render() == "12"


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("{{ titel }}", "there is no variable `titel`"),
        ("{{ b.titel }}", "a Briefing has no `titel`; did you mean `title`?"),
        ("{{ b.stories[9].title }}", "a tuple has no `9`"),
        ("{% if b.nothing_like_it %}{% endif %}", "a Briefing has no `nothing_like_it`"),
    ],
)
def test_a_missing_name_is_named(template, says, briefing):
    with pytest.raises(UndefinedError) as caught:
        write("md", template, b=briefing)
    assert str(caught.value) == says


@pytest.mark.parametrize(
    "template",
    [
        "{{ b.parse_file('/etc/passwd') }}",
        "{{ b.model_dump_json() }}",
        "{{ b.__class__.__mro__ }}",
        "{{ b.model_copy.__globals__ }}",
        "{{ ''.__class__ }}",
        "{{ [].append(1) }}",
    ],
)
def test_the_sandbox_holds(template, briefing):
    with pytest.raises((SecurityError, UndefinedError)):
        write("md", template, b=briefing)
