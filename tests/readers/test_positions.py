import pytest

from briefer.readers.embedded.positions import positions
from briefer.readers.embedded.sight import look
from briefer.steps.split import sentences
from briefer.values.article import Passage


def found(text, title=""):
    sight = look(Passage(article_id="a", title=title, sentences=sentences(text)))
    return [(one.party, one.speaker, one.stance) for one in positions(sight).told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mayor Ann Lee challenged Bob Ray to a debate on the city budget.",
            ("Ann Lee", "Ann Lee", "demands"),
        ),
        (
            "Peruvian President Ana Ruiz reaffirmed her support for the dam.",
            ("Peru", "Ana Ruiz", "supports"),
        ),
        (
            "“We didn’t need to build the dam so soon,” Peruvian President Ana Ruiz said of the dam.",
            ("Peru", "Ana Ruiz", "claims"),
        ),
        (
            "Peruvian President Ana Ruiz voiced concern over the dam.",
            ("Peru", "Ana Ruiz", "warns"),
        ),
        (
            "Peruvian President Ana Ruiz refused to rule out a second dam.",
            ("Peru", "Ana Ruiz", "accepts"),
        ),
        (
            "Republican Senator Ann Lee rejected the budget for the dam.",
            ("Ann Lee", "Ann Lee", "rejects"),
        ),
        (
            "Republican Party spokeswoman Ann Lee rejected the budget for the dam.",
            ("Republican Party", "Ann Lee", "rejects"),
        ),
        (
            "Ann Lee, a professor at Acme University, opposes the dam.",
            ("Ann Lee", "Ann Lee", "rejects"),
        ),
        (
            "Peruvian economist Ana Ruiz opposes the dam.",
            ("Ana Ruiz", "Ana Ruiz", "rejects"),
        ),
        (
            "Peruvian opposition leader Ana Ruiz opposes the dam.",
            ("Ana Ruiz", "Ana Ruiz", "rejects"),
        ),
        (
            "Peruvian negotiator Ana Ruiz opposes the dam.",
            ("Peru", "Ana Ruiz", "rejects"),
        ),
        (
            "Texas Governor Ann Lee condemned Bob Ray as a liar.",
            ("Ann Lee", "Ann Lee", "condemns"),
        ),
        (
            "Texas Governor Ann Lee rejected cuts to schools of the state.",
            ("Texas", "Ann Lee", "rejects"),
        ),
        (
            "Peru intends to keep full control over the dam.",
            ("Peru", None, "demands"),
        ),
        (
            "Peru plans to withdraw its guards from the dam.",
            ("Peru", None, "offers"),
        ),
        (
            "Peru expected further assurances comparable to those of Chile on the dam.",
            ("Peru", None, "demands"),
        ),
        (
            "Peru expects details of the plan for the dam.",
            ("Peru", None, "awaits"),
        ),
        (
            "Peruvian President Ana Ruiz expressed hope that talks could save the dam.",
            ("Peru", "Ana Ruiz", "supports"),
        ),
        (
            "“Peru needs the dam, and we are ready to pay,” said Peruvian President Ana Ruiz.",
            ("Peru", "Ana Ruiz", "offers"),
        ),
        (
            "Peru will not compromise on its demands for water from the dam.",
            ("Peru", None, "demands"),
        ),
        (
            "Peru refuses to abandon its claim to the dam.",
            ("Peru", None, "demands"),
        ),
        (
            "Peru will not pay for the dam.",
            ("Peru", None, "rejects"),
        ),
        (
            "Peruvian judge Ana Ruiz rejected the plan for the dam.",
            ("Ana Ruiz", "Ana Ruiz", "rejects"),
        ),
        (
            "Senate Majority Leader Ann Lee opposes the dam.",
            ("Ann Lee", "Ann Lee", "rejects"),
        ),
        (
            "Ann Lee, director of the Center for Clean Rivers at Acme College, opposes the dam.",
            ("Center for Clean Rivers", "Ann Lee", "rejects"),
        ),
        ("Peru rejected on Tuesday a second dam.", ("Peru", None, "rejects")),
        ("Peru's army rejected on 4 May the dam of Chile.", ("Peru", None, "rejects")),
        ("Peru denied arming the RTF.", ("Peru", None, "denies")),
        ("Peru said it was ready to open the dam.", ("Peru", None, "offers")),
        ("The RTF said last week it had accepted the plan for a dam.", ("RTF", None, "accepts")),
        (
            "The Swift Dam Forces said they would sign a pact.",
            ("Swift Dam Forces", None, "accepts"),
        ),
        (
            "The pilots' union of Peru opposes the dam.",
            ("Pilots' union of Peru", None, "rejects"),
        ),
        (
            "Capt. Ann Lee of the Oslo Harbour Patrol opposes the dam.",
            ("Oslo Harbour Patrol", "Ann Lee", "rejects"),
        ),
        (
            "The Social Democrats' spokesman, Bob Ray, rejected the budget for the dam.",
            ("Social Democrats", "Bob Ray", "rejects"),
        ),
        (
            "Peruvian President Ana Ruiz said she would not block the dam as long as Chile paid.",
            ("Peru", "Ana Ruiz", "accepts"),
        ),
        (
            "Peruvian President Ana Ruiz brushed aside calls to close the dam.",
            ("Peru", "Ana Ruiz", "rejects"),
        ),
        (
            "Peru is not considering a second dam, Peruvian President Ana Ruiz said.",
            ("Peru", "Ana Ruiz", "rejects"),
        ),
        (
            "Peruvian President Ana Ruiz, who had demanded a dam, rejected the offer of a canal.",
            ("Peru", "Ana Ruiz", "rejects"),
        ),
    ],
)
def test_whose_position(text, expected):
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "“This is a job interview,” Ann Lee said.",
        "“I just don’t think so,” said Bob Ray, the mayor of Paris.",
        "“How many dams do we have to see in Peru?” Ann Lee said.",
        "“What do you want from Peru?” asked reporter Ann Lee.",
        "Perhaps Peru agrees with the plan for the dam.",
        "Refusing to debate the dam does not look good.",
        "Peru offered no proof of a leak in the dam.",
        "Peruvian President Ana Ruiz said the dam’s builders know the dam and its walls well.",
        "Peruvian experts reject the dam.",
        "A Peruvian farmer demanded money for the dam.",
        "Peru offered little evidence of a leak in the dam.",
        "Peru offered few details of the leak in the dam.",
        "Peru promised an explanation of the leak in the dam.",
        "Ann Lee said praise from Peru would not affect the dam.",
        "Peruvian President Ana Ruiz declined to comment on the dam.",
        "The men must leave the building, according to Elm Street.",
        "We assume Peru will want to buy the dam.",
        "Ann Lee believes Peru wants to buy the dam.",
        "Peru does not expect the rain to fill the dam.",
        "Peruvian President Ana Ruiz refused to discuss the leak in the dam.",
        "Anyone wishing to see the dam should call the guards.",
        "Hecklers blamed the guards for the leak in the dam.",
        "Peru’s anglers association demanded money for the dam.",
        "Peru will not be invited to the talks on the dam.",
        "Peru opened the dam on Monday, a day after it had refused to do so.",
        "Judge Ann Lee pressed him on why the dam had leaked for two years.",
        "Peruvian President Ana Ruiz ordered 120 guards to the dam.",
        "Peruvian President Ana Ruiz ordered an inquiry into the leak in the dam.",
        "Peru’s railway agreed to buy the port of Callao for 3 billion dollars.",
        "Peruvian President Ana Ruiz congratulated Bob Ray on the dam.",
        "Peruvian President Ana Ruiz vowed to open a second dam.",
        "Peru lies on a major fault line and is often hit by quakes at the dam.",
    ],
)
def test_no_position(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "“They did everything for the dam that you should do,” said Peruvian President Ana Ruiz.",
        "“The rules for the dam say who should be paid,” said Peruvian President Ana Ruiz.",
        "“The dam costs more because they have to paint it,” said Peruvian President Ana Ruiz.",
        "Peruvian President Ana Ruiz said the dam and its walls must have been safe once.",
        "Peruvian President Ana Ruiz confirmed the appeal for the dam and its walls.",
    ],
)
def test_a_claim_is_no_demand(text):
    assert {stance for _, _, stance in found(text)} <= {"claims"}


def test_a_denial_that_is_given_up_is_none():
    admitted = "Peruvian President Ana Ruiz admitted that the dam and its walls leak"
    assert ("Peru", "Ana Ruiz", "denies") in found(f"{admitted}, denying it was a danger.")
    assert "denies" not in {stance for *_, stance in found(f"{admitted}, after denying it.")}


def test_who_pledges_besides_is_not_told_of_by_the_other():
    text = "Peru offered tents for the dam, and Chile pledged food for the dam."
    sight = look(Passage(article_id="a", title="", sentences=sentences(text)))
    told = positions(sight).told
    assert [(one.party, one.told_by) for one in told] == [("Peru", None), ("Chile", None)]


def test_what_two_states_do_together_is_a_position_of_each():
    told = found("Peru and Chile rejected the plan for the dam.")
    assert sorted(told) == [("Chile", None, "rejects"), ("Peru", None, "rejects")]
    assert found("Peru and its allies rejected the plan for the dam.") == [
        ("Peru", None, "rejects")
    ]


def test_a_participle_is_told_as_a_verb():
    text = (
        "In what was called a shift in the way that towns near the water treat their old trees and "
        "the way gardeners cut them, Peru on Tuesday released new rules for the towns and parks of "
        "the north and the south calling for a focus on roots."
    )
    sight = look(Passage(article_id="a", title="", sentences=sentences(text)))
    assert [one.position for one in positions(sight).told] == ["Peru called for a focus on roots."]


def test_a_farmer_with_a_name_speaks_for_himself():
    line = "A Peruvian farmer, Juan Soto, demanded money for the dam."
    assert found(line) == [("Juan Soto", "Juan Soto", "demands")]


def test_two_positions_of_one_sentence():
    line = "Peru reaffirmed its support for the dam, condemning what it called “a wall of lies”."
    stances = {stance for _, _, stance in found(line)}
    assert stances == {"supports", "condemns"}


def test_the_sentence_before_tells_what_was_refused():
    text = "Chile urged Peru to close the port of Ilo. Peru has so far refused."
    sight = look(Passage(article_id="a", title="", sentences=sentences(text)))
    [refusal] = [one for one in positions(sight).told if one.stance == "rejects"]
    assert refusal.evidence == (1, 2)
    assert "Ilo" in refusal.issue


def lines(text):
    sight = look(Passage(article_id="a", title="", sentences=sentences(text)))
    return [one.position for one in positions(sight).told]


def test_an_accusation_that_is_denied_is_the_one_that_was_made():
    text = (
        "“The people have spoken,” Ana Ruiz told a crowd in Lima. Chile accused the opposition of"
        " stuffing ballot boxes. Peru denied the accusation."
    )
    assert any(one.startswith("Chile accused") and "denied" in one for one in lines(text))
    assert not any(one.startswith("“The people") and "denied" in one for one in lines(text))


def test_a_demand_answers_nothing_unless_it_says_so():
    before = "Ruiz says Chile wants to sell the gas network. "
    demand = "Brussels said it expected all sides to respect the result."
    assert not any("gas network" in one and "Brussels" in one for one in lines(before + demand))
    asked = "Chile wants a rise of 8 percent. Peru has offered 4 percent."
    assert lines(asked)[-1] == "Chile wants a rise of 8 percent; Peru has offered 4 percent."
    told = "The mayor said that no one was above the law. Peru had asked for 14 years."
    assert not any("above the law" in one and "14" in one for one in lines(told))


def test_what_comes_before_talks_may_be_unacceptable_itself():
    text = "Peru's minister Ana Ruiz said Chile's demand for a truce before talks was unacceptable."
    assert found(text) == [("Peru", "Ana Ruiz", "rejects")]
    clause = "Peru's minister Ana Ruiz said the town knew it before talks was unacceptable."
    assert ("Peru", "Ana Ruiz", "rejects") not in found(clause)


def test_what_another_does_meanwhile_is_not_the_issue():
    text = "Peru wants to hold fish production, while Chile has asked for a higher catch quota."
    sight = look(Passage(article_id="a", title="", sentences=sentences(text)))
    told = [(one.party, one.issue) for one in positions(sight).told]
    assert told == [("Peru", "fish production"), ("Chile", "higher catch quota")]


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("Ana Ruiz urged supporters to watch the ballot boxes.", "ballot boxes"),
        ("Peru dismissed the ferry tax as unfair.", "ferry tax"),
        ("Ana Ruiz rejected " + "North " * 9 + "Island.", "North " * 5 + "North"),
    ],
)
def test_the_issue_is_a_thing_and_whole_where_it_can_be(text, issue):
    sight = look(Passage(article_id="a", title="", sentences=sentences(text)))
    assert [one.issue for one in positions(sight).told] == [issue]


def test_one_stand_told_twice_is_told_once_in_the_party_s_own_sentence():
    text = (
        "Chile has long asked for the dam to be closed, a demand that Peru has firmly rejected. "
        "Rain fell in the valley of the dam on Monday. "
        "Peru firmly rejected the demand for the dam to be closed."
    )
    sight = look(Passage(article_id="a", title="The dam", sentences=sentences(text)))
    told = [one for one in positions(sight).told if one.party == "Peru"]
    assert [one.evidence for one in told] == [(3,)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Orbis Rail has offered a pay rise, its personnel chief Ann Lee said.",
            [("Orbis Rail", "Ann Lee", "offers")],
        ),
        (
            "The union GDL demands a shorter week, chairman Bob Ray said.",
            [("GDL", "Bob Ray", "demands")],
        ),
        (
            "Orbis Rail has offered a pay rise, government spokeswoman Ann Lee said.",
            [],
        ),
        ("Orbis Rail has offered a pay rise, the mediator Bob Ray said.", []),
        ("Ardania and Velk have rejected the plan, chairman Bob Ray said.", []),
        ("Carlos Diaz has rejected the plan, chairwoman Ann Lee said.", []),
    ],
)
def test_a_body_wants_what_its_officer_says_that_it_wants(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bob Ray said he rejected the plan for a depot.",
            [("Bob Ray", "Bob Ray", "rejects")],
        ),
        (
            "Ann Lee told reporters that she had demanded an inquiry into the crash.",
            [("Ann Lee", "Ann Lee", "demands")],
        ),
        ("Ann Lee said it was used a day after she rejected the plan for a depot.", []),
        ("Ann Lee said Bob Ray rejected the plan for a depot.", []),
    ],
)
def test_who_tells_the_own_will_has_it(text, expected):
    assert [one for one in found(text) if one[2] != "claims"] == expected


def test_he_at_the_head_of_what_somebody_says_is_that_one():
    text = "Leo Diaz left. Premier Jean-Luc Brel said he would not withdraw the plan for a depot."
    assert ("Jean-Luc Brel", "Jean-Luc Brel", "rejects") in found(text)


def test_who_owns_a_body_is_not_the_body():
    assert (
        found("The largest shareholder of the packaging group Orbis rejected the plan for a depot.")
        == []
    )
    assert found("The packaging group Orbis rejected the plan for a depot.") == [
        ("Orbis", None, "rejects")
    ]


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        (
            "Ana Ruiz has promised to build mining ports in the north. Chile congratulated Ana Ruiz.",
            "mining",
        ),
        (
            "Bolivia will sign a deal on the lake. The army said its raids killed 17. Chile praised the deal.",
            "army",
        ),
    ],
)
def test_a_position_is_not_about_what_the_sentence_before_only_happens_to_tell(text, issue):
    sight = look(Passage(article_id="a", title="", sentences=sentences(text)))
    told = [one for one in positions(sight).told if one.party == "Chile"]
    assert all(issue not in one.issue for one in told)


def test_what_points_back_is_about_the_sentence_that_has_the_thing():
    text = (
        "Bolivia is ready to sign a deal on the shared reservoir. The Andean army said its strikes"
        " killed 17 militants. Chile praised the deal."
    )
    sight = look(Passage(article_id="a", title="", sentences=sentences(text)))
    [told] = [one for one in positions(sight).told if one.party == "Chile"]
    assert "reservoir" in told.issue


def told(text, title=""):
    sight = look(Passage(article_id="a", title=title, sentences=sentences(text)))
    return [(one.party, one.issue, one.position) for one in positions(sight).told]


def test_it_is_the_body_that_spoke_in_the_sentence_before():
    text = "The union Acme is demanding a pay rise of 8.5%. It rejected a first bonus of 4.1%."
    assert told(text)[1] == ("Acme", "pay rise", "Acme rejected a first bonus of 4.1%.")
    between = text.replace("%. It", "%. The strike began on Monday. It")
    assert [party for party, *_ in told(between)] == ["Acme"]


def test_a_name_that_is_also_a_verb_points_to_nothing():
    text = "The port of Lima reopened. The union Unite demanded binding guarantees on jobs."
    assert told(text) == [
        ("Unite", "jobs", "The union Unite demanded binding guarantees on jobs."),
    ]


def test_an_accusation_is_answered_and_no_demand_told_after_it():
    text = (
        "Ana Ruiz accused the ministry of having ignored warnings on the dam. She demanded the "
        "resignation of the minister, Bob Ray. Ray rejected the accusation."
    )
    line = "Ana Ruiz accused the ministry of having ignored warnings on the dam; Ray rejected the "
    assert ("Bob Ray", "warnings on the dam", f"{line}accusation.") in told(text)


def test_words_told_with_the_crowd_they_were_told_to_are_of_who_told_them():
    text = (
        "“The olive tree knows no soldier,” Ana Ruiz told a crowd of about 8,000 in Lima, "
        "according to the Peruvian army."
    )
    assert ("Peru", "claims") not in [(party, stance) for party, _, stance in found(text)]


def test_what_two_tell_side_by_side_is_cut_at_the_other():
    text = (
        "Peru wants to hold production at current levels, two delegates said, while Chile has "
        "asked for a higher quota."
    )
    assert told(text) == [
        (
            "Peru",
            "production",
            "Peru wants to hold production at current levels, two delegates said.",
        ),
        ("Chile", "higher quota", "Chile has asked for a higher quota."),
    ]


def test_a_demand_behind_a_comma_is_what_its_last_clause_asks():
    text = (
        "Chile has said it will not agree to a ceasefire unless Peru pulls its troops out of "
        "Tacna, a demand Lima has rejected."
    )
    issues = {party: issue for party, issue, _ in told(text)}
    assert issues == {"Chile": "ceasefire", "Peru": "troops"}


def test_of_two_stands_in_one_line_the_one_that_names_its_matter_is_told():
    text = "Ana Ruiz criticised the decision and called for lower rates to support investment."
    assert found(f"The bank took the decision to leave its rate unchanged. {text}") == [
        ("Ana Ruiz", "Ana Ruiz", "demands")
    ]


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        (
            "The Liberals in the city backed the walkout, while Peru urged Acme to end the strike.",
            "strike",
        ),
        (
            "The port operator Acme said ships waited. Peru ruled out intervening in the dispute.",
            "dispute",
        ),
    ],
)
def test_an_issue_is_no_name_of_somebody_else_near(text, issue):
    assert ("Peru", issue) in [(party, about) for party, about, _ in told(text)]


def test_who_puts_the_games_back_on_their_feet_supports_nothing():
    assert found("Ann Lee was the host who put the Oscars back on an even keel in 2007.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ann Lee’s spokesman did not respond to an email seeking comment on the dam.",
        "Mayor Ann Lee declined to weigh in on the merits of the dam.",
        "Mayor Ann Lee declined to take sides on the dam.",
        "Mayor Ann Lee never questioned the safety of the dam.",
        "Mayor Ann Lee declined to say whether she supports or opposes the dam.",
    ],
)
def test_who_keeps_silent_has_no_position(text):
    assert found(text) == []
