import json
import re
import sys
from base64 import b64encode
from hashlib import sha256
from subprocess import run

import pytest
from jinja2 import DictLoader
from markdown_it import MarkdownIt

from briefer.assets import loader, shipped
from briefer.errors import AssetError, UsageError
from briefer.steps.escape import plain
from briefer.steps.render import render
from briefer.values.article import Fallback
from briefer.values.briefing import Briefing

FORMATS = ("md", "html", "typ")


@pytest.fixture
def visible(parsed):
    """Return the text of an HTML file without its head and its script, on one line."""

    def text(html):
        body = html.partition("<body>")[2].rpartition("<script")[0]
        return " ".join(parsed(body).text.split())

    return text


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("name", ["briefing", "small_briefing", "empty_briefing"])
def test_the_same_briefing_gives_the_same_bytes(fmt, name, request, shown):
    briefing = request.getfixturevalue(name)
    assert shown(briefing, fmt) == shown(briefing, fmt)


def test_json_is_the_briefing_itself(briefing):
    written = render(briefing, "daily", "json", DictLoader({}))
    assert Briefing.model_validate_json(written) == briefing


@pytest.mark.parametrize("fmt", FORMATS)
def test_every_format_says_all_of_it(fmt, briefing, shown, visible):
    written = shown(briefing, fmt)
    text = visible(written) if fmt == "html" else re.sub(r"[\\\u200b]|#\"|\";", "", written)
    for entry in (entry for story in briefing.stories for entry in story.entries):
        assert entry.id.upper() in text
    for phrase in (
        "Morning briefing",
        "Tuesday 3 March 2026",
        "4 articles, 3 named outlets, 3 independent origins",
        "A strike over shift pay has closed four of Haldern’s six terminals.",
        "Strike at the port of Haldern",
        "A flood wall for Lower Brae",
        "according to the port authority",
        "2 articles, 1 origin",
        "one source",
        "“out of reach”",
        "Mara Lindqvist",
        "the length of the strike",
        "Monday 2 March 2026",
        "Haldern port strike enters second day",
        "undated",
        "with AP and PTI",
        "news/wire.txt",
        "2 lines: a number is not in the source",
        "Some 300 ships were waiting.",
        "news/broken.html",
        "sentences 3 to 4",
        "reader comment (2 stretches, 11 words)",
        "8 of 12 (67%) held by their sources",
        "9,120 in, 1,504 out",
        "0f3a9c21d4be",
        "Some 30 ships were waiting off the coast on Tuesday morning.",
    ):
        assert phrase in text, phrase


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_parts_come_in_the_order_of_the_reader(fmt, briefing, shown):
    written = shown(briefing, fmt)
    written = written.partition("<main>")[2] or written
    headings = (
        "Bottom line",
        "Key developments",
        "Positions",
        "Open questions",
        "Timeline",
        "Sources",
        "What was left out, and why",
        "How it was made",
        "Evidence",
    )
    places = [re.search(rf"(?m)(^=+ |^#+ |<h\d[^>]*>){name}", written) for name in headings]
    assert all(places)
    starts = [place.start() for place in places if place]
    assert starts == sorted(starts)


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_position_left_out_says_whose_it_was_taken_for(fmt, briefing, shown):
    assert "Port authority (demands, on pay)" in shown(briefing, fmt)


def test_parties_stand_side_by_side_in_the_markdown_table(briefing, shown):
    rows = [row for row in shown(briefing, "md").split("\n") if row[:1] == "|"]
    assert [[cell.strip() for cell in row.split("|")[1:-1]] for row in rows] == [
        ["Issue", "Harbour Union", "Port authority"],
        [":--", ":--", ":--"],
        ["return to work", "rejects [P1](#p1)", "demands [P3](#p3)"],
        ["shift pay", "", "rejects [P2](#p2)"],
    ]


def test_a_part_that_a_day_does_not_have_is_left_out(small_briefing, empty_briefing, shown):
    small = shown(small_briefing, "md")
    assert "## Positions" not in small
    assert "## Timeline" not in small
    assert "A flood wall for Lower Brae" not in small  # one story needs no heading
    assert "Nothing." in small
    empty = shown(empty_briefing, "md")
    assert "No line could be tied to a source" in empty
    assert "## Sources" not in empty
    assert "## Key developments" not in empty


def test_every_link_inside_the_page_leads_somewhere(briefing, shown, parsed):
    tags = parsed(shown(briefing, "html")).tags
    attributes = [dict(attrs) for _, attrs in tags]
    ids = [attrs["id"] for attrs in attributes if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = {attrs["href"][1:] for attrs in attributes if (attrs.get("href") or "")[:1] == "#"}
    assert targets <= set(ids)
    named = ("aria-labelledby", "aria-controls", "for", "data-lines")
    labels = {one for attrs in attributes for key in named for one in attrs.get(key, "").split()}
    assert labels <= set(ids)
    outside = [a["href"] for a in attributes if (a.get("href") or "#")[0] != "#"]
    assert set(outside) == {"https://coastal.example/2026/haldern_strike?from=(front)&page=1"}
    linked = [a for a in attributes if (a.get("href") or "#")[0] != "#"]
    assert all({"noopener", "noreferrer"} <= set(a["rel"].split()) for a in linked)


def test_the_page_asks_for_nothing_from_anywhere(briefing, shown, parsed):
    page = shown(briefing, "html")
    assert not re.search(
        r"url\(|@import|\bimport\b[ (]|\bfetch\(|<(img|link|iframe|form|object)\b", page
    )
    attributes = {key for _, attrs in parsed(page).tags for key, _ in attrs}
    assert not [key for key in attributes if key.startswith("on") or key in {"src", "style"}]


def test_the_policy_names_each_script_and_style_by_its_hash_and_allows_no_other(briefing, shown):
    page = shown(briefing, "html")
    policy = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert len(policy) == 1
    rules = dict(rule.split(" ", 1) for rule in policy[0].split("; "))
    assert rules["default-src"] == "'none'"
    for kind in ("script", "style"):
        texts = re.findall(rf"(?s)<{kind}[^>]*>(.*?)</{kind}>", page)
        hashes = [b64encode(sha256(text.encode()).digest()).decode() for text in texts]
        assert rules[f"{kind}-src"].split() == [f"'sha256-{one}'" for one in hashes]


def test_the_page_says_what_was_read_without_the_model(briefing, shown, visible):
    fallback = Fallback(
        source="news/a.txt", reason="it is offline", article_id="a1", sentences=(1, 2)
    )
    text = visible(shown(briefing.model_copy(update={"fallbacks": (fallback,)}), "html"))
    assert "Read without the model news/a.txt, sentences 1 to 2: it is offline" in text


def test_of_very_many_stories_the_list_is_folded(briefing, shown):
    folded = "<summary>9 stories</summary>"
    stories = tuple(
        briefing.stories[1].model_copy(
            update={
                "id": f"s{n}",
                "developments": (),
                "questions": (briefing.stories[1].questions[0].model_copy(update={"id": f"q{n}"}),),
            }
        )
        for n in range(9)
    )
    many = briefing.model_copy(update={"stories": stories, "timeline": (), "bottom_line": ()})
    assert folded in shown(many, "html")
    few = many.model_copy(update={"stories": stories[:8]})
    assert "<nav" in shown(few, "html")
    assert "stories</summary>" not in shown(few, "html")


def test_a_style_and_a_script_of_ones_own_stand_as_they_are(briefing, shown, tmp_path):
    (tmp_path / "daily").mkdir()
    own = {"print.css": "{#a b{color:red}#}\r\n\n\n\n", "find.js": "`${{a: 1}}` {% %}\n"}
    for name, text in own.items():
        (tmp_path / "daily" / name).write_text(text, newline="")
    page = render(briefing, "daily", "html", loader("templates", tmp_path))
    assert "{#a b{color:red}#}\n\n\n\n</style>" in page
    assert "`${{a: 1}}` {% %}\n</script>" in page


def test_every_footnote_of_the_markdown_is_used_and_defined_once(briefing, shown):
    written = shown(briefing, "md")
    defined = re.findall(r"(?m)^\[\^([\d-]+)\]:", written)
    used = set(re.findall(r"\[\^([\d-]+)\](?!:)", written))
    assert len(defined) == len(set(defined))
    assert set(defined) == used
    anchors = re.findall(r'<a id="(\w+)">', written)
    assert set(re.findall(r"\]\(#(\w+)\)", written)) <= set(anchors)
    assert len(anchors) == len(set(anchors))


@pytest.mark.parametrize("fmt", FORMATS)
def test_words_in_quotation_marks_of_a_position_stand_in_the_source(fmt, briefing, shown):
    written = shown(briefing, fmt)
    if fmt == "html":
        printed = re.findall(r"<blockquote[^>]*>“([^”]*)”", written)
    elif fmt == "md":
        printed = re.findall(r"> “([^”]*)”", written)
    else:
        printed = [json.loads(f'"{one}"') for one in re.findall(r'\[“#"([^"]*)";”', written)]
    texts = "\n".join(source.article.text for source in briefing.sources)
    assert len(printed) == 2
    assert all(one in texts for one in printed)


def test_hostile_text_in_every_field_changes_no_structure_of_the_page(
    hostile, briefing, shown, spoiled, parsed, visible
):
    page = shown(spoiled(briefing, hostile), "html")
    benign = shown(spoiled(briefing, "benign"), "html")
    assert [tag for tag, _ in parsed(page).tags] == [tag for tag, _ in parsed(benign).tags]
    wanted = " ".join(plain(hostile).split())
    # Names and titles are shortened in the contents, in the two filters and beside the bars.
    assert visible(page).count(wanted) >= visible(benign).count("benign") - 9
    assert not re.search("[\u202a-\u202e\u2066\u2067\x00]", page)
    assert page.count("\u2068") == page.count("\u2069")
    targets = [value for _, attrs in parsed(page).tags for key, value in attrs if key == "href"]
    assert all((target or "").startswith("#") for target in targets)


def test_hostile_text_in_every_field_changes_no_structure_of_the_markdown(
    hostile, briefing, shown, spoiled, parsed
):
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])

    def structure(written):
        tokens = reader.parse(written)
        inline = [child for token in tokens for child in token.children or ()]
        return [t.type for t in tokens], [t.type for t in inline if t.type != "text"]

    written = shown(spoiled(briefing, hostile), "md")
    assert structure(written) == structure(shown(spoiled(briefing, "benign"), "md"))
    # Signs that GitHub makes links of bear a joiner.
    found = " ".join(parsed(reader.render(written)).text.replace("\u2060", "").split())
    assert found.count(" ".join(plain(hostile).split())) > 50


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("one\n{{ titel }}", "line 2: there is no variable `titel`"),
        ("{{ chapters[0].titles }}", "line 1: a Chapter has no `titles`; did you mean `title`?"),
        ("one\n\n{% if %}", "line 3: Expected an expression"),
        ("{% for x in sources %}", "line 1: Unexpected end of template"),
        ("{{ 1 / 0 }}", "line 1: division by zero"),
        ("{{ title | nosuch }}", "line 1: No filter named 'nosuch'"),
        ("{{ title() }}", "line 1: 'str' object is not callable"),
        ("one\n{% include './gone' %}", "line 2: there is no template own/gone"),
        ("\n\n{% extends 'gone.j2' %}", "line 3: there is no template gone.j2"),
        ("one\n{% import './gone' as g %}", "line 2: there is no template own/gone"),
        ("one\n{% from 'gone' import g %}", "line 2: there is no template gone"),
        ("{% include ['a', 'b'] %}", "line 1: there is no template b"),
        ("one\n{{ 'x' * 3000000000 }}", "line 2: `*` makes a value longer than 10,000,000"),
        ("one\n{% for x in title * 99999999 %}{% endfor %}", "line 2: `*` makes a value"),
        (
            "{% for x in range(99999) %}\n{% for y in range(99999) %}{% endfor %}{% endfor %}",
            "line 2: the loops take more than 3,000,000 turns",
        ),
        ("{% macro m() %}\n{{ m() }}{% endmacro %}{{ m() }}", "line 2: maximum recursion depth"),
    ],
)
def test_a_mistake_in_a_template_is_named_with_its_place(template, says, tmp_path, briefing):
    (tmp_path / "own").mkdir()
    (tmp_path / "own/briefing.md.j2").write_text(template)
    with pytest.raises(AssetError) as caught:
        render(briefing, "own", "md", loader("templates", tmp_path))
    assert says in str(caught.value)
    assert "briefing.md.j2" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_mistake_in_a_part_names_the_part(tmp_path, briefing):
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/sources.md.j2").write_text("\n{{ sources[0].publisher }}")
    with pytest.raises(AssetError) as caught:
        render(briefing, "daily", "md", loader("templates", tmp_path))
    assert f"{tmp_path}/shared/sources.md.j2, line 2: a SourceNote has no" in str(caught.value)


def test_a_part_that_includes_what_is_missing_is_named_itself(tmp_path, briefing):
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/sources.md.j2").write_text("\n{% include './gone' %}")
    with pytest.raises(AssetError) as caught:
        render(briefing, "daily", "md", loader("templates", tmp_path))
    place = f"template {tmp_path}/shared/sources.md.j2, line 2"
    assert str(caught.value) == f"{place}: there is no template shared/gone"


def test_a_missing_set_says_which_there_are(briefing):
    with pytest.raises(AssetError, match=r"no template weekly/briefing\.md\.j2") as caught:
        render(briefing, "weekly", "md", loader("templates"))
    assert "daily" in caught.value.tip


def test_an_entry_that_cites_nothing_that_is_there_is_an_error(briefing):
    with pytest.raises(UsageError, match="cites sentence 1 of 'a2'"):
        render(briefing.model_copy(update={"sources": ()}), "daily", "md", loader("templates"))


def test_a_further_format_is_plain_text_on_one_line(briefing, spoiled):
    own = DictLoader(
        {"own/briefing.txt.j2": "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(title) }}\n"}
    )
    title = "*a* <b> & \\c #d\n\u202e$x$ \x07end"
    written = render(spoiled(briefing, title), "own", "txt", own)
    assert written == "*a* <b> & \\c #d $x$ end\n"


def test_a_set_made_by_copying_works(tmp_path, briefing, shown):
    own = tmp_path / "own"
    own.mkdir()
    for path in (shipped("templates") / "daily").iterdir():
        changed = path.read_text(encoding="utf-8").replace("Bottom line", "In short")
        (own / path.name).write_text(changed, encoding="utf-8")
    for fmt in FORMATS:
        written = render(briefing, "own", fmt, loader("templates", tmp_path))
        assert written == shown(briefing, fmt).replace("Bottom line", "In short")


def test_importing_the_step_imports_neither_jinja_nor_the_compiler():
    code = "import sys, briefer.steps.render, briefer.steps.pdf, briefer.assets;"
    code += "print([m for m in ('jinja2', 'typst') if m in sys.modules])"
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_tag_that_is_not_closed_is_told_where_it_opens(tmp_path, briefing):
    (tmp_path / "own").mkdir()
    text = "One\n{% set two = [\n2] %}\n## {{ title \n\n{% for one in two %}{% endfor %}\n"
    (tmp_path / "own" / "briefing.md.j2").write_text(text, "utf-8")
    with pytest.raises(AssetError, match="line 4: expected token"):
        render(briefing, "own", "md", loader("templates", tmp_path))
