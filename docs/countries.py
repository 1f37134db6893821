"""Writes the states of the world into briefer/language/data/countries.tsv.

    python docs/countries.py            write the file
    python docs/countries.py --check    say whether it is what the package gives

The names, demonyms and capitals are those of the package countryinfo, which is needed for this
alone. What news calls a state besides stands in aliases.tsv, beside the file, and is kept by hand.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from countryinfo import CountryInfo, all_countries

FILE = Path(__file__).parent.parent / "briefer" / "language" / "data" / "countries.tsv"
HEAD = f"""\
# States that act in the news: from countryinfo {version("countryinfo")} (MIT licence),
# written by docs/countries.py. Do not edit it: what is missing belongs into aliases.tsv.
# name as printed <TAB> other names <TAB> demonyms and adjectives <TAB> capital
# Several values in a column are separated by "|".
"""
# What news in English calls a state that the package calls otherwise.
PRINTED = {
    "Federated States of Micronesia": "Micronesia",
    "Holy See (Vatican City State)": "Vatican",
    "Palestine, State of": "Palestine",
    "Republic of Macedonia": "North Macedonia",
    "Republic of the Congo": "Congo",
    "Swaziland": "Eswatini",
    "São Tomé and Príncipe": "Sao Tome and Principe",
    "The Bahamas": "Bahamas",
    "The Gambia": "Gambia",
}
# Territories that do not act for themselves in the news, or whose name means something else more
# often, and names that stand twice.
LEFT_OUT = frozenset(
    {"American Samoa", "Anguilla", "Antarctica", "Antilles néerlandaises", "Aruba", "Bermuda"}
    | {"Bonaire, Sint Eustatius and Saba", "Bouvet Island", "British Indian Ocean Territory"}
    | {"Cayman Islands", "Christmas Island", "Cocos (Keeling) Islands", "Cook Islands", "Curaçao"}
    | {"Falkland Islands", "Faroe Islands", "French Guiana", "French Polynesia"}
    | {"French Southern and Antarctic Lands", "Gibraltar", "Guadeloupe", "Guam", "Guernsey"}
    | {"Heard Island and McDonald Islands", "Isle of Man", "Jersey", "Macau", "Martinique"}
    | {"Mayotte", "Montserrat", "New Caledonia", "Niue", "Norfolk Island", "Pitcairn Islands"}
    | {"Northern Mariana Islands", "Réunion", "Saint Barthélemy", "Saint Helena", "South Georgia"}
    | {"Saint Martin (French part)", "Saint Pierre and Miquelon", "Sint Maarten (Dutch part)"}
    | {"Serbia and Montenegro", "Svalbard and Jan Mayen", "Tokelau", "Turks and Caicos Islands"}
    | {"United States Minor Outlying Islands", "Vatican City State", "Virgin Islands, British"}
    | {"Virgin Islands, U.S.", "Wallis and Futuna", "Western Sahara", "Åland Islands"}
    | {"Burma", "Scotland", "Wales"}
)
# Demonyms that mean another state too, or are outdated.
OTHER_DEMONYMS = frozenset({"Chinese", "Congolese", "Dominican", "Kirghiz", "Tadzhik", "Djibouti"})
DEMONYMS_OF = frozenset({"China", "Congo", "Dominican Republic"})
# Capitals by whose name other places, people and bodies are meant as well.
OTHER_CAPITALS = frozenset(
    {"Brussels", "City of San Marino", "City of Victoria", "Kingston", "Kuwait City", "San José"}
    | {"Saint John's", "St. George's", "Vatican City", "Victoria", "Georgetown", "Malé"}
)
# An English name that says what kind of state it is, and no native one: "Island" is Iceland's.
FULL_NAME = re.compile(
    r"\b(?:Republic|Kingdom|State of|States|Federation|Principality|Commonwealth|Sultanate|Emirates"
    r"|Duchy|Confederation|Czechia|Cabo Verde|Timor-Leste|Viet Nam|Darussalam)\b"
)
NO_PLURAL = re.compile(
    r"(?:s|sh|se|z|ch|Greenlandic|Motswana|Mosotho|Malagasy|-Vanuatu|-Kiribati)$"
)


def written() -> str:
    """Return what the file should hold, with the states in order of their printed names."""
    rows = sorted(row(one) for one in all_countries() if one.name() not in LEFT_OUT)
    return HEAD + "".join("\t".join(columns).rstrip("\t") + "\n" for columns in dict(rows).values())


def row(state: CountryInfo) -> tuple[str, tuple[str, str, str, str]]:
    """Return a state's printed name, and its columns."""
    given = state.name()
    name = PRINTED.get(given, given)
    others = [] if "," in given or "(" in given or given == name else [given]
    others += [one for one in state.alt_spellings() if FULL_NAME.search(one) and "," not in one]
    found = dict.fromkeys(one.removeprefix("the ") for one in others if one != name)
    capital = state.capital() or ""
    capital = "" if capital == name or capital in OTHER_CAPITALS else capital
    return name, (name, "|".join(found), "|".join(demonyms(state.demonym() or "", name)), capital)


def demonyms(given: str, name: str) -> Iterator[str]:
    """Yield each demonym, and its plural where that has an -s."""
    for one in re.split(r",| and ", given):
        demonym = one.strip()
        if not demonym or (demonym in OTHER_DEMONYMS and name not in DEMONYMS_OF):
            continue
        yield demonym
        if not NO_PLURAL.search(demonym):
            yield f"{demonym}s"


def main() -> str | None:
    """Write the file, or return what is wrong with it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--check", action="store_true")
    if not options.parse_args().check:
        FILE.write_text(written(), encoding="utf-8")
        return None
    held = FILE.read_text(encoding="utf-8")
    return None if held == written() else f"{FILE.name} is not what docs/countries.py writes"


if __name__ == "__main__":
    sys.exit(main())
