import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.steps import excerpts
from briefer.steps.excerpts import excerpted
from briefer.values.pointers import Cited, Reference
from briefer.values.sheet import SourceNote

USED = (Reference(label="D1", anchor="d1"),)


def note(number, cited, shape, twins=()):
    """Return a source whose paragraphs have so many sentences, with those of the numbers cited."""
    paragraphs, last = [], 0
    for size in shape:
        numbers = range(last + 1, last + size + 1)
        paragraphs.append(
            tuple(
                Cited(
                    number=n,
                    anchor=f"s{number}-{n}",
                    label=f"{number}:{n}",
                    text=f"Sentence {n}.",
                    references=USED if n in cited else (),
                )
                for n in numbers
            )
        )
        last += size
    words = dict.fromkeys(("title", "outlet", "name", "date", "agencies", "place", "link"), "x")
    return SourceNote(
        number=number,
        anchor=f"source-{number}",
        language="en",
        twins=twins,
        paragraphs=tuple(paragraphs),
        cleared=(),
        **words,
    )


def shown(one):
    return [sentence.number for stretch in one.stretches for sentence in stretch.sentences]


def test_a_cited_article_is_whole_and_one_that_is_not_cited_is_not_there():
    one, two = excerpted([note(1, {2}, (3, 20)), note(2, set(), (9,))])
    assert shown(one) == list(range(1, 24))
    assert [len(stretch.sentences) for stretch in one.stretches] == [3, 20]
    assert (shown(two), two.hidden, two.same_as) == ([], 9, 0)


def test_of_copies_the_first_that_is_cited_is_whole_and_the_others_say_which():
    copies = [
        note(1, set(), (9,), (2, 3)),
        note(2, {1}, (9,), (1, 3)),
        note(3, {8}, (4, 5), (1, 2)),
    ]
    _, two, three = excerpted(copies)
    assert (two.hidden, two.same_as) == (0, 0)
    assert (shown(three), three.hidden, three.same_as) == ([6, 7, 8, 9], 5, 2)
    assert [stretch.skipped for stretch in three.stretches] == [5]


def test_a_book_is_shown_around_what_is_cited(monkeypatch):
    monkeypatch.setattr(excerpts, "LONGEST", 20)
    (one,) = excerpted([note(1, {1, 15}, (21,))])
    assert shown(one) == [1, 2, 3, 13, 14, 15, 16, 17]
    assert [stretch.skipped for stretch in one.stretches] == [0, 9]


def test_once_all_together_are_too_long_the_rest_is_shown_around_what_is_cited(monkeypatch):
    monkeypatch.setattr(excerpts, "TOGETHER", 25)
    notes = excerpted(note(number, {5}, (10,)) for number in range(1, 5))
    assert [one.hidden for one in notes] == [0, 0, 5, 10 - len(shown(notes[3]))]
    assert shown(notes[3]) == [3, 4, 5, 6, 7]


@pytest.mark.parametrize("longest", [3, 600])
@given(
    st.lists(
        st.tuples(st.lists(st.integers(1, 6), min_size=1, max_size=6), st.sets(st.integers(1, 12))),
        max_size=6,
    )
)
def test_all_that_is_cited_is_shown_in_order_and_what_is_not_is_counted(longest, drawn):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(excerpts, "LONGEST", longest)
        notes = [note(n, cited, shape) for n, (shape, cited) in enumerate(drawn, 1)]
        for before, after in zip(notes, excerpted(notes), strict=True):
            assert shown(after) == sorted(set(shown(after)))
            assert {one.number for one in before.cited} <= set(shown(after))
            assert after.hidden == before.sentences - len(shown(after))
            last = 0
            for stretch in after.stretches:
                assert stretch.sentences[0].number == last + stretch.skipped + 1
                last = stretch.sentences[-1].number
