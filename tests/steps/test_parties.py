from briefer.language.aliases import parse_aliases
from briefer.steps.parties import one_name, under_aliases
from briefer.values.article import Article
from briefer.values.finding import Citation, PartyPosition, Supported

ARTICLE = Article(
    id="a1", source="s", title="", text="The Chilean minister Pedro Soto left. Ms Ruiz stayed."
)


def held(party: str, speaker: str | None = None) -> Supported:
    finding = PartyPosition(
        party=party, speaker=speaker, issue="quota", stance="rejects", position="No.", evidence=(1,)
    )
    cited = (Citation(article_id="a1", sentence=1, start=0, end=3, text="No."),)
    return Supported(finding=finding, article_id="a1", evidence=cited, support=1.0)


def parties(*found: Supported) -> list[tuple[str, str | None]]:
    named = [one.finding for one in one_name(found, [ARTICLE])]
    return [(one.party, one.speaker) for one in named if isinstance(one, PartyPosition)]


def test_a_capital_and_a_people_are_their_state():
    assert (
        parties(held("Santiago"), held("the Chilean government"), held("Chile"))
        == [("Chile", None)] * 3
    )


def test_a_person_speaks_for_the_state_that_the_article_names():
    assert parties(held("Pedro Soto")) == [("Chile", "Pedro Soto")]


def test_a_person_speaks_for_whom_the_other_findings_say():
    assert parties(held("Acme", "Ana Ruiz"), held("Ana Ruiz"))[1] == ("Acme", "Ana Ruiz")


def test_a_person_without_a_party_has_one_name():
    assert (
        parties(held("Ben Lee"), held("Governor Ben Lee"), held("Ben Lee"))
        == [("Ben Lee", None)] * 3
    )


def test_a_surname_alone_speaks_for_whom_its_only_bearer_does():
    found = parties(held("Chile", "Ana Ruiz"), held("Ruiz"))
    assert found == [("Chile", "Ana Ruiz"), ("Chile", "Ruiz")]
    found = parties(held("Chile", "Ana Ruiz"), held("Peru", "Leo Ruiz"), held("Ruiz"))
    assert found[-1] == ("Ruiz", None)


def test_two_people_of_one_surname_stay_two():
    assert parties(held("Ben Lee"), held("Ana Lee")) == [("Ben Lee", None), ("Ana Lee", None)]


def test_an_expert_of_a_state_does_not_speak_for_it():
    text = "Peruvian analyst Ana Ruiz warned of a quake. Peruvian minister Leo Diaz did not."
    article = Article(id="a1", source="s", title="", text=text)
    found = one_name([held("Ana Ruiz"), held("Leo Diaz")], [article])
    assert [one.finding.party for one in found] == ["Ana Ruiz", "Peru"]  # type: ignore[union-attr]


def test_a_description_has_the_name_of_whom_it_means():
    text = "Otto Falk, the mayor of Quito, spoke. Chilean President Ana Ruiz did not."
    article = Article(id="a1", source="s", title="", text=text)
    found = one_name([held("the mayor"), held("the president")], [article])
    assert [one.finding.party for one in found] == ["Otto Falk", "Chile"]  # type: ignore[union-attr]


def test_a_mayor_does_not_speak_for_the_state_of_the_capital():
    text = "Santiago Mayor Otto Falk spoke to Former Chilean President Ana Ruiz."
    article = Article(id="a1", source="s", title="", text=text)
    found = one_name([held("Otto Falk"), held("Ana Ruiz")], [article])
    assert [one.finding.party for one in found] == ["Otto Falk", "Ana Ruiz"]  # type: ignore[union-attr]


def cited(party: str, text: str) -> Supported:
    one = held(party)
    return one.model_copy(
        update={"evidence": (one.evidence[0].model_copy(update={"text": text, "end": len(text)}),)}
    )


def test_a_users_alias_wins_over_what_is_known():
    aliases = parse_aliases("La Villa\tChile\nBrussels\tBelgium\n", "mine.tsv")
    found = under_aliases(
        [
            held("La Villa"),
            cited("European Union", "Brussels refused."),
            cited("European Union", "Brussels said the European Union refused."),
        ],
        aliases,
    )
    assert [one.finding.party for one in found] == ["Chile", "Belgium", "European Union"]  # type: ignore[union-attr]


def test_without_aliases_nothing_changes():
    found = [held("La Villa")]
    assert under_aliases(found, {}) == tuple(found)


def named_in(text: str, *found: Supported) -> list[str]:
    article = Article(id="a1", source="s", title="", text=text)
    told = [one.finding for one in one_name(found, [article])]
    return [one.party for one in told if isinstance(one, PartyPosition)]


def test_a_short_name_goes_by_the_long_one_that_explains_it():
    text = "The Harbour Workers Front (HWF) met. HWF said no."
    assert (
        named_in(text, held("Harbour Workers Front"), held("HWF")) == ["Harbour Workers Front"] * 2
    )
    assert named_in("HWF said no.", held("Harbour Workers Front"), held("HWF"))[1] == "HWF"


def test_the_adjective_of_a_land_that_no_list_has_is_the_land():
    text = "Zanzibar closed its port. A Zanzibari court in Zanzibar agreed."
    assert named_in(text, held("Zanzibari"), held("Zanzibar")) == ["Zanzibar"] * 2
    other = "Ali Mohammadi met Mohammad in Oslo, said Ali Mohammadi."
    assert named_in(other, held("Mohammadi")) == ["Ali Mohammadi"]


def test_whose_word_it_is_may_be_known_from_another_article():
    line = "Ruiz says Chile wants the island."
    told = [one_name([wish(line)], [article(text)]) for text in ("Peruvian minister Ana Ruiz", "")]
    assert [one.finding.told_by for [one] in told] == ["Ruiz", None]  # type: ignore[union-attr]


def test_a_party_is_told_of_by_nobody_of_its_own():
    [one] = one_name(
        [wish("Diaz says Chile wants the island.")], [article("Chilean minister Leo Diaz")]
    )
    assert one.finding.told_by is None  # type: ignore[union-attr]


def wish(line: str) -> Supported:
    finding = PartyPosition(
        party="Chile", issue="island", stance="demands", position=line, evidence=(1,)
    )
    cited = (Citation(article_id="a1", sentence=1, start=0, end=len(line), text=line),)
    return Supported(finding=finding, article_id="a1", evidence=cited, support=1.0)


def article(start: str) -> Article:
    return Article(id="a1", source="s", title="", text=f"{start} met the press on Monday.")


def test_the_number_of_a_pope_makes_no_other_person():
    assert {party for party, _ in parties(held("Leo XIV"), held("Leo"))} == {"Leo"}
    assert len({party for party, _ in parties(held("Li Xi"), held("Li"))}) == 2
    assert len({party for party, _ in parties(held("Paul VI"), held("John Paul II"))}) == 2
