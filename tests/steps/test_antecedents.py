from briefer.steps.split import sentences
from briefer.steps.verify import index, verify
from briefer.values.article import Article
from briefer.values.finding import KeyDevelopment, OmissionReason, Supported

SAID = "Rosa Bianco signed 14 contracts in Lima on Friday."


def told(text, line, number, **more):
    article = Article(id="a", source="s", title="Contracts in Lima", text=text)
    finding = KeyDevelopment(summary=line, evidence=(number,), **more)
    return verify(finding, index(article, sentences(text)))


def test_the_sentence_with_the_name_is_cited_too():
    text = "Rosa Bianco flew to Peru. It rained. She signed 14 contracts in Lima on Friday."
    kept = told(text, SAID, 3)
    assert isinstance(kept, Supported)
    assert [(one.sentence, one.naming) for one in kept.evidence] == [(1, True), (3, False)]
    assert not kept.moved


def test_a_name_is_refused_where_another_can_be_meant():
    text = (
        "Rosa Bianco flew to Peru. Another woman waited in the hall. "
        "She signed 14 contracts in Lima on Friday."
    )
    lost = told(text, SAID, 3)
    assert (lost.reason, lost.detail) == (OmissionReason.NAME, "Rosa Bianco")


def test_a_claim_of_nobody_known_is_left_out():
    text = "Paul Bianco met Mark Ford in Leeds. It was late. He said the dam would hold."
    lost = told(text, "The dam would hold.", 3)
    assert lost.reason == OmissionReason.SPEAKER
