"""How long a briefing of the sample articles takes, the whole process: python -m benchmarks.daily.

The embedded reader reads, and files of all four formats are written.
"""

import tempfile
from pathlib import Path

from benchmarks.measure import best

SEEDS = Path(__file__).parent.parent / "seeds"
TIMES = 5


def main() -> None:
    """Print one line for all formats together, and one for each alone."""
    for formats in ("md,html,pdf,json", "md", "html", "pdf", "json"):
        with tempfile.TemporaryDirectory() as folder:
            options = ["--model", "embedded", "--format", formats, "--output", folder]
            measured = best(["daily", str(SEEDS), *options], TIMES)
        name = f"briefer daily seeds/ --format {formats}"
        print(
            f"{name:<45} {measured.seconds:6.3f} s   {measured.megabytes:5.0f} MB   best of {TIMES}"
        )


if __name__ == "__main__":
    main()
