"""How well one party is known under its many names, and a place from the government named by it.

    python -m benchmarks.eval_parties [FOLDER] [--errors]

FOLDER holds `entity_aliases.jsonl` and `place_metonymy.jsonl`. Printed are:

- B-cubed precision, recall and F1 of the mentions on the strict chains of the first, each
  mention once and as often as it stands. The mentions of one event are linked at a time, as a
  briefing does with a story. The system is given their words, and the sentences in which they stand
  as the text to learn from; of two mentions it says the same key, or not. It is given no id, no
  outlet, no chain and no count. Beside it: mentions of the same words linked, and each alone.
- The accuracy of the second: whether the name at `start:end` is an actor there ("metonymic") or
  a place ("literal"). Beside it: the published .836, and the larger class alone.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from briefer.language.acting import acts
from briefer.language.who import meant, who_is_who

DEFAULT = Path("../shared/eval/dev")
PUBLISHED = 0.836  # Gritta et al., "Vancouver Welcomes You!" (ACL 2017), on the whole set
Row = dict[str, Any]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--errors", action="store_true", help="show what is wrong")
    arguments = parser.parse_args()
    for name, measure in (
        ("entity_aliases.jsonl", measure_links),
        ("place_metonymy.jsonl", measure_places),
    ):
        path = arguments.folder / name
        if not path.exists():
            print(f"{name}: not in {arguments.folder}, so nothing is measured")
            continue
        rows = [json.loads(line) for line in path.open(encoding="utf-8")]
        measure(rows, errors=arguments.errors)


def measure_links(rows: Sequence[Row], *, errors: bool) -> None:
    """Print how well the mentions of the strict chains are linked."""
    events: dict[str, list[tuple[Row, str]]] = defaultdict(list)
    for row in rows:
        if row["strict_identity"]:
            events[row["event"]].extend((mention, row["id"]) for mention in row["mentions"])
    gold: dict[str, str] = {}
    times: dict[str, int] = {}
    ways: dict[str, dict[str, str]] = {"each alone": {}, "by its words": {}, "by who is meant": {}}
    for event, mentions in events.items():
        given = [(mention["mention"], mention["sentence"]) for mention, _ in mentions]
        for place, ((mention, chain), key) in enumerate(zip(mentions, keys(given), strict=True)):
            item = f"{event} {place}"
            gold[item], times[item] = chain, mention["count"]
            ways["each alone"][item] = item
            ways["by its words"][item] = f"{event} {mention['mention'].lower()}"
            ways["by who is meant"][item] = f"{event} {key}"
            if errors:
                print(f"  {chain}: {mention['mention']!r} is {key!r}")
    print(f"entity_aliases: {len(gold)} mentions in {len(set(gold.values()))} strict chains")
    print(f"{'':18}{'each mention once':>24}{'as often as it stands':>26}")
    once = dict.fromkeys(gold, 1)
    for name, way in ways.items():
        figures = (b_cubed(way, gold, once), b_cubed(way, gold, times))
        print(f"{name:18}" + "".join("   P {:.3f} R {:.3f} F1 {:.3f}".format(*f) for f in figures))


def keys(given: Sequence[tuple[str, str]]) -> list[str]:
    """Return the key of each mention of an event, told from the mentions and their sentences."""
    who = who_is_who(["\n".join(sorted({sentence for _, sentence in given}))])
    return [meant(mention, who) for mention, _ in given]


def b_cubed(
    found: Mapping[str, str], gold: Mapping[str, str], times: Mapping[str, int]
) -> tuple[float, float, float]:
    """Return B-cubed precision, recall and F1; an item counts as often as `times` says."""
    of_found: Counter[str] = Counter()
    of_gold: Counter[str] = Counter()
    of_both: Counter[tuple[str, str]] = Counter()
    for item, count in times.items():
        of_found[found[item]] += count
        of_gold[gold[item]] += count
        of_both[found[item], gold[item]] += count
    total = sum(times.values())
    precision = sum(n * n / of_found[one] for (one, _), n in of_both.items()) / total
    recall = sum(n * n / of_gold[one] for (_, one), n in of_both.items()) / total
    return precision, recall, 2 * precision * recall / (precision + recall)


def measure_places(rows: Sequence[Row], *, errors: bool) -> None:
    """Print how often a place name is rightly told from the actor that goes by it."""
    right = 0
    for row in rows:
        acting = acts(row["sentence"], row["start"], row["end"])
        right += acting == (row["label"] == "metonymic")
        if errors and acting != (row["label"] == "metonymic"):
            start, end = row["start"], row["end"]
            sentence = f"{row['sentence'][:start]}[{row['name']}]{row['sentence'][end:]}"
            print(f"  not {row['label']}: {sentence}")
    larger = max(Counter(row["label"] for row in rows).values())
    print(f"place_metonymy: {len(rows)} names of places, accuracy {right / len(rows):.3f}", end="")
    print(f" (published {PUBLISHED:.3f}, the larger class {larger / len(rows):.3f})")


if __name__ == "__main__":
    main()
