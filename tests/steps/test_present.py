import pytest

from briefer.errors import UsageError
from briefer.steps.example import example
from briefer.steps.present import present
from briefer.values.sheet import Sheet


def lines_of(sheet):
    for chapter in sheet.chapters:
        yield from chapter.developments
        yield from chapter.questions
        for party in chapter.parties:
            for issue in party.issues:
                yield from issue.positions


def test_every_entry_is_a_line_once(briefing):
    shown = sorted(line.anchor for line in lines_of(present(briefing)))
    assert shown == sorted(entry.id for story in briefing.stories for entry in story.entries)


def test_every_mark_is_a_sentence_of_its_source(briefing):
    sheet = present(briefing)
    for line in lines_of(sheet):
        assert line.marks
        for mark in (*line.marks, *(quote.mark for quote in line.quotes)):
            sentence = briefing.sources[mark.source - 1].sentences[mark.sentence - 1]
            assert mark.text == sentence.text
            assert mark.label == f"{mark.source}:{sentence.number}"


def test_marks_and_sentences_point_at_each_other(briefing):
    sheet = present(briefing)
    there = {(line.anchor, mark.anchor) for line in lines_of(sheet) for mark in line.marks}
    back = {
        (reference.anchor, sentence.anchor)
        for source in sheet.sources
        for sentence in source.cited
        for reference in sentence.references
    }
    assert there == back


def test_positions_are_grouped_by_party_and_issue_whatever_their_case(briefing):
    parties = present(briefing).chapters[0].parties
    assert [party.name for party in parties] == ["Harbour Union", "Port authority"]
    assert [[i.name for i in p.issues] for p in parties] == [
        ["return to work"],
        ["shift pay", "return to work"],
    ]


def test_a_quote_that_the_line_holds_is_not_printed_twice(briefing):
    story = briefing.stories[0]
    entry = story.positions[1]
    finding = entry.finding.model_copy(update={"position": "It called the rise “out of reach”."})
    told = story.model_copy(update={"positions": (entry.model_copy(update={"finding": finding}),)})
    sheet = present(briefing.model_copy(update={"stories": (told,), "timeline": ()}))
    assert next(iter(sheet.chapters[0].parties)).issues[0].positions[0].quotes == ()


def test_times_are_days_where_known_else_the_words_of_the_article(briefing):
    one, two = present(briefing).chapters[0].developments
    assert (one.time, two.time) == ("2 March 2026", "Tuesday morning")


def test_the_only_storys_bottom_line_is_told_once(small_briefing):
    sheet = present(small_briefing)
    assert [told.text for told in sheet.bottom_line] == ["Lower Brae will have its flood wall."]
    assert sheet.chapters[0].bottom_line == ()
    story = small_briefing.stories[0].model_copy(update={"bottom_line": small_briefing.bottom_line})
    alone = small_briefing.model_copy(update={"bottom_line": (), "stories": (story,)})
    assert present(alone).bottom_line == sheet.bottom_line


def test_outlets_are_counted_where_each_article_names_its_own(briefing):
    def witness(*publishers):
        sources = tuple(
            one.model_copy(update={"article": one.article.model_copy(update={"publisher": name})})
            for one, name in zip(briefing.sources, publishers, strict=True)
        )
        sheet = present(briefing.model_copy(update={"sources": sources}))
        return next(line.witness for line in lines_of(sheet) if len(line.marks) == 2)

    assert witness(None, "Haldern Daily", None, None) == "2 articles, 1 origin"
    assert witness(None, None, None, None) == "2 articles, 1 origin"
    assert witness(None, "Haldern Daily", "The Coastal Post", None) == "2 outlets, 1 origin"
    assert witness(None, "Haldern Daily", "HALDERN DAILY", None) == "one source"


def test_a_reference_to_no_line_is_not_shown(briefing):
    gone = briefing.model_copy(update={"stories": briefing.stories[:1]})
    sheet = present(gone)
    assert [told.references for told in sheet.bottom_line][1] == ()
    assert [line.anchor for day in sheet.timeline for line in day.lines] == ["d1"]


def test_a_citation_of_nothing_is_an_error(briefing):
    with pytest.raises(UsageError, match="not among its sources"):
        present(briefing.model_copy(update={"sources": briefing.sources[1:]}))


@pytest.mark.parametrize("name", ["briefing", "small_briefing", "empty_briefing"])
def test_a_sheet_survives_json(name, request):
    sheet = present(request.getfixturevalue(name))
    assert Sheet.model_validate_json(sheet.model_dump_json()) == sheet


def test_a_line_leads_to_the_differences_in_which_it_is_a_side():
    briefing = example()
    sheet = present(briefing)
    sides = {
        (entry, one.id)
        for story in briefing.stories
        for one in story.differences
        for side in one.sides
        for entry in side.entries
    }
    told = {(line.anchor, to.anchor) for line in lines_of(sheet) for to in line.differs}
    assert told == sides != set()


def test_a_difference_of_scope_speaks_against_no_line():
    briefing = example()
    story = briefing.stories[0]
    scopes = tuple(one.model_copy(update={"kind": "scope"}) for one in story.differences)
    told = story.model_copy(update={"differences": scopes})
    sheet = present(briefing.model_copy(update={"stories": (told, *briefing.stories[1:])}))
    assert not any(line.differs for line in lines_of(sheet))


def test_what_is_overtaken_is_not_among_the_first_things_to_know():
    briefing = example()
    story = briefing.stories[0]
    figures, *others = story.differences
    sides = (
        figures.sides[0].model_copy(update={"overtaken": True}),
        figures.sides[1].model_copy(update={"entries": ("d4",)}),
    )

    def leading(overtaking):
        later = (figures.model_copy(update={"sides": overtaking}), *others)
        told = story.model_copy(update={"differences": later})
        sheet = present(briefing.model_copy(update={"stories": (told, *briefing.stories[1:])}))
        assert "d2" in {line.anchor for line in lines_of(sheet)}
        return {line.anchor for line in sheet.leading}

    assert "d2" not in leading(sides)
    # The later figure stands in no line: the earlier one is what there is to show.
    assert "d2" in leading((sides[0], figures.sides[1]))
