from briefer.steps.account import about, made, omitted, outlet, source_notes
from briefer.values.finding import OmissionReason


def notes_of(briefing):
    return source_notes(briefing.sources, briefing.stories)


def with_article(source, **fields):
    return source.model_copy(update={"article": source.article.model_copy(update=fields)})


def test_an_outlet_is_the_publisher_else_the_host_and_is_never_invented(briefing):
    source = briefing.sources[0]
    assert outlet(source) == "The Coastal Post"
    assert outlet(with_article(source, publisher=" ")) == "coastal.example"
    address = "https://user:word@news.example:8443/x"
    assert outlet(with_article(source, publisher=None, url=address)) == "news.example:8443"
    assert outlet(with_article(source, publisher=None, url="javascript:x")) == ""
    note = notes_of(briefing)[2]
    assert (note.outlet, note.name) == ("Publisher not stated", "Port closed by strike")


def test_two_articles_of_one_outlet_are_one_outlet(briefing):
    sources = tuple(
        with_article(s, publisher=p) for s, p in zip(briefing.sources, "aAb", strict=False)
    )
    line = about(briefing.model_copy(update={"sources": sources}))
    assert line.startswith("3 articles, 2 named outlets, 2 independent origins.")
    unnamed = tuple(with_article(s, publisher=None, url=None) for s in sources)
    assert "no outlet named" in about(briefing.model_copy(update={"sources": unnamed}))


def test_the_reader_and_its_model_are_named(briefing, small_briefing):
    assert about(briefing).endswith("Read by the model reader (openai:small-instruct).")
    assert about(small_briefing).endswith("Read by the embedded reader.")


def test_sources_of_one_origin_name_each_other(briefing):
    assert [note.twins for note in notes_of(briefing)] == [(), (3,), (2,), ()]


def test_only_web_addresses_are_linked(briefing):
    links = [note.link for note in notes_of(briefing)]
    assert links[0].startswith("https://coastal.example/")
    assert links[1:] == ["", "", ""]


def test_the_whole_article_is_there_paragraph_by_paragraph(briefing):
    for note, source in zip(notes_of(briefing), briefing.sources, strict=True):
        text = "\n\n".join(" ".join(s.text for s in paragraph) for paragraph in note.paragraphs)
        assert text == source.article.text
        assert note.sentences == len(source.sentences)


def test_every_omission_is_listed_once_most_frequent_reason_first(briefing):
    groups = omitted(briefing.omissions, {"a1": 1, "a2": 2})
    assert [(group.reason, len(group.lines)) for group in groups] == [
        (OmissionReason.NUMBER.value, 2),
        (OmissionReason.SPEAKER.value, 1),
        (OmissionReason.ENTRIES.value, 1),
    ]
    assert [line.source for group in groups for line in group.lines] == [2, 2, 1, 0]
    assert [line.whose for group in groups for line in group.lines] == [
        *("", ""),
        "Port authority (demands, on pay)",
        "",
    ]
    again = omitted(tuple(reversed(briefing.omissions)), {})
    assert [group.reason for group in again] == [group.reason for group in groups]


def test_what_was_removed_is_counted_by_its_reason(briefing):
    cleared = notes_of(briefing)[0].cleared
    assert [(one.reason, one.amount) for one in cleared] == [
        ("page furniture", "1 stretch, 3 words"),
        ("reader comment", "2 stretches, 11 words"),
    ]


def test_what_says_nothing_about_the_making_is_left_out(briefing, small_briefing):
    with_model = {fact.name: fact.value for fact in made(briefing.making, 0)}
    assert with_model["Cost"] == "US$0.0123"
    assert with_model["Lines kept"] == "8 of 12 (67%) held by their sources"
    without = {fact.name for fact in made(small_briefing.making, 0)}
    assert without.isdisjoint({"Prompts", "Calls", "Tokens", "Cost"})


def test_where_no_line_was_found_none_is_counted(briefing):
    none = briefing.making.model_copy(update={"lines_read": 0, "lines_grounded": 0})
    assert {fact.name: fact.value for fact in made(none, 0)}["Lines kept"] == "no line was found"
