"""Our reading beside LangExtract's, on one model.

    python -m benchmarks.peers PEER [URL] [MODEL] [--only NAME …]

PEER is a Python that has `langextract[openai]`; `make peers` makes one. Both read the sample
articles through one server that counts, with their defaults, one after the other: requests,
tokens, seconds, findings, and findings tied to a stretch of the source (for us: those that passed
verification). What each found goes into `peers.json` in the working directory, to be read: whether
a finding is true only a reader can tell.
"""

import argparse
import json
import subprocess
import time
from pathlib import Path
from typing import Any

from benchmarks.counting import Count, counted
from briefer.day import daily
from briefer.settings import Settings
from briefer.values.briefing import Briefing
from briefer.values.finding import line_of

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
URL, MODEL = "http://127.0.0.1:8089/v1", "qwen2.5-coder-1.5b-instruct"
PEER = "LangExtract"
READERS = ("default", "brief", PEER)
"""Our sets of prompts, and the other."""


def ours(url: str, model: str, prompt_set: str) -> list[dict[str, Any]]:
    """Return what our model reader finds, each entry with the sentences that it rests on."""
    settings = Settings(
        model=f"openai:{model}",
        base_url=url,
        keep=False,
        timeout_s=1800,
        concurrency=2,
        prompt_set=prompt_set,
    )
    return found(daily([str(SEEDS)], settings))


def found(briefing: Briefing) -> list[dict[str, Any]]:
    """Return the entries of a briefing as findings."""
    return [
        {
            "kind": entry.finding.kind,
            "line": line_of(entry.finding),
            "attributes": entry.finding.model_dump(
                include={"party", "stance", "issue", "speaker"}, exclude_none=True
            ),
            "evidence": " ".join(one.text for one in entry.evidence),
        }
        for story in briefing.stories
        for entry in story.entries
    ]


def theirs(url: str, model: str, peer: str) -> list[dict[str, Any]]:
    """Return what LangExtract finds in the files as they are."""
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    made = subprocess.run(
        [peer, ROOT / "benchmarks" / "peer_langextract.py", url, model],
        input=json.dumps(texts),
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    findings: list[dict[str, Any]] = json.loads(made.stdout)
    return findings


def told(name: str, count: Count, seconds: float, findings: list[dict[str, Any]]) -> str:
    """Return a line of the table."""
    tied = sum(bool(one["evidence"]) for one in findings)
    each = count.output_tokens / tied if tied else 0
    return (
        f"{name:22s}{count.requests:9,}{count.prompt_tokens:9,}{count.output_tokens:9,}"
        f"{seconds:9.0f}{len(findings):9,}{tied:9,}{each:9.1f}"
    )


def main() -> None:
    """Print the table, and write what each found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("peer", help="a Python that has langextract[openai]")
    parser.add_argument("url", nargs="?", default=URL)
    parser.add_argument("model", nargs="?", default=MODEL)
    parser.add_argument("--only", nargs="*", choices=READERS, default=READERS, help="which of them")
    asked = parser.parse_args()
    columns = ("requests", "asked", "answered", "seconds", "findings", "tied", "answer/1")
    print(f"{'':22s}{''.join(f'{name:>9s}' for name in columns)}")
    all_found = {}
    for name in asked.only:
        with counted(asked.url) as (at, count):
            begun = time.perf_counter()
            if name == PEER:
                all_found[name] = theirs(at, asked.model, asked.peer)
            else:
                all_found[name] = ours(at, asked.model, name)
            print(told(name, count, time.perf_counter() - begun, all_found[name]), flush=True)
    Path("peers.json").write_text(json.dumps(all_found, indent=1, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
