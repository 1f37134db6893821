import pytest

from briefer.steps.cluster import term_weights
from briefer.steps.denials import contrary, denied
from briefer.steps.facts import fact
from briefer.steps.gainsaid import gainsaid
from briefer.values.finding import Citation, KeyDevelopment, PartyPosition, Supported


def held(finding, text):
    cited = Citation(article_id="a", sentence=1, start=0, end=len(text), text=text)
    return fact(Supported(finding=finding, article_id="a", evidence=(cited,), support=1.0), None)


def position(party, stance, text, speaker=None):
    return held(
        PartyPosition(
            party=party, speaker=speaker, issue="dam", stance=stance, position=text, evidence=(1,)
        ),
        text,
    )


def event(text, claimed_by=None):
    return held(KeyDevelopment(summary=text, claimed_by=claimed_by, evidence=(1,)), text)


def told_of(party, teller, text):
    one = position(party, "supports", text).supported.finding
    return held(one.model_copy(update={"told_by": teller}), text)


CLAIM = position(
    "Chile", "warns", "Ana Ruiz warned that Peru was building a secret dam on the river Loa."
)
DENIAL = position("Peru", "denies", "Peru has repeatedly denied building any dam on the river Loa.")


def share(denial, claim):
    weights = term_weights([CLAIM, DENIAL, event("Rain fell in the valley.")])
    said = gainsaid(denial)
    return denied(denial, said, claim, weights) if said else 0


def test_a_denial_meets_the_claim_it_denies():
    assert share(DENIAL, CLAIM) > 0.5


@pytest.mark.parametrize(
    "other",
    [
        position(
            "Chile", "warns", "Ana Ruiz warned that Bolivia was building a dam on the river Loa."
        ),
        position("Peru", "claims", "Peru said that it was building a dam on the river Loa."),
        position("Chile", "demands", "Chile asked Peru to sign the treaty on trade."),
        event("Peru was building a dam on the river Loa."),
        event("Chile reopened its border to Peru.", "Ana Ruiz"),
        event("Chile would act if Peru was building a dam on the river Loa.", "Ana Ruiz"),
    ],
)
def test_what_is_no_claim_about_the_denier_is_not_denied(other):
    assert share(DENIAL, other) == 0


def test_to_whom_both_speak_is_not_what_is_denied():
    claim = position("Chile", "claims", "Ana Ruiz told Bob Lee that Peru was closing schools.")
    denial = position("Peru", "denies", "Peru denied it and told Bob Lee of its faith.")
    assert share(denial, claim) == 0


def test_no_such_thing_points_to_a_claim_of_it():
    no = position("Peru", "denies", "Peru said it had planned no such dam.")
    other = position("Peru", "denies", "Peru said it had planned no such port.")
    assert share(no, CLAIM) > 0
    assert share(other, CLAIM) == 0


@pytest.mark.parametrize(
    ("claim", "denial", "met"),
    [
        (
            event("Peru's forces had captured the town of Tifni.", "Peru"),
            event("Chile denied that Tifni had fallen and said all was calm.", "Chile"),
            True,
        ),
        (
            event("The army said it had retaken the town of Bara.", "the army"),
            position(
                "Chile", "rejects", "Chile dismissed the claim that Bara was retaken as lies."
            ),
            True,
        ),
        (
            event("Hackers had stolen the data of 3 million customers.", "hackers"),
            event("No customer data had been stolen.", "the bank"),
            True,
        ),
        (
            position("Chile", "condemns", "Chile accused Peru of delaying the list of captives."),
            position("Peru", "denies", "Peru denied that it had delayed the list of captives."),
            True,
        ),
        (
            event("Chile said Peru would attend the summit in Oslo."),
            event("Peru said it would not attend the summit in Oslo."),
            True,
        ),
        (
            event("Chile said it would attend the summit in Oslo."),
            event("Peru said it would not attend the summit in Oslo."),
            False,
        ),
        (
            told_of("Peru", "Chile", "Peru is backing the rebels of Tifni, Chile said."),
            position("Peru", "rejects", "Peru says it does not support the rebels of Tifni."),
            True,
        ),
        (
            event("Three people were killed in the strike.", "officials"),
            event("No Peruvians were killed in the strike.", "Peru"),
            False,
        ),
        (
            event("Chile must join the union of the Andes.", "Chile"),
            event("Chile must not join the union of the Andes.", "Peru"),
            False,
        ),
        (
            position("Chile", "condemns", "Chile accused Peru of supplying weapons to the rebels."),
            event("Peru said it had never delivered arms to either side in the war."),
            True,
        ),
        (
            position("Chile", "condemns", "Chile accused Bolivia of supplying weapons to rebels."),
            event("Peru said it had never delivered arms to either side in the war."),
            False,
        ),
        (
            event("Five men were freed after a ransom of 2 million was paid.", "an official"),
            event("Ann Lee said soldiers freed the men in a raid and that no ransom was paid."),
            True,
        ),
        (
            event("The minister spoke of a ransom for the men.", "an official"),
            event("Ann Lee said soldiers freed the men in a raid, though she named no amount."),
            False,
        ),
        (
            event("An engineer said that cracks had appeared in the Tifni dam."),
            event("Peru said that the Tifni dam had no cracks and was safe."),
            True,
        ),
        (
            event("An engineer said that the order would close the Tifni dam."),
            event("Peru said that an order cannot close the Tifni dam."),
            False,
        ),
        (
            event("Two men survived the crash near Tifni."),
            event("Police denied earlier reports that two men had survived."),
            True,
        ),
        (
            event("Two men survived the crash near Tifni."),
            event("Nobody survived, and no report said so.", "Peru"),
            False,
        ),
        (
            event("No customer data had been stolen.", "the minister"),
            event("No customer data had been stolen.", "the bank"),
            False,
        ),
    ],
)
def test_what_another_says_is_not_so_is_denied_in_words_of_its_own(claim, denial, met):
    assert (share(denial, claim) > 0) is met


def test_what_is_undone_later_is_not_contrary():
    held = event("Police arrested a man over the stabbing in Cusco.")
    free = event("Police released a man held over the stabbing in Cusco.")
    assert not contrary(held, free, term_weights([held, free]))


def test_what_may_come_is_not_contrary_to_what_is_not_yet():
    none = event("The bank said no decision on rates had been made.")
    some = event("Analysts said a decision on rates could be made in May.")
    assert not contrary(none, some, term_weights([none, some]))


def test_only_a_denial_denies():
    assert share(CLAIM, DENIAL) == 0


WEIGHTS: dict[str, float] = {}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Peru ruled out sending troops to the border.", "Peru did not rule out sending troops to the border.", True),
        ("The court approved the merger of the two banks.", "The court blocked the merger of the two banks.", True),
        ("The court approved the merger of the two banks.", "The court approved the merger of the two banks.", False),
        ("The court convicted Ana Ruiz of fraud.", "The court did not convict Ana Ruiz of fraud.", True),
        ("Peru sent troops to the border.", "Chile did not send troops to the border.", False),
        ("The court did not sit on Monday.", "The mayor of Cusco opened a school.", False),
        (
            "A court in Cusco convicted Bob Lee of fraud and sentenced him to four years in prison.",
            "A court in Cusco sentenced Bob Lee to four years in prison for fraud, but did not convict him of theft.",
            False,
        ),
        (
            "Ruiz gave a blood sample for a test, but the results are not known.",
            "Ruiz, who was released on bail, gave a blood sample for a test.",
            False,
        ),
        (
            "Police arrested a man whom they believe to have struck a woman outside a bank in Cusco.",
            "Police released the name of a woman who was walking outside a bank in Cusco when she was struck.",
            False,
        ),
    ],
)  # fmt: skip
def test_only_one_thing_said_and_denied_of_the_same_actors_is_contrary(one, other, expected):
    assert contrary(event(one), event(other), WEIGHTS) is expected


def test_who_refuses_one_thing_does_not_deny_another():
    refusal = event("The owner, Acme, rejected the decision and said it would sue.")
    threat = event("Acme, the owner, said it would sue the city.")
    assert not contrary(refusal, threat, term_weights([refusal, threat]))


def test_two_people_of_one_surname_do_not_contradict_each_other():
    against = event("Senator John Lee rejected the budget.")
    favour = event("Senator Ana Lee supported the budget.")
    assert not contrary(against, favour, term_weights([against, favour]))
