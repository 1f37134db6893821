"""The model reader against a small server of the tests' own: what it sends, and every fault."""

import datetime as dt
import json
import pickle
import re
import socket
import threading
import time

import jinja2
import pytest

from briefer.errors import AssetError, PassageError, ReaderError
from briefer.readers.ask import Prompts
from briefer.readers.base import AskedError
from briefer.readers.breaker import MOST_FAILED, MOST_HUNG, StoppedError
from briefer.readers.endpoint import Endpoint
from briefer.readers.limits import Limits
from briefer.readers.model import ModelReader
from briefer.readers.send import Sender
from briefer.values.article import Passage, Sentence
from briefer.values.briefing import Entry, Usage
from briefer.values.finding import Citation, KeyDevelopment, line_of
from tests.model_server import completion

pytestmark = pytest.mark.block_network(allowed_hosts=["127.0.0.1"])

PROMPTS = {
    "default/extract.md.j2": "{{ title }}\n{% for s in sentences %}{{ s.number }}| {{ s.text }}\n{% endfor %}",
    "default/compose.md.j2": "{% for e in entries %}{{ e.id }}| {{ e.text }}\n{% endfor %}",
    "default/judge.md.j2": "{% for p in pairs %}{{ p.number }}| {{ p.first }} / {{ p.second }}\n{% endfor %}",
}
EMPTY = json.dumps({"notes": [], "questions": []})


def endpoint(url, **how):
    settings = {"timeout_s": 5, "first_wait_s": 0.001, "longest_wait_s": 2, "api_key": "key"}
    return Endpoint(model="m", base_url=url, **(settings | how))


def reader(server, prompts=PROMPTS, **how):
    return ModelReader(
        Sender(endpoint(server.url, **how)), Prompts(jinja2.DictLoader(prompts)), "abc"
    )


def passage(*texts):
    sentences, start = [], 0
    for number, text in enumerate(texts, 1):
        sentences.append(
            Sentence(
                number=number, start=start, end=start + len(text), text=text, paragraph=number - 1
            )
        )
        start += len(text) + 2
    return Passage(
        article_id="a1", title="The dam", date=dt.date(2026, 3, 2), sentences=tuple(sentences)
    )


def note(statement, evidence, **fields):
    blank = {"speaker": "", "party": "", "kind": "event", "issue": "", "when": ""}
    return blank | {"statement": statement, "sentence": evidence} | fields


def form(*notes):
    return json.dumps({"notes": notes, "questions": []})


TWO = passage("The dam broke.", "Two people died.")


def test_a_reading_holds_the_findings_and_what_they_took(server):
    server.say(form(note("Two people died.", [2]), note("The dam broke.", [1])))
    reading = reader(server).read(TWO)
    assert [one.summary for one in reading.findings] == ["The dam broke.", "Two people died."]
    assert reading.usage.model_dump() == {"calls": 1, "prompt_tokens": 100, "output_tokens": 20}


def test_an_answer_can_be_settled_in_another_process(server):
    server.say(form(note("Two people died.", [2]), note("The dam broke.", [1])))
    answered = reader(server).ask(TWO)
    reading = pickle.loads(pickle.dumps(answered)).reading()
    assert reading == answered.reading()
    assert [one.summary for one in reading.findings] == ["The dam broke.", "Two people died."]


def test_the_request_is_strict_and_the_same_each_time(server):
    server.say(EMPTY)
    reader(server).read(TWO)
    reader(server).read(TWO)
    (path, headers, request), (_, _, again) = server.requests
    assert path == "/v1/chat/completions"
    assert headers["authorization"] == "Bearer key"
    assert request == again
    assert request["temperature"] == 0
    assert request["messages"] == [
        {"role": "user", "content": "The dam\n1| The dam broke.\n2| Two people died."}
    ]
    sent = request["response_format"]["json_schema"]
    assert sent["strict"] is True
    assert sent["schema"]["additionalProperties"] is False
    assert not {"pattern", "maxLength", "default"} & set(json.dumps(sent).split('"'))


def test_jinja_in_an_article_is_text(server):
    server.say(EMPTY)
    reader(server).read(passage("{{ 7*7 }} and {% raw", "It costs $x$."))
    assert (
        "1| {{ 7*7 }} and {% raw\n2| It costs $x$."
        in server.requests[0][2]["messages"][0]["content"]
    )


def test_the_about_names_model_and_prompts(server):
    about = reader(server).about
    assert (about.reader, about.model, about.prompts) == ("model", "m", "abc")


@pytest.mark.parametrize(
    "content",
    [
        f"```json\n{EMPTY}\n```",
        f"<think>Let me {{see}}.</think>\n\nHere: {EMPTY}\nDone.",
        f"Let me note the set {{a, b}} first.\n```json\n{EMPTY}\n```\nI used {{sentence}} numbers.",
        f"<think>maybe {{x}} {EMPTY}",
    ],
)
def test_a_form_inside_other_words_is_not_asked_for_again(server, content):
    server.say(content)
    assert reader(server).read(TWO).usage.calls == 1


def test_an_answer_that_is_not_the_form_is_asked_for_once_more(server):
    server.say("Certainly!")
    server.say(form(note("The dam broke.", ["1"])))
    reading = reader(server).read(TWO)
    assert [one.evidence for one in reading.findings] == [(1,)]
    assert reading.usage.calls == 2
    assert len(server.requests[1][2]["messages"]) == 3


@pytest.mark.parametrize("content", ["I am sorry.", "{}", "[1, 2]", '{"error": "x"}'])
def test_an_answer_that_is_never_the_form_fails_the_passage_after_two_calls(server, content):
    server.say(content)
    with pytest.raises(PassageError, match=r"the model m at .* did not fill in the form"):
        reader(server).read(TWO)
    assert len(server.requests) == 2


def test_an_empty_answer_does_not_hide_why_the_second_asking_failed(server):
    server.say("")
    server.fail(401)
    with pytest.raises(ReaderError, match="refuses the key") as caught:
        reader(server).read(TWO)
    assert not isinstance(caught.value, PassageError)


@pytest.mark.parametrize("content", ["", None])
def test_an_empty_answer_is_called_so(server, content):
    server.say(content)
    with pytest.raises(AskedError, match=r"the model m at .* gave an empty answer") as caught:
        reader(server).read(TWO)
    assert caught.value.usage.calls == len(server.requests) == 2


@pytest.mark.parametrize(
    ("message", "end", "said"),
    [
        ({"content": None, "refusal": "I can't\nhelp."}, "stop", "declines: I can't help."),
        ({"content": None}, "content_filter", "a content filter held it"),
        ({"content": '{"notes": ['}, "content_filter", "a content filter held it"),
    ],
)
def test_an_answer_held_back_fails_the_passage_and_is_paid_for_once(server, message, end, said):
    usage = {"prompt_tokens": 100, "completion_tokens": 0}
    choice = {"message": message, "finish_reason": end}
    server.send(json.dumps({"choices": [choice], "usage": usage}).encode())
    with pytest.raises(AskedError, match=re.escape(said)) as caught:
        reader(server).read(TWO)
    assert caught.value.usage.calls == len(server.requests) == 1


def test_a_cut_answer_is_asked_for_again_in_two_halves(server):
    server.say('{"notes": [', finish_reason="length")
    server.say(form(note("The dam broke.", [1])))
    server.say(form(note("Two people died.", [2])))
    reading = reader(server).read(TWO)
    assert [one.evidence for one in reading.findings] == [(1,), (2,)]
    assert reading.usage.calls == 3
    contents = [request["messages"][0]["content"] for _, _, request in server.requests]
    assert contents[1:] == ["The dam\n1| The dam broke.", "The dam\n2| Two people died."]


def test_one_sentence_whose_answer_is_cut_fails_the_passage(server):
    server.say('{"notes": [', finish_reason="length")
    with pytest.raises(PassageError, match="did not end its answer"):
        reader(server).read(passage("The dam broke."))
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "fields", [{"type": "exceed_context_size_error"}, {"code": "context_length_exceeded"}]
)
def test_a_passage_too_long_for_the_context_is_read_in_halves(server, fields):
    server.fail(400, "too long", **fields)
    server.say(EMPTY)
    reader(server).read(TWO)
    assert len(server.requests) == 3


@pytest.mark.parametrize(
    ("status", "fields", "message"),
    [
        (401, {}, "refuses the key"),
        (403, {}, "refuses the key"),
        (402, {}, "the quota is spent"),
        (429, {"code": "insufficient_quota"}, "the quota is spent"),
        (404, {"code": "model_not_found"}, "is not there"),
    ],
)
def test_what_waiting_does_not_mend_stops_at_once(server, status, fields, message):
    server.fail(status, "that will not do", **fields)
    with pytest.raises(
        ReaderError, match=f"the model m at .*{message}.*that will not do"
    ) as caught:
        reader(server).read(TWO)
    assert not isinstance(caught.value, PassageError)
    assert caught.value.tip
    assert len(server.requests) == 1


def test_a_server_that_asks_for_a_key_says_so(server):
    server.fail(401)
    with pytest.raises(ReaderError, match="asks for a key"):
        reader(server, api_key=None).read(TWO)


def test_a_refused_request_fails_the_passage(server):
    server.fail(400, "content filter")
    with pytest.raises(PassageError, match=r"refuses the request.*content filter"):
        reader(server).read(TWO)
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [408, 409, 429, 500, 503])
def test_a_fault_that_passes_is_tried_again(server, status):
    server.fail(status)
    server.fail(status)
    server.say(EMPTY)
    assert reader(server).read(TWO).usage.calls == 1
    assert len(server.requests) == 3


@pytest.mark.parametrize("status", [429, 500])
def test_a_fault_that_stays_fails_the_passage_within_its_bounds(server, status):
    server.fail(status)
    with pytest.raises(PassageError, match="in 4 attempts"):
        reader(server).read(TWO)
    assert len(server.requests) == 4


@pytest.mark.parametrize("header", [("retry-after", "0.3"), ("retry-after-ms", "300")])
def test_the_wait_that_a_server_asks_for_is_kept(server, header):
    server.fail(429, headers=[header])
    server.say(EMPTY)
    began = time.monotonic()
    reader(server).read(TWO)
    assert time.monotonic() - began >= 0.3


def test_a_longer_wait_than_ours_is_not_waited_for(server):
    server.fail(429, headers=[("retry-after", "3600")])
    with pytest.raises(PassageError, match="limits requests"):
        reader(server).read(TWO)
    assert len(server.requests) == 1


def test_a_cut_connection_is_tried_again_and_then_fails_the_passage(server):
    server.send(b'{"choices": [', cut=True)
    with pytest.raises(PassageError, match="was cut in 4 attempts"):
        reader(server).read(TWO)
    assert len(server.requests) == 4


def test_a_server_that_hangs_is_asked_no_more_before_five_calls_have_failed(server):
    server.send(b"", delay_s=5)
    one = reader(server, timeout_s=0.05, attempts=MOST_HUNG)
    with pytest.raises(PassageError):
        one.read(TWO)
    with pytest.raises(ReaderError, match=rf"no answer within 0.05 s, {MOST_HUNG} times in a row"):
        one.read(TWO)
    assert len(server.requests) <= MOST_HUNG + 1


def test_a_timeout_fails_the_passage(server):
    server.send(b"", delay_s=5)
    with pytest.raises(PassageError, match=r"no answer within 0\.1 s"):
        reader(server, timeout_s=0.1, attempts=2).read(TWO)
    assert len(server.requests) == 2


def test_a_broken_body_fails_the_passage(server):
    server.send(b'{"choices": [{"mess')
    with pytest.raises(PassageError, match="a body that is no JSON"):
        reader(server).read(TWO)
    assert len(server.requests) == 4


def test_a_page_instead_of_an_answer_stops_at_once(server):
    server.send(b"<html>Welcome</html>", headers=(("content-type", "text/html"),))
    with pytest.raises(ReaderError, match="not as an OpenAI-compatible endpoint"):
        reader(server).read(TWO)
    assert len(server.requests) == 1


@pytest.mark.parametrize("body", [b'{"hello": 1}', b"{}", b'{"choices": []}'])
def test_json_that_is_no_completion_fails_the_passage(server, body):
    server.send(body)
    with pytest.raises(PassageError, match="without an answer"):
        reader(server).read(TWO)


def test_no_server_at_the_address_stops_at_once():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    one = ModelReader(Sender(endpoint(url)), Prompts(jinja2.DictLoader(PROMPTS)))
    with pytest.raises(ReaderError, match=f"no server answers at {url}") as caught:
        one.read(TWO)
    assert not isinstance(caught.value, PassageError)


def test_a_password_in_the_address_is_not_shown(server):
    server.fail(500)
    place = server.url.replace("//", "//me:secret@")
    one = ModelReader(Sender(endpoint(place)), Prompts(jinja2.DictLoader(PROMPTS)))
    with pytest.raises(PassageError) as caught:
        one.read(TWO)
    assert "secret" not in str(caught.value)


def test_openai_itself_needs_a_key():
    with pytest.raises(ReaderError, match="needs a key"):
        Sender(Endpoint(model="m"))


def test_a_temperature_that_the_model_does_not_take_is_left_out_from_then_on(server):
    server.fail(400, "unsupported", param="temperature", code="unsupported_value")
    server.say(EMPTY)
    one = reader(server)
    one.read(TWO)
    one.read(passage("The dam broke."))
    assert ["temperature" in request for _, _, request in server.requests] == [True, False, False]


def test_a_reader_serves_several_threads(server):
    server.fail(503)
    server.fail(503)
    server.say(EMPTY)
    one = reader(server)
    readings = []
    ours = [passage(f"The dam broke {number} times.") for number in range(8)]
    threads = [threading.Thread(target=lambda p=p: readings.append(one.read(p))) for p in ours]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(readings) == 8
    assert len(server.requests) == 10


def test_nothing_is_logged_to_the_terminal(server, capfd):
    server.fail(404)
    with pytest.raises(ReaderError):
        reader(server).read(TWO)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n{{ titel }}", r"extract\.md\.j2, line 2: there is no variable `titel`"),
        ("{% for %}", r"extract\.md\.j2, line 1: "),
        ("\n\n{{ 1 / 0 }}", r"extract\.md\.j2, line 3: "),
    ],
)
def test_a_mistaken_prompt_is_reported_with_its_line(server, text, message):
    server.say(EMPTY)
    with pytest.raises(AssetError, match=message):
        reader(server, PROMPTS | {"default/extract.md.j2": text}).read(TWO)
    assert not server.requests


def test_a_missing_prompt_is_reported(server):
    with pytest.raises(AssetError, match=r"default/extract\.md\.j2: there is no such file"):
        reader(server, {})


def entry(name, summary):
    return Entry(
        id=name,
        finding=KeyDevelopment(summary=summary, evidence=(1,)),
        evidence=(Citation(article_id="a1", sentence=int(name[1:]), start=0, end=1, text="x"),),
    )


def test_a_bottom_line_names_its_entries(server):
    server.say('{"sentences": [{"entries": ["d1", "[d2]"], "text": "The dam broke."}]}')
    composition = reader(server).compose([entry("d1", "The dam broke."), entry("d2", "Two died.")])
    assert [(one.text, one.entries) for one in composition.statements] == [
        ("The dam broke.", ("d1", "d2"))
    ]
    assert server.requests[0][2]["messages"][0]["content"] == "d1| The dam broke.\nd2| Two died."


def test_what_a_model_passes_over_is_told_in_its_own_words(server):
    server.say('{"sentences": [{"entries": ["d2"], "text": "Two people died."}]}')
    composition = reader(server).compose([entry("d1", "The dam broke."), entry("d2", "Two died.")])
    assert [(one.text, one.entries) for one in composition.statements] == [
        ("The dam broke.", ("d1",)),
        ("Two people died.", ("d2",)),
    ]


def test_nothing_is_asked_about_no_entries(server):
    assert reader(server).compose([]).statements == ()
    assert not server.requests


def test_sentences_that_were_passed_over_are_asked_for_once_more(server):
    sentences = tuple(
        Sentence(number=n, start=9 * n, end=9 * n + 8, text="It rains", paragraph=0)
        for n in range(1, 5)
    )
    server.say(form(note("One is here.", [1])))
    server.say(form(*(note(f"{n} is here.", [n]) for n in (2, 3, 4))))
    reading = reader(server).read(TWO.model_copy(update={"sentences": sentences}))
    assert reading.usage.calls == 2
    asked = server.requests[1][2]["messages"][0]["content"].rpartition("<article>")[2]
    assert [one.evidence for one in reading.findings] == [(1,), (2,), (3,), (4,)]
    assert "\n2| " in asked
    assert "\n1| " not in asked


def test_a_dead_server_ends_the_calls_after_a_few(server):
    server.fail(503, "down")
    one = reader(server, attempts=2)
    errors = []
    for number in range(20):
        with pytest.raises(ReaderError) as caught:
            one.read(passage(f"The dam broke {number} times."))
        errors.append(caught.value)
    stopped = [error for error in errors if isinstance(error, StoppedError)]
    assert len(errors) - len(stopped) == MOST_FAILED
    assert len(server.requests) == 2 * MOST_FAILED
    assert "5 calls in a row" in str(stopped[0])
    assert "down" in str(stopped[0])


def test_an_answer_between_failures_keeps_the_calls_going(server):
    server.behaviour = lambda asked: server.plan[0 if "broke" in json.dumps(asked) else 1]
    server.fail(503)
    server.say(EMPTY)
    one = reader(server, attempts=1)
    for number in range(3 * MOST_FAILED):
        if number % (MOST_FAILED - 1) == 0:
            one.read(passage(f"The dam held {number} times."))
        with pytest.raises(PassageError):
            one.read(passage(f"The dam broke {number} times."))


def test_a_server_that_answered_before_may_be_starting_anew(server):
    server.say(EMPTY)
    one = reader(server, attempts=4, first_wait_s=0.2)
    one.read(TWO)
    server.close()
    threading.Timer(0.1, server.open_again).start()
    one = one.read(passage("The dam held."))
    assert one.usage.calls == 1


def test_one_refusal_slows_all_the_threads(server):
    times = []

    def behaviour(_):
        times.append(time.monotonic())
        return server.plan[0 if len(times) == 1 else 1]

    server.fail(429, headers=[("retry-after", "0.4")])
    server.say(EMPTY)
    server.behaviour = behaviour
    one = reader(server)
    ours = [passage(f"The dam broke {number} times.") for number in range(4)]
    threads = [threading.Thread(target=one.read, args=(p,)) for p in ours]
    threads[0].start()
    while not times:
        time.sleep(0.01)
    time.sleep(0.1)
    for thread in threads[1:]:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(times) == 5
    assert min(times[1:]) - times[0] >= 0.4


def test_a_context_that_is_shortened_in_silence_is_said_and_read_in_halves(server, capsys):
    server.say(EMPTY, usage=(5, 20))  # the whole has eleven words
    server.say(EMPTY, usage=(30, 20))
    texts = ("The dam above the town broke.", "Two people died there.")
    usage = reader(server, {**PROMPTS}).read(passage(*texts)).usage
    assert usage == Usage(calls=3, prompt_tokens=65, output_tokens=60)
    assert len(server.requests) == 3
    assert "read 5 of about" in capsys.readouterr().err


def test_a_server_that_takes_no_schema_is_told_it_in_the_message(server):
    server.fail(400, "response_format.type json_schema is not supported")
    server.say(form(note("The dam broke.", [1])), usage=(1000, 20))
    one = reader(server)
    assert len(one.read(TWO).findings) == 1
    one.read(passage("The dam held."))
    shapes = [request.get("response_format", {}).get("type") for _, _, request in server.requests]
    assert shapes == ["json_schema", "json_object", "json_object"]
    assert '"notes"' in server.requests[1][2]["messages"][0]["content"]


def test_a_passage_that_is_cut_again_and_again_is_given_up(server):
    server.say('{"notes": [', finish_reason="length")
    texts = [f"The dam broke {number} times." for number in range(64)]
    with pytest.raises(PassageError, match="did not end its answer"):
        reader(server).read(passage(*texts))
    assert len(server.requests) == 5  # the whole, the first half of each half, the other eighth


def test_a_reading_stands_where_the_limit_allows_no_second_asking(server):
    texts = [f"The dam broke {number} times." for number in range(9)]
    server.say(form(note("The dam broke 0 times.", [1])), usage=(100, 20))
    limits = Limits(max_tokens=3100)
    one = ModelReader(Sender(endpoint(server.url), limits), Prompts(jinja2.DictLoader(PROMPTS)))
    reading = one.read(passage(*texts))
    assert [line_of(finding) for finding in reading.findings] == ["The dam broke 0 times."]
    assert len(server.requests) == 1


def test_an_answer_that_drips_in_is_not_waited_for_beyond_its_time(server):
    server.send(EMPTY.encode() * 20, drip_s=0.05)
    begun = time.monotonic()
    with pytest.raises(PassageError, match=r"gave no answer within 0\.3 s"):
        reader(server, timeout_s=0.3, attempts=2).read(TWO)
    assert len(server.requests) == 2
    assert time.monotonic() - begun < 5


def test_the_key_is_never_repeated(server):
    key = "sk-secret-0123456789"
    server.fail(401, f"Incorrect API key provided: {key}")
    with pytest.raises(ReaderError, match="refuses the key") as caught:
        reader(server, api_key=key).read(TWO)
    assert key not in f"{caught.value} {caught.value.tip}"


def test_the_tokens_of_a_server_that_does_not_count_are_estimated(server, capsys):
    server.send(b'{"choices": [{"message": {"content": "{\\"notes\\": []}"}}]}')
    usage = reader(server).read(TWO).usage
    assert usage.calls == 1
    assert usage.prompt_tokens > 0
    assert usage.output_tokens > 0
    assert "does not count tokens" in capsys.readouterr().err


def test_a_limit_of_tokens_holds_where_the_server_does_not_count(server):
    server.send(b'{"choices": [{"message": {"content": "{\\"notes\\": []}"}}]}')
    limited = Sender(endpoint(server.url, output_tokens=10), Limits(max_tokens=60))
    model = ModelReader(limited, Prompts(jinja2.DictLoader(PROMPTS)))
    dams = [passage(f"The dam of {number} broke.") for number in range(20)]
    with pytest.raises(StoppedError, match="limit of 60 tokens"):
        list(map(model.read, dams))
    assert 1 <= len(server.requests) < 6


@pytest.mark.parametrize("body", [b"<html>busy</html>", b'{"error": {"message": "busy"}}'])
def test_a_page_in_the_place_of_an_answer_is_tried_again(server, body):
    server.say(EMPTY)
    server.send(body)
    server.say(EMPTY)
    model = reader(server)
    model.read(TWO)
    assert model.read(passage("The dam held.")).usage.calls == 1
    assert len(server.requests) == 3


@pytest.mark.parametrize("fields", [{"code": [1]}, {"code": {"a": 1}, "type": 3}])
@pytest.mark.parametrize("status", [400, 429])
def test_an_error_that_is_named_by_no_word_is_one_like_any_other(server, status, fields):
    server.fail(status, **fields)
    with pytest.raises(PassageError, match="no"):
        reader(server, attempts=2).read(TWO)


def test_the_first_notes_stay_where_asking_again_fails(server):
    sentences = [f"The dam of town {number} broke on Monday." for number in range(6)]
    server.say(form(note(sentences[0], [1])))
    server.fail(422)
    reading = reader(server).read(passage(*sentences))
    assert [one.evidence for one in reading.findings] == [(1,)]
    assert reading.usage.calls == 1


@pytest.mark.parametrize("good", [0, 1])
def test_of_two_halves_the_good_one_counts_and_the_other_is_named(server, good):
    server.say("{", finish_reason="length")
    said = [form(note(one.text, [one.number])) for one in TWO.sentences]
    server.say(said[0]) if good == 0 else server.fail(422, "not this one")
    server.say(said[1]) if good == 1 else server.fail(422, "not this one")
    reading = reader(server).read(TWO)
    assert [one.evidence for one in reading.findings] == [(good + 1,)]
    [failed] = reading.failed
    assert failed.passage.sentences == TWO.sentences[1 - good : 2 - good]
    assert "not this one" in failed.reason
    assert reading.usage.calls == 2


def test_what_the_halves_took_is_told_though_both_fail(server):
    server.say("{", finish_reason="length")
    server.say("I am sorry.")
    with pytest.raises(AskedError) as caught:
        reader(server).read(TWO)
    assert caught.value.usage.calls == 5


def test_a_part_of_a_half_that_fails_is_named_alone(server):
    four = passage("The dam broke.", "Two people died.", "Rain fell.", "A road closed.")

    def behaviour(request):
        content = request["messages"][0]["content"]
        cut = content.count("| ") > 1
        text = "I am sorry." if "3| " in content and not cut else EMPTY
        return completion("{" if cut else text, "length" if cut else "stop", (100, 20))

    server.behaviour = behaviour
    [failed] = reader(server).read(four).failed
    assert [one.number for one in failed.passage.sentences] == [3]
    assert [one.number for one in failed.passage.before] == [1, 2]


def test_who_asks_for_a_long_wait_is_quoted_and_asked_once(server):
    server.fail(429, headers=[("retry-after", "300")])
    with pytest.raises(PassageError, match="asks to wait 300 s and did not answer in one attempt"):
        reader(server).read(TWO)
    assert len(server.requests) == 1


def test_waiting_for_its_turn_takes_nothing_of_the_time_for_trying_again(server):
    server.fail(500)
    server.say(EMPTY)
    opened = reader(server, patience_s=0.5)
    opened._sender._calls._gate.slow(0.6)
    assert opened.read(TWO).findings == ()
    assert len(server.requests) == 2
