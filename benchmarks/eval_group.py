"""Measures grouping, origins and merging: python -m benchmarks.eval_group [FOLDER].

With --model and --base-url the pairs of lines in doubt are put to that model too; its answers are
kept where --cache says.
"""

import argparse
import datetime as dt
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from briefer.judging import judged
from briefer.readers import opened
from briefer.settings import Settings
from briefer.steps.cluster import term_weights
from briefer.steps.doubts import Doubt
from briefer.steps.facts import Fact, fact
from briefer.steps.group import group
from briefer.steps.origins import origins
from briefer.steps.same import likeness, margin, pair_of, says_the_same
from briefer.steps.vetoes import veto
from briefer.stories import silent
from briefer.values.article import Article
from briefer.values.finding import KeyDevelopment, Supported

FOLDER = "../shared/eval/dev"


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    """Return the rows of one file."""
    lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def article(number: int, title: str, text: str, date: str | None = None) -> Article:
    """Return an article of the text; `date` as YYYY-MM-DD."""
    day = dt.date.fromisoformat(date) if date else None
    return Article(id=f"a{number}", source=str(number), title=title, text=text, date=day)


def b_cubed(found: Mapping[str, str], gold: Mapping[str, str]) -> float:
    """Return the B-cubed F1 of one clustering of the items against another."""

    def share(one: Mapping[str, str], other: Mapping[str, str]) -> float:
        members = defaultdict(list)
        for item, label in one.items():
            members[label].append(item)
        parts = [
            sum(other[item] == other[fellow] for fellow in members[label]) / len(members[label])
            for item, label in one.items()
        ]
        return sum(parts) / len(parts)

    precision, recall = share(found, gold), share(gold, found)
    return 2 * precision * recall / (precision + recall)


def stories(folder: Path) -> None:
    """Print how well articles are grouped into stories."""
    data = rows(folder, "story_clusters")
    for label, part in (("all", data), ("ECB+", [row for row in data if row["set"] == "ecbplus"])):
        articles = [
            article(n, row["title"] or "", row["text"], row["date"]) for n, row in enumerate(part)
        ]
        gold = {f"a{n}": row["story_id"] for n, row in enumerate(part)}
        found = {one: story[0] for story in group(articles) for one in story}
        peer = {"all": 0.928, "ECB+": 0.911}[label]
        print(f"stories, {label:5} B-cubed F1 {b_cubed(found, gold):.3f}   TF-IDF {peer}")


def copies(folder: Path) -> None:
    """Print how well copies are told from articles on the same matter."""
    copied = total = false = others = 0
    for row in rows(folder, "article_copies"):
        pair = [article(1, "", row["text1"]), article(2, "", row["text2"])]
        joined = len(set(origins(pair).values())) == 1
        if row["band"] in {"copy", "edited_copy"}:
            copied, total = copied + joined, total + 1
        else:
            false, others = false + joined, others + 1
    print(
        f"origins, recall of copies {copied / total:.2f}, false {false} in {others}"
        "   Jaccard .62, 1 in 140"
    )


def paraphrases(folder: Path, settings: Settings) -> None:
    """Print how often two sentences are rightly called the same fact or not.

    With a model, also what its word on the pairs in doubt changes.
    """
    data = rows(folder, "sentence_pairs_paraphrase")
    facts = [[_fact(row["sentence1"]), _fact(row["sentence2"])] for row in data]
    weights = term_weights([one for pair in facts for one in pair])
    gold = [int(row["label"]) == 1 for row in data]
    ruled = [veto(a, b) is None and says_the_same(a, b, weights) for a, b in facts]
    _table("paraphrases", ruled, gold, "word overlap .698 / .809")
    if settings.model != "embedded":
        _with_model(facts, weights, gold, settings)


def _with_model(
    facts: Sequence[Sequence[Fact]],
    weights: Mapping[str, float],
    gold: Sequence[bool],
    settings: Settings,
) -> None:
    """Print what the model's word on the pairs in doubt makes of the same figure."""
    free = [(a, b) for a, b in facts if veto(a, b) is None]
    doubts = [
        Doubt(pair_of(a, b), away) for a, b in free if (away := margin(a, b, weights)) is not None
    ]
    with opened(settings) as reader:
        told = judged(reader, doubts, silent)
    ruled, judgements = (
        [veto(a, b) is None and says_the_same(a, b, weights, said) for a, b in facts]
        for said in ({}, told.verdicts)
    )
    _table("  with the model", judgements, gold, "")
    rows = zip(ruled, judgements, gold, strict=True)
    changed = [new == label for old, new, label in rows if old != new]
    print(
        f"  in doubt {len(doubts)}, answered {len(told.verdicts)}, corrected {sum(changed)},"
        f" broken {len(changed) - sum(changed)}; {told.usage.prompt_tokens} tokens in,"
        f" {told.usage.output_tokens} out"
    )
    for one in told.unread:
        print(f"  {one.source}: {one.reason}")


def events(folder: Path) -> None:
    """Print how well likeness tells sentences on one event from sentences on two alike ones."""
    data = rows(folder, "sentence_pairs_events")
    facts = [[_fact(row["sentence1"]), _fact(row["sentence2"])] for row in data]
    weights = term_weights([one for pair in facts for one in pair])
    alike = [likeness(a, b, weights) for a, b in facts]
    gold = [int(row["label"]) == 1 for row in data]
    print(f"events, AUC of likeness {_auc(alike, gold):.3f}   word overlap .644")


def _auc(scores: Sequence[float], gold: Sequence[bool]) -> float:
    """Return how often a true one scores higher than a false one, a tie being half of that."""
    true = [score for score, is_true in zip(scores, gold, strict=True) if is_true]
    false = [score for score, is_true in zip(scores, gold, strict=True) if not is_true]
    won = sum((one > other) + (one == other) / 2 for one in true for other in false)
    return won / (len(true) * len(false))


def _fact(text: str) -> Fact:
    finding = KeyDevelopment(summary=text, evidence=(1,))
    return fact(Supported(finding=finding, article_id="a1", evidence=(), support=1.0), None)


def _table(name: str, called: Sequence[bool], gold: Sequence[bool], peer: str) -> None:
    right = sum(one == other for one, other in zip(called, gold, strict=True))
    hits = sum(one and other for one, other in zip(called, gold, strict=True))
    f1 = 2 * hits / (sum(called) + sum(gold))
    print(f"{name}, accuracy {right / len(gold):.3f}, F1 {f1:.3f}   {peer}")


def main() -> None:
    """Print the figures, or say what is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(FOLDER))
    parser.add_argument("--model", metavar="NAME", help="ask this model about pairs in doubt")
    parser.add_argument("--base-url", metavar="URL", help="where it is served")
    parser.add_argument("--cache", metavar="FILE", type=Path, help="the file of kept answers")
    asked = parser.parse_args()
    folder = asked.folder
    settings = Settings(
        model=f"openai:{asked.model}" if asked.model else "embedded",
        base_url=asked.base_url,
        cache=asked.cache,
        timeout_s=600,
    )
    if not folder.is_dir():
        print(f"{folder}: no such folder; give the folder of the labelled articles")
        return
    stories(folder)
    copies(folder)
    paraphrases(folder, settings)
    events(folder)


if __name__ == "__main__":
    main()
