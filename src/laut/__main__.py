"""`python -m laut`."""

from laut.cli.main import run

if __name__ == "__main__":
    run()
