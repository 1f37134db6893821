import datetime as dt
import io
import re

import pytest
from pypdf import PdfReader

from briefer.assets import loader
from briefer.errors import AssetError
from briefer.steps.escape import TYPST_REACH, typst_link, typst_text
from briefer.steps.example import example
from briefer.steps.pdf import pdf, printed
from briefer.steps.render import render

DAY = dt.date(2026, 3, 3)


def opened(markup, day=DAY):
    return PdfReader(io.BytesIO(pdf(markup, day)))


def text_of(reader):
    """Return the text of all pages without spaces and breaks, which setting changes."""
    return re.sub(r"[\s\u200b\u00ad]", "", "".join(page.extract_text() for page in reader.pages))


def outline(reader):
    def flat(items):
        for item in items:
            if isinstance(item, list):
                yield from flat(item)
            else:
                yield item.title

    return list(flat(reader.outline))


def links(reader):
    annotations = [a.get_object() for page in reader.pages for a in page.get("/Annots") or ()]
    inside = [a for a in annotations if "/Dest" in a or a.get("/A", {}).get("/S") == "/GoTo"]
    return inside, [a["/A"]["/URI"] for a in annotations if "/URI" in a.get("/A", {})]


def test_the_same_markup_gives_the_same_bytes(briefing, shown):
    markup = shown(briefing, "typ")
    assert pdf(markup, DAY) == pdf(markup, DAY)
    assert pdf(markup, None) == pdf(markup, None)


def test_the_file_is_tagged_titled_and_says_its_language(briefing, shown):
    reader = opened(shown(briefing, "typ"))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"].startswith("en")
    assert reader.metadata.title == "Morning briefing"
    assert "pdfuaid" in root["/Metadata"].get_data().decode()
    assert reader.metadata.creation_date.date() == DAY


def test_text_of_another_language_is_tagged_as_such():
    *others, last = example().sources
    foreign = last.article.model_copy(update={"language": "ar"})
    sources = (*others, last.model_copy(update={"article": foreign}))
    day = example().model_copy(update={"sources": sources})
    pages = opened(render(day, "daily", "typ", loader("templates"))).pages
    tagged = b"".join(page.get_contents().get_data() for page in pages)
    assert b"ar" in re.findall(rb"/Lang\((\w+)\)", tagged)


def test_the_outline_links_and_page_size_are_there(briefing, shown):
    markup = shown(briefing, "typ")
    reader = opened(markup)
    names = outline(reader)
    for name in ("Bottom line", "Strike at the port of Haldern", "Positions", "Evidence"):
        assert name in names
    inside, outside = links(reader)
    assert len(inside) >= markup.count("link(label(") > 30
    assert outside == ["https://coastal.example/2026/haldern_strike?from=(front)&page=1"]
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)  # A4 in points


@pytest.mark.parametrize("name", ["small_briefing", "empty_briefing"])
def test_a_small_day_is_one_page(name, request, shown):
    briefing = request.getfixturevalue(name)
    assert len(opened(shown(briefing, "typ"), briefing.date).pages) == 1


@pytest.mark.parametrize(
    "text",
    [
        "#set page(width: 1cm) #pagebreak() // gone /* gone",
        "$x$ *b* _i_ `c` <l> @r [u](v) = h",
        "\\ \" ' ~ --- ... https://e.example/x",
        "a\u202eb\x00c {{ 7*7 }} {% raw",
    ],
)
def test_hostile_text_in_every_field_is_set_as_text(text, briefing, shown, spoiled):
    reader = opened(shown(spoiled(briefing, text), "typ"))
    wanted = re.sub(r"[\s\x00\u202e]", "", text)
    assert text_of(reader).count(wanted) > 40
    assert links(reader)[1] == []


@pytest.mark.parametrize("text", ["خبر عاجل من العاصمة", "北京时间今日新闻", "🇳🇴 🚢", "w" * 300])
def test_what_the_fonts_may_lack_does_not_stop_the_file(text, briefing, shown, spoiled):
    reader = opened(shown(spoiled(briefing, text), "typ"))
    assert "Howitwasmade" in text_of(reader)


def test_what_no_font_can_show_is_counted_and_named(briefing, shown, spoiled):
    made = printed(shown(spoiled(briefing, "x\U0003fffd\u0301 y\U0003fffc\U0003fffd"), "typ"), DAY)
    assert made.lacking == ("\U0003fffd", "\U0003fffc")
    account = "Boxesstandforwhatnofontherecanshow,2characters:U+3FFFDU+3FFFC"
    assert account in text_of(PdfReader(io.BytesIO(made.data)))


def test_nothing_is_said_where_the_fonts_show_all(briefing, shown):
    made = printed(shown(briefing, "typ"), DAY)
    assert made.lacking == ()
    assert "nofonthere" not in text_of(PdfReader(io.BytesIO(made.data)))


def test_a_line_longer_than_a_page_is_not_cut_off(small_briefing, shown, spoiled):
    words = " ".join(f"word{n}" for n in range(1000))
    found = text_of(opened(shown(spoiled(small_briefing, words), "typ")))
    assert found.count("word999") >= 12


@pytest.mark.parametrize(
    ("markup", "says"),
    [
        ("one\n#nosuch", "unknown variable: nosuch"),
        ("#let x = (", "unclosed delimiter"),
        ('#link(label("gone"))[x]', "label `<gone>` does not exist"),
    ],
)
def test_mistaken_markup_is_one_line_that_says_where(markup, says):
    with pytest.raises(AssetError, match=re.escape(says)) as caught:
        pdf(markup, DAY)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "statement",
    [
        '#import "@preview/x:1.0.0": y',
        '#include("@local/x:1.0.0")',
        '#let p = "@preview/x:1.0.0"\n#import p: *',
        '#let p = "@preview/x:1.0.0"\n#{let a=1;import/**/p}',
        '#eval("#im" + "port \\"@preview/x:1.0.0\\"", mode: "markup")',
        '#dictionary(std).at("ev" + "al")("#im" + "port \\"@preview/x:1.0.0\\"", mode: "markup")',
    ],
)
def test_no_package_is_fetched(statement, monkeypatch):
    monkeypatch.setattr("typst.compile", None)  # not even tried
    with pytest.raises(AssetError, match=r"line \d .* network"):
        pdf(statement, DAY)


@pytest.mark.parametrize(
    "statement",
    [
        '#read("briefer.toml")',
        '#read("/briefer.toml")',
        '#image("briefer.toml")',
        '#csv("../b.csv")',
    ],
)
def test_no_file_is_read(statement, tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "briefer.toml").write_text("api_key", "utf-8")
    (tmp_path / "b.csv").write_text("api_key", "utf-8")
    monkeypatch.chdir(tmp_path / "here")
    with pytest.raises(AssetError, match=r"line 2 .*(not found|escape)") as caught:
        pdf(f"Day\n{statement}", DAY)
    assert str(tmp_path) not in str(caught.value)


def test_a_mistake_is_told_with_its_line_and_how_to_see_it():
    with pytest.raises(AssetError) as caught:
        pdf("one\n\n#foo bar", DAY)
    assert str(caught.value) == (
        "line 3 of the Typst text that is made (#foo bar): unknown variable: foo"
    )
    assert "--format typ" in caught.value.tip


def test_a_mistake_is_told_with_the_place_in_its_template():
    asked = []

    def where(line, column):
        asked.append((line, column))
        return "a template, line 9"

    with pytest.raises(AssetError, match=r"^a template, line 9 \(b #foo bar\): unknown"):
        printed("one\n\nb #foo bar", DAY, where)
    assert asked == [(3, 3)]


def test_the_words_of_an_import_in_an_article_are_text():
    said = 'eval("#import std include \\\\import")'
    assert re.sub(r"\s", "", said) in text_of(opened(typst_text(said)))
    assert not TYPST_REACH.search(typst_link("https://e.example/import?include=eval&std"))
    assert "important" in text_of(opened("important"))


def test_a_mark_that_a_bold_letter_cannot_carry_is_named_and_not_the_letter():
    made = printed('#text(weight: "semibold")[Tanks Z\u0351\u036b]', DAY)
    assert made.lacking == ("\u0351", "\u036b")
