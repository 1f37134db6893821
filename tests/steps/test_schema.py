"""The published schema holds for what is written, and for nothing else."""

import json
from importlib.resources import files

import jsonschema
import pytest

from briefer.day import daily
from briefer.settings import Settings
from briefer.steps.example import bare_example, example

EMBEDDED = Settings(model="embedded")


@pytest.fixture
def valid():
    text = files("briefer").joinpath("schema/briefing.schema.json").read_text("utf-8")
    schema = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize("made", [example, bare_example])
def test_the_json_is_as_the_schema_has_it(made, valid):
    valid.validate(json.loads(made().model_dump_json()))


@pytest.mark.parametrize("name", ["briefing", "small_briefing", "empty_briefing", "seeds"])
def test_every_json_is_as_the_schema_has_it(name, request, valid):
    briefing = daily([name], EMBEDDED) if name == "seeds" else request.getfixturevalue(name)
    valid.validate(json.loads(briefing.model_dump_json()))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"schema_version": "2.0"}, "'1.0' was expected"),
        ({"weather": "fair"}, "weather"),
        ({"date": "tomorrow"}, "tomorrow"),
        ({"title": None}, "None"),
    ],
)
def test_the_schema_refuses_another_form(change, says, valid):
    with pytest.raises(jsonschema.ValidationError, match=says):
        valid.validate(json.loads(example().model_dump_json()) | change)
