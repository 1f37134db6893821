import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.language.attribution import attributions
from briefer.language.study import study
from briefer.steps.split import sentences


def told(text, title="", lead=""):
    found = attributions(sentences(text), title, lead)
    return [
        (one.speaker.name, one.cue, " … ".join(text[a:b] for a, b in one.content)) for one in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We will appeal,” Ann Lee said.",
            ("Ann Lee", "said", "“We will appeal,”"),
        ),
        (
            "“We will appeal,” said Ann Lee, a lawyer. “And we will win.”",
            ("Ann Lee", "said", "“We will appeal,” … “And we will win.”"),
        ),
        (
            "Ann Lee said on Monday that the dam would hold.",
            ("Ann Lee", "said", "that the dam would hold"),
        ),
        (
            "Ann Lee told reporters in Accra the dam would hold.",
            ("Ann Lee", "told", "the dam would hold"),
        ),
        (
            "Close to 40 deputies signed a letter on Monday, calling the tax “unfair.”",
            ("40 deputies", "calling", "the tax “unfair.”"),
        ),
        (
            "The dam would hold, according to Ann Lee.",
            ("Ann Lee", "according to", "The dam would hold"),
        ),
        (
            "According to Ann Lee, the dam is safe.",
            ("Ann Lee", "according to", "the dam is safe"),
        ),
        (
            "Ann Lee, who runs the dam, its turbines and the lake, warned of floods.",
            ("Ann Lee", "warned", "floods"),
        ),
        (
            "Ann Lee rejected the plan, but Bob Ray left.",
            ("Ann Lee", "rejected", "the plan"),
        ),
        (
            "Ann Lee backed the law, condemning what she called “a wall”.",
            ("Ann Lee", "backed", "the law"),
        ),
        (
            "Mayor Ann Lee challenged Bob Ray to a debate.",
            ("Ann Lee", "challenged", "to a debate"),
        ),
        (
            "“It leaks,” Ann Lee said about a report claiming that the dam holds.",
            ("Ann Lee", "said", "“It leaks,”"),
        ),
        (
            "“It leaks,” Ann Lee of Acme, told reporters.",
            ("Ann Lee", "told", "“It leaks,”"),
        ),
        (
            "It was a demand Ann Lee has flatly rejected.",
            ("Ann Lee", "has flatly rejected", "a demand"),
        ),
        (
            "The dam, Ann Lee said at a rally in Accra, was built in haste.",
            ("Ann Lee", "said", "The dam … was built in haste"),
        ),
        (
            "The dam is safe, Ann Lee said on Monday, and the lake is full.",
            ("Ann Lee", "said", "The dam is safe … and the lake is full"),
        ),
        (
            "The dam is safe, Ann Lee said, but it began to leak an hour later.",
            ("Ann Lee", "said", "The dam is safe"),
        ),
        (
            "Custom called for the dam to be shut for a week, sources said.",
            ("sources", "said", "Custom called for the dam to be shut for a week"),
        ),
        (
            "On this week’s “City Talk,” Ann Lee said the dam would hold.",
            ("Ann Lee", "said", "the dam would hold"),
        ),
        (
            "Ann Lee says at a stop in Accra, Ghana, that the dam leaks.",
            ("Ann Lee", "says", "that the dam leaks"),
        ),
        (
            "Observers in Accra and around the country say the dam leaks.",
            ("Observers in Accra and around the country", "say", "the dam leaks"),
        ),
        (
            "Ann Lee began by saying that the dam would hold.",
            ("Ann Lee", "saying", "that the dam would hold"),
        ),
        (
            "“It leaks,” retired army general Ann Lee said.",
            ("Ann Lee", "said", "“It leaks,”"),
        ),
    ],
)
def test_one_source(text, expected):
    assert told(text)[0] == expected


def test_participles_and_conjunctions_share_the_subject():
    text = "Ann Lee said the dam was safe, adding that “tests go on,” and denied any leak."
    assert [(name, cue) for name, cue, _ in told(text)] == [
        ("Ann Lee", "said"),
        ("Ann Lee", "adding"),
        ("Ann Lee", "denied"),
    ]
    assert told(text)[0][2] == "the dam was safe"


def test_what_another_says_besides_is_not_in_the_first_ones_words():
    text = "Peru said the dam had leaked and Chile accused it of lying."
    assert told(text) == [
        ("Peru", "said", "the dam had leaked"),
        ("Chile", "accused", "it of lying"),
    ]


def test_pronouns_surnames_and_titles_lead_to_the_full_name():
    text = (
        "Peruvian President Ana Ruiz met unions in Lima.\n\n"
        "She said the talks were good. Ruiz warned of strikes. The president rejected the bill."
    )
    assert {name for name, _, _ in told(text)} == {"Ana Ruiz"}
    assert {one.speaker.party for one in attributions(sentences(text))} == {"Peru"}


def test_the_party_spoken_for_comes_from_appositions():
    text = (
        "“We pay,” said Ann Lee, a spokeswoman for Acme Bank. "
        "Acme Bank’s rival is Bolt. “We do not,” Bolt CEO Bob Ray said."
    )
    parties = {one.speaker.name: one.speaker.party for one in attributions(sentences(text))}
    assert parties == {"Ann Lee": "Acme Bank", "Bob Ray": "Bolt"}


def test_unnamed_sources_keep_the_body_they_belong_to():
    text = "Kenyan officials said the road was closed. One official said it would open soon."
    first, second = attributions(sentences(text))
    assert first.speaker.anonymous
    assert second.speaker.anonymous
    assert (first.speaker.party, second.speaker.party) == ("Kenya", "Kenya")


def test_negation_of_the_cue_is_read():
    [found] = attributions(sentences("Ann Lee did not rule out a new vote."))
    assert found.negated
    assert found.stance == "rejects"


def test_a_report_in_anothers_words_is_the_outer_speakers():
    text = "Ann Lee said that Bob Ray had rejected the plan."
    [found] = attributions(sentences(text))
    assert found.speaker.name == "Ann Lee"
    assert [one.speaker.name for one in study(sentences(text)).said if one.nested] == ["Bob Ray"]


def test_a_quotation_runs_over_paragraphs():
    text = "“It began badly,” Ann Lee said. “Then it got worse.\n\n“Now it is over.”"
    [found] = attributions(sentences(text))
    assert [text[a:b] for a, b in found.content][-1] == "“Now it is over.”"
    assert found.sentences == (1, 2, 3)


def test_said_with_a_colon_opens_the_next_paragraph():
    text = "Ann Lee continued:\n\n“The road is closed. It stays closed.”"
    [found] = attributions(sentences(text))
    assert found.sentences == (2, 3)


def test_turns_of_an_interview():
    text = "SMITH: Why now?\n\nLEE: It was time. I am tired.\n\nSMITH: And what comes next?"
    assert [name for name, _, _ in told(text)] == ["Smith", "Lee", "Smith"]


def test_turns_may_stand_in_quotation_marks():
    text = '"SMITH: Why now?\n\n"LEE: It was time.\n\n"SMITH: And what comes next?'
    assert [name for name, _, _ in told(text)] == ["Smith", "Lee", "Smith"]


def test_who_answers_is_the_one_whom_the_opening_names():
    text = "Ann Lee spoke to us.\n\nQ: Why now?\n\nA: It was time.\n\nQ: What next?\n\nA: Nothing."
    assert [(name, said) for name, _, said in told(text)] == [
        ("Ann Lee", "It was time."),
        ("Ann Lee", "Nothing."),
    ]


def test_who_answers_is_a_guess_where_the_opening_names_two():
    text = "Ann Lee met Bob Ray.\n\nQ: Why now?\n\nA: It was time.\n\nQ: What next?"
    assert [one.speaker.certain for one in attributions(sentences(text))] == [False]


def test_an_editor_who_is_named_in_the_opening_asks():
    text = (
        "Ann Lee spoke to our political editor, Bob Ray.\n\nQ: Why now?\n\nA: It was time.\n\n"
        "Q: What next?"
    )
    assert [(name, said) for name, _, said in told(text)] == [("Ann Lee", "It was time.")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Exports have stopped, the Chamber of Commerce said.", "Chamber of Commerce"),
        ("Six men died, the Ministry of National Defence said.", "Ministry of National Defence"),
        ("The village has fallen, according to the General Staff.", "General Staff"),
        ("The central bank cut its rate on Monday and said it was done.", "The central bank"),
    ],
)
def test_a_body_speaks_by_all_of_its_name(text, name):
    assert [one for one, _, _ in told(text)] == [name]


def test_a_given_name_for_both_goes_with_either_pronoun():
    text = (
        "Bob Ray called it a mistake.\n\nKim Lee denied that it was rushed.\n\n"
        "“It took a year,” she told deputies."
    )
    assert [name for name, _, _ in told(text)][-1] == "Kim Lee"


def test_a_quotation_may_be_signed():
    assert told("“He has failed us.” — Ann Lee") == [("Ann Lee", ":", "“He has failed us.”")]
    assert told("“City Lights” — a film by Ann Lee") == []


@pytest.mark.parametrize(
    "text",
    [
        "The reported attack was told of in songs.",
        "He was told to leave by the police.",
        "One of the demands is peace.",
        "By saying nothing one wins.",
        "STOCKS FALL AS RATES RISE",
        "",
    ],
)
def test_no_source_is_invented(text):
    assert told(text) == []


def test_spans_are_those_of_the_article():
    text = "It rained.\n\n“Never again,” Ann Lee said."
    part = sentences(text)[1:]
    [found] = attributions(part)
    assert text[slice(*found.content[0])] == "“Never again,”"
    assert found.source is not None
    assert text[slice(*found.source)] == "Ann Lee"


@given(
    st.lists(
        st.sampled_from(
            ["Ann Lee", "said", "“", "”", ",", ".", "he", "the plan", "that", "rejected"]  # noqa: RUF005
            + ["\n\n", "officials", "according to", ":", "who", "and", "was", "(", ")", "’s"]
        ),
        max_size=40,
    )
)
def test_any_text_gives_spans_of_it(parts):
    text = " ".join(parts)
    split = sentences(text)
    numbers = {one.number for one in split}
    for found in attributions(split):
        assert found.content
        assert set(found.sentences) <= numbers
        assert found.sentence in numbers
        assert list(found.sentences) == sorted(set(found.sentences))
        for start, end in found.content:
            assert 0 <= start < end <= len(text)


def test_a_participle_tells_a_second_report():
    line = "Ann Lee backed the law, condemning what she called “a wall”."
    assert ("Ann Lee", "condemning", "what she called “a wall”") in told(line)


def test_an_object_behind_a_comma_is_no_subject():
    line = "Bob Ray, who left the hall early, blasted Ann Lee as a disgrace."
    assert all(speaker != "Ann Lee" for speaker, _, _ in told(line))


@pytest.mark.parametrize(
    "line",
    [
        "Refusing to debate says nothing about Ann Lee.",
        "Furthermore says nothing of the dam.",
        "It fell on Friday that claimed three lives.",
    ],
)
def test_what_cannot_speak(line):
    assert told(line) == []


def test_a_block_behind_a_colon():
    text = "Ann Lee lashed out on Monday, saying:\n\nThe dam is a disgrace. It must go."
    assert told(text)[-1] == ("Ann Lee", "saying", "The dam is a disgrace. It must go.")


def test_a_described_person_is_the_one_named_before():
    text = "Ann Lee left early.\n\n“It leaks,” the four-term congresswoman said."
    assert told(text) == [("Ann Lee", "said", "“It leaks,”")]


def test_the_holder_of_one_portfolio_is_no_holder_of_another():
    text = "Finance Minister Eva Roth rejected the plan. The interior minister denied the leak."
    assert [name for name, *_ in told(text)] == ["Eva Roth", "The interior minister"]
    text = text.replace("Finance", "Interior")
    assert [name for name, *_ in told(text)] == ["Eva Roth", "Eva Roth"]


def test_a_firm_of_two_names_is_one():
    [(name, *_)] = told("The brokerage Roth & Lee said the loan would fail.")
    assert name == "Roth & Lee"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Lee and Ms. Roe say more is needed.", ("Mr. Lee and Ms. Roe", "more is needed")),
        (
            "The lawyers I met said her plans were sound.",
            ("The lawyers", "her plans were sound"),
        ),
        (
            "Ann Lee, an envoy, said many of the dams that leak failed to hold in May.",
            ("Ann Lee", "many of the dams that leak failed to hold in May"),
        ),
        (
            "Ann Lee, 59, of Gary, Ind., who left early, said the crowd had scared her.",
            ("Ann Lee", "the crowd had scared her"),
        ),
        (
            "Rep. Ann Lee (D-N.Y.), who heads the panel, said members would help.",
            ("Ann Lee", "members would help"),
        ),
        ("“It leaks,” said 9/11 widow Ann Lee.", ("Ann Lee", "“It leaks,”")),
        ("Said Ellis: “The dam leaks.”", ("Ellis", "“The dam leaks.”")),
        (
            "The doctors who sent the letter called him a quack.",
            ("The doctors", "him a quack"),
        ),
        (
            "The rise of Ann Lee, who denied the charge, was quick.",
            ("Ann Lee", "the charge"),
        ),
        ("Ann Lee, an aide, called the dam “a wreck”.", ("Ann Lee", "the dam “a wreck”")),
    ],
)
def test_subjects_that_stand_far_from_their_verb(text, expected):
    [(speaker, _, content)] = told(text)
    assert (speaker, content) == expected


def test_two_who_speak_together_are_one_source():
    [_, _, (speaker, _, content)] = told(
        "Ann Lee said no. Bob Roe said yes. Ms. Lee and Mr. Roe said the plan was dead."
    )
    assert (speaker, content) == ("Ann Lee and Bob Roe", "the plan was dead")
    [(alone, _, _)] = told("Ann Lee and her lawyer, Bob Roe, said the plan was dead.")
    assert " and " not in alone


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "“Each time,” Ann Lee said, pointing at the dam, “you pay twice.”",
            "“Each time,” … “you pay twice.”",
        ),
        (
            "Many were old, Ann Lee said, and “I had to step back.”",
            "Many were old … “I had to step back.”",
        ),
        (
            "Though the dam was new, Ann Lee said, replacing it would be hard.",
            "Though the dam was new … replacing it would be hard",
        ),
        ("The difference, Ann Lee told me, is the dam.", "The difference … is the dam"),
        ("Ann Lee told voters this week she would go.", "she would go"),
        ("Ann Lee said after the vote he would go.", "he would go"),
        ("Ann Lee called for more dams in a statement on Monday.", "more dams"),
        ("Peru agreed to lend $5 million, and the union stepped in.", "to lend $5 million"),
    ],
)
def test_content_that_is_parted_or_ends_early(text, content):
    assert [found for _, _, found in told(text)] == [content]


def test_a_verb_behind_and_has_the_subject_that_it_fits():
    assert told("Ann Lee said she would order a review and warned against hackers.") == [
        ("Ann Lee", "said", "she would order a review"),
        ("Ann Lee", "warned", "hackers"),
    ]
    found = told("Ann Lee sat down. Bob Roe mocked her after she resigned and blamed the dam.")
    assert found[-1][:2] == ("Ann Lee", "blamed")
    assert [
        one[:2] for one in told("Ann Lee said it was dead — and she noted that it leaked.")
    ] == [
        ("Ann Lee", "said"),
        ("Ann Lee", "noted"),
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("President Xi Jinping left. Xi said the dam was safe.", "Xi Jinping"),
        ("Minister Park Soo-min left. Park said the dam was safe.", "Park Soo-min"),
        ("Bruce Lee met Lee Jae-myung. Lee said the dam was safe.", "Bruce Lee"),
        ("Kim Clijsters left. Clijsters said the dam was safe.", "Kim Clijsters"),
    ],
)
def test_family_names_that_stand_in_front_are_known(text, speaker):
    assert [name for name, _, _ in told(text)] == [speaker]


def test_a_sum_behind_a_report_is_part_of_what_is_said():
    [found] = spoken("A third man died, Mayor Ana Ruiz said on Monday, bringing the toll to three.")
    assert found == ["A third man died", "bringing the toll to three"]
    [found] = spoken("A third man died, Mayor Ana Ruiz said on Monday, raising her voice.")
    assert found == ["A third man died"]


def spoken(text: str) -> list[list[str]]:
    """Return the contents of each attribution of a text."""
    return [[text[a:b] for a, b in one.content] for one in attributions(sentences(text))]


def test_what_a_number_counts_says_nothing():
    assert told("Peru's bank cut its key rate by 1.5 percentage points to 34% on Monday.") == []


def test_who_acts_in_the_last_clause_says_what_follows():
    text = "Otto Braun is married, but his wife, Ida, sent a note saying they had parted."
    assert [name for name, cue, _ in told(text) if cue == "saying"] == ["his wife"]


@pytest.mark.parametrize(
    "text",
    [
        "Exports fell to 3 million tonnes, a drop compared with the year before.",
        "Officers gave her first aid and questioned people who saw it.",
        "The board notified Acme on Monday of nine alleged breaches of its rules.",
        "Twenty-seven states led by Acme are in court.",
        "Ann Lee, who won key backing from Bob Ray, came.",
    ],
)
def test_forms_that_say_nothing(text):
    assert told(text) == []


def test_who_questions_a_plan_doubts_it():
    assert told("Ann Lee questioned the plan.") == [("Ann Lee", "questioned", "the plan")]


def test_a_membership_behind_a_name_is_no_speaker():
    text = "“I don’t want it,” Rep. Ann Lee, D-Pa., manager of the team, told reporters."
    assert [name for name, *_ in told(text)] == ["Ann Lee"]


def test_who_stands_behind_that_hopes():
    text = "It appeared likely that Republicans hoping to win the vote would go on."
    assert told(text)[0][:2] == ("Republican Party", "hoping")


def test_who_criticises_repeatedly_is_the_subject_of_the_sentence():
    text = (
        "With $20 in hand, Ann Lee, a teacher in Ashland, Va., beat Mr. Ray, repeatedly criticizing"
        " his plan for the dam."
    )
    assert told(text)[0][:2] == ("Ann Lee", "repeatedly criticizing")
