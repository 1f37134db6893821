"""How long each format of a long briefing takes, and how much memory: benchmarks.formats.

The briefing is read once from copies of the sample articles under other names; each format is then
written by a process of its own, from the JSON. `--pages` is about how long its PDF is to be.
"""

import argparse
import tempfile
from pathlib import Path

from pypdf import PdfReader

from benchmarks.measure import best, run
from benchmarks.scale import write_articles

PAGES_A_COPY = 10  # of the five sample articles
TIMES = 3


def main() -> None:
    """Print a line a format, with the pages of the PDF."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, nargs="+", default=[60])
    for pages in options.parse_args().pages:
        with tempfile.TemporaryDirectory() as articles, tempfile.TemporaryDirectory() as output:
            count, _ = write_articles(Path(articles), max(1, round(pages / PAGES_A_COPY)))
            given = ["--output", output, "--format"]
            run(["daily", articles, "--model", "embedded", *given, "json"])
            [briefing] = Path(output).glob("*.json")
            for fmt in ("json", "md", "txt", "html", "eml", "pdf"):
                measured = best(["render", str(briefing), *given, fmt], TIMES)
                [made] = Path(output).glob(f"*.{fmt}")
                long = f"{len(PdfReader(made).pages)} pages" if fmt == "pdf" else ""
                print(
                    f"{count:4} articles, {fmt:<4} {measured.seconds:6.2f} s "
                    f"{measured.megabytes:6.0f} MB {made.stat().st_size / 1e3:8.0f} kB  {long}"
                )


if __name__ == "__main__":
    main()
