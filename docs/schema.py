"""Writes the JSON Schema of a briefing from the values in the code.

python docs/schema.py            write briefer/schema/briefing.schema.json
python docs/schema.py --check    say whether it is there already
"""

import argparse
import json
import sys
from pathlib import Path

from briefer.values.briefing import SCHEMA_VERSION, Briefing

SCHEMA = Path(__file__).parent.parent / "briefer" / "schema" / "briefing.schema.json"


def schema() -> str:
    """Return the schema as text: what `briefer daily --format json` writes is valid against it."""
    made = Briefing.model_json_schema(mode="serialization")
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:briefer:briefing:{SCHEMA_VERSION}",
    }
    return json.dumps(head | made, indent=2, ensure_ascii=False) + "\n"


def main() -> str | None:
    """Write the schema, or return what is wrong with the one that is there."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--check", action="store_true")
    if not options.parse_args().check:
        SCHEMA.parent.mkdir(exist_ok=True)
        SCHEMA.write_text(schema(), "utf-8")
        return None
    if SCHEMA.is_file() and SCHEMA.read_text("utf-8") == schema():
        return None
    return (
        f"{SCHEMA.name}: the form of the JSON has changed since it was written. Once a version is "
        "out, raise SCHEMA_VERSION (docs/json.md says how); then run `make schema`"
    )


if __name__ == "__main__":
    sys.exit(main())
