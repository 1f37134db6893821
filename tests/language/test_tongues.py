import pytest

from briefer.language.tongues import UNKNOWN, language_of

TEXTS = {
    "en": "The council voted on Tuesday to close two bridges, and it said that the work on them "
    "would last until autumn.",
    "fr": "Le conseil a voté mardi la fermeture de deux ponts et les travaux qui sont prévus pour "
    "cet été dans la ville ne seront pas finis avant l'automne.",
    "es": "El consejo votó el martes el cierre de dos puentes de la ciudad y las obras que se "
    "harán por el verano no terminarán hasta el otoño, según lo que dice su informe.",
    "ru": "Городской совет проголосовал во вторник за закрытие двух мостов на ремонт.",
    "uk": "Міська рада проголосувала у вівторок за закриття двох мостів на ремонт.",
    "ja": "市議会は火曜日、二つの橋を修理のために閉鎖することを決めました。",
}


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_a_language_is_told_by_its_common_words_or_its_script(code):
    assert language_of(TEXTS[code]) == code


@pytest.mark.parametrize("text", ["", "Too short", "1 2 3 a e o de la " * 5])
def test_what_tells_nothing_is_taken_for_english(text):
    assert language_of(text) == "en"


def test_foreign_words_in_an_english_text_do_not_turn_it():
    text = (
        "The minister said that the word “свобода” (freedom, or «воля» in the older tongue) was "
        "on every wall of the city, as were the names of those who had died for it, Івана and "
        "others, and that he would not have them painted over while he was in office."
    )
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Head of port Oleksiy Marchenko asked Tallinn on Monday for 12 tugs. Pskov called it folly.",
        "Ursula von der Heide met Jan van der Berg and Pedro de la Vega.",
        "Deportivo de La Vega 3, Real Costa 2; Die Zeit, Le Soir and El Mundo reported.",
        "Men die in war over a door",
        "Dax 18,322, Cac 40 7,910, Ibex 11,050",
        'Rally in Lyon: "La ville n\'est pas vendue", mayor said.',
    ],
)
def test_names_numbers_and_words_of_both_do_not_make_a_text_foreign(text):
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Das Parlament hat am Montag gegen das Gesetz gestimmt."),
        ("de", "DAS PARLAMENT HAT AM MONTAG GEGEN DAS GESETZ GESTIMMT."),
        ("fr", "Le conseil a rejeté mardi une hausse des prix de l'eau."),
        ("es", "El consejo rechazó el martes una subida de los precios."),
        ("nl", "De raad heeft dinsdag een verhoging van de prijzen verworpen."),
        ("pl", "Rada odrzuciła we wtorek podwyżkę, która nie jest potrzebna dla miasta."),
    ],
)
def test_a_short_text_is_told_by_words_of_its_own(code, text):
    assert language_of(text) == code


def test_what_is_stated_counts_where_the_words_tell_nothing():
    assert language_of("Haaland 2, Oslo 1", "nb") == "nb"
    assert language_of(TEXTS["en"], "nb") == "en"
    assert language_of(TEXTS["fr"], "en") == "fr"


def test_a_long_text_without_english_words_is_not_english():
    strange = " ".join(
        f"{a}{b}ok" for a in "btkmnz" for b in ("ra", "lu", "hi", "go", "pe", "sa", "no")
    )
    assert language_of(strange) == UNKNOWN
