"""How long `briefer --help` takes, the whole process: python -m benchmarks.startup."""

from benchmarks.measure import best

TIMES = 10


def main() -> None:
    """Print one line a command."""
    for arguments in (["--help"], ["daily", "--help"], ["--version"]):
        measured = best(arguments, TIMES)
        name = f"briefer {' '.join(arguments)}"
        print(f"{name:<28} {measured.seconds:6.3f} s   best of {TIMES}")


if __name__ == "__main__":
    main()
