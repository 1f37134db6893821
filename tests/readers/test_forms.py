"""Forms of words: what a form needs stands in all that its pattern finds."""

import pytest

from briefer.readers.embedded import pending, standing, unsettled
from briefer.readers.embedded.forms import Form, form

SENTENCES = (
    "Lima hopes the bloc will pay for the dam",
    "The exact cause of the fire in Oslo remains unknown",
    "Police are investigating the cause of the fire",
    "The minister said the bloc could still pay for the dam",
    "The court has yet to rule on the dam",
    "The court must decide whether to close the dam",
    "The senate will vote on the dam",
    "Farmers are awaiting the decision of the court",
    "The deal awaits approval by the senate",
    "The two sides disagree over the price of the dam",
    "The plan must be approved by the senate",
    "The plan is subject to approval by the senate",
    "Peru will pay only if a deal is reached on the dam",
    "Reaching a deal could take years",
    "“Who will pay for the dam?” she asked",
    "The price of the dam remains unresolved",
    "No date has been set for the vote",
    "All depends on whether the senate agrees",
    "Peru could hold a referendum",
    "The judge would rule on the request next week",
    "The merger still needs the approval of the senate",
    "Ann Lee is seen leaving a court in Oslo, Monday, March 5, 2012",
    "The bridge in Oslo. (Ann Lee/Acme)",
    "Ann Lee also reported from Oslo and Riga",
    "On behalf of Lee & Roe, LLP. posted in Harbour Law on Friday, March 5, 2021",
)
FORMS = [
    pytest.param(value, id=f"{module.__name__.rpartition('.')[2]}.{name}")
    for module in (pending, standing, unsettled)
    for name, value in vars(module).items()
    if isinstance(value, Form)
]


@pytest.mark.parametrize("one", FORMS)
def test_a_form_finds_what_its_pattern_finds(one: Form) -> None:
    found = [text for text in SENTENCES if one.pattern.search(text)]
    assert found
    assert [text for text in SENTENCES if one.search(text)] == found


def test_a_text_without_what_a_form_needs_is_not_searched() -> None:
    assert form("[a-z]+", "!").search("go") is None
    assert form("[a-z]+", "?", "!").search("go!") is not None
