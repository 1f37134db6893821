from briefer.steps.profiles import profile, texts
from briefer.values.article import Article

WIRE = "The dam near Oroville burst late on Monday, and the valley below the town was flooded."


def article(number: int, text: str) -> Article:
    return Article(id=f"a{number}", source=f"{number}.txt", title="", text=text)


def test_texts_are_alike_to_the_letter_and_empty_ones_are_not():
    told = [article(1, WIRE), article(2, WIRE), article(3, ""), article(4, "")]
    assert [[one.id for one in copies] for copies in texts(told)] == [["a1", "a2"], ["a3"], ["a4"]]


def test_copies_have_one_lead_whatever_stands_below():
    long = f"{WIRE} {WIRE} {WIRE}"
    one, other = (profile([article(n, f"{long} Desk {n}.")]) for n in (1, 2))
    assert one.lead == other.lead


def test_an_empty_text_has_a_lead_of_its_own():
    assert profile([article(1, "")]).lead != profile([article(2, "")]).lead


def test_what_is_told_of_another_matter_is_no_part_of_it():
    aside = f"{WIRE} The case has nothing to do with the mine in Orun."
    assert profile([article(1, aside)]).called == profile([article(1, WIRE)]).called
