import pytest

from briefer.language.tongues import language_of

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
