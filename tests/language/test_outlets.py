import pytest

from briefer.language.outlets import outlet_in


@pytest.mark.parametrize(
    "name",
    [
        "The Lota Gazette",
        "KXYZ News",
        "The Sun",
        "Evening Standard",
        "Reuters",
        "Lota Zeitung",
        "The Post",
    ],
)
def test_names_of_outlets(name):
    assert outlet_in(name) == name


@pytest.mark.parametrize(
    "text",
    [
        *("World News", "Latest News", "Europe Latest News", "Guest Post", "News", "Sun"),
        *("Rising Star", "a bad post", "The council met", "", "The Post said no."),
    ],
)
def test_what_is_none(text):
    assert outlet_in(text) == ""
