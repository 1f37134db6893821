"""`python -m briefer` is the command `briefer`."""

from briefer.cli import run

if __name__ == "__main__":
    run()
