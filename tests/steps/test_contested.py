from briefer.steps.contested import contested
from briefer.values.article import Sentence


def told(*texts):
    made, start = [], 0
    for number, text in enumerate(texts, 1):
        made.append(
            Sentence(number=number, start=start, end=start + len(text), text=text, paragraph=0)
        )
        start += len(text) + 1
    return made


def names(*articles):
    found = contested([(f"a{n}", told(*texts)) for n, texts in enumerate(articles)])
    return {one.about: [[cited.text for cited in side] for side in one.sides] for one in found}


def test_whose_hands_a_place_is_in_is_said_by_its_name():
    assert names(
        ["Rain fell.", "Troops left Russian-occupied Ardovo on Monday."],
        ["The Ardovo People’s Republic held a vote."],
    ) == {"Ardovo": [["Russian-occupied Ardovo"], ["Ardovo People’s Republic"]]}


def test_one_who_uses_both_names_takes_no_side():
    both = ["The Falkland Islands, which Argentina calls Malvinas, lie to the south."]
    assert names(both, ["A ship left the Falkland Islands."]) == {}
    assert names(both, ["A ship left the Falkland Islands."], ["A ship left the Malvinas."])


def test_what_is_quoted_is_said_by_others_where_an_article_has_words_of_its_own():
    own = "A ship left the Falkland Islands."
    assert names([own, "“The Malvinas are ours,” he said."], ["A ship left the Malvinas."])
    assert names([own], ["“The Malvinas are ours,” he said."])


def test_one_name_is_no_difference():
    assert names(["He is in Burma."], ["She is in Burma."]) == {}


def test_a_citation_is_cut_from_its_sentence():
    [found] = contested(
        [("a", told("Rain fell.", "He fled to Burma.")), ("b", told("He is in Myanmar."))]
    )
    [[burma], [myanmar]] = found.sides
    assert (burma.sentence, burma.start, burma.end, burma.text) == (2, 22, 27, "Burma")
    assert myanmar.article_id == "b"
