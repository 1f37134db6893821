import pytest
from jinja2 import DictLoader
from jinja2.exceptions import SecurityError, UndefinedError

from briefer.steps import bounds
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


@pytest.mark.parametrize(
    "template",
    [
        "{{ 'x' * 3000000000 }}",
        "{{ 3000000000 * 'x' }}",
        "{{ [1] * 3000000000 }}",
        "{{ 9 ** 999999 }}",
        "{% set ns = namespace(x='x') %}{% for _ in range(99) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
        "{% set ns = namespace(x='x') %}{% for _ in range(99) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
        "{% set ns = namespace(x=9) %}{% for _ in range(99) %}{% set ns.x = ns.x * ns.x %}{% endfor %}",
        "{{ 'x' | center(3000000000) }}",
        "{{ 'x'.rjust(3000000000) }}",
        "{{ 'x' | indent(3000000000, first=true) }}",
        "{{ '%3000000000d' % 1 }}",
        "{{ '%*d' % (3000000000, 1) }}",
        "{{ '%3000000000d' | format(1) }}",
        "{{ '{:3000000000}'.format(1) }}",
        "{{ '{:{}}'.format(1, 3000000000) }}",
        "{{ ('x' * 9999).replace('x', 'y' * 9999) }}",
        "{{ ('x' * 9999) | replace('x', 'y' * 9999) }}",
        "{{ range(9999) | join('y' * 9999) }}",
        "{{ ('y' * 9999).join(['x'] * 9999) }}",
        "{% for _ in range(99999) %}{{ 'x' * 9999 }}{% endfor %}",
        "{% macro m() %}{% for _ in range(99999) %}{{ x }}{% endfor %}{% endmacro %}{{ m() }}",
        "{% for _ in range(99999) %}{% for _ in range(99999) %}{% endfor %}{% endfor %}",
        "{% for _ in range(9999) %}{% for _ in 'x' | batch(9) %}{% set y = x * 999 %}{% endfor %}{% endfor %}",
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}",
        "{{ 9 | round(-3000000000) }}",
        "{{ x.translate({120: x}) }}",
        "{{ ('%s' * 9999) % ((x,) * 9999) }}",
        "{{ ('{0}' * 9999).format(x) | length }}",
        "{{ ''.join([x] * 9999) | length }}",
        "{{ ([x] * 9999) | join | length }}",
        "{{ ([x] * 9999) | length }}",
        "{{ range(9999) | map('center', 9999) | list | length }}",
        "{{ 'x'.encode().center(3000000000) }}",
        "{{ (1).to_bytes(3000000000, 'big') }}",
        "{% set ns = namespace(x=1) %}{% for _ in range(60) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x }}",
        "{% set ns = namespace(x=1) %}{% for _ in range(60) %}{% set ns.x = {1: ns.x, 2: ns.x} %}{% endfor %}{{ ns.x ~ '' }}",
        "{% set ns = namespace(x=1) %}{% for _ in range(60) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x | tojson }}",
        "{% set ns = namespace(x=1) %}{% for _ in range(60) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ '%s' % ns.x }}",
        "{% for _ in 'ab' recursive %}{% if loop.depth < 50 %}{{ loop('ab') }}{% endif %}{% endfor %}",
    ],
)
def test_what_would_not_end_or_not_fit_ends_as_a_mistake(template, monkeypatch):
    monkeypatch.setattr(bounds, "STEPS", 1_000)
    monkeypatch.setattr(bounds, "CHARS", 10_000_000)
    with pytest.raises(bounds.TooMuchError):
        write("md", template, x="x" * 10_000)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        (
            "{{ 2 * 3 }} {{ 2 ** 10 }} {{ 7 % 4 }} {{ 1.5 * 2 }} {{ [1] + [2] }}",
            "6 1024 3 3.0 [1, 2]",
        ),
        ("{{ 'ab' * 2 }}{{ 'c' + 'd' }}", "ababcd"),
        (
            "{{ 3000000000 | filesizeformat }} {{ '{:,}'.format(3000000000) }}",
            "3.0 GB 3,000,000,000",
        ),
        ("{{ '%d' % 3000000000 }} {{ '%d' | format(3000000000) }}", "3000000000 3000000000"),
        ("{{ '%s and %d' % ('a', 3) }} {{ '{} {x}'.format('a', x=2) }}", "a and 3 a 2"),
        ("{{ 1234.56 | round(-2) }} {{ 'abc'.translate({98: 'x'}) }}", "1200.0 axc"),
        (
            "{{ [[1, 'a'], {'b': 2}] | length }} {{ ['a', 'b'] | map('upper') | join(', ') }}",
            "2 A, B",
        ),
        ("{{ 'a' | center(3) }}|{{ 'abc'.replace('b', '') }}", " a |ac"),
        (
            "{% for x in [1, 2] %}{{ loop.index }}/{{ loop.length }}{{ ' ' if not loop.last }}{% endfor %}",
            "1/2 2/2",
        ),
        ("{% for x in [1, 2, 3] | reject('odd') %}{{ x }}{{ loop.revindex }}{% endfor %}", "21"),
        ("{% for x in [3, 4] if x > 3 %}{{ x }}{% else %}-{% endfor %}", "4"),
        ("{% for k, v in {'a': 1}.items() %}{{ k }}{{ v }}{% endfor %}", "a1"),
    ],
)
def test_what_a_template_may_do_gives_what_it_gives_in_jinja(template, text):
    assert write("html", template) == text
