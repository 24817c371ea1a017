"""A program for tests: adds numbered reports to a ledger and says so after each; made to be killed.

usage: adder.py LEDGER FIRST
"""

import sys
from itertools import count

from laut.flows.add import keep
from laut.flows.merge import merge
from laut.ledger.store import Store
from laut.model.reading import Reading
from laut.model.report import make_report


def main(where: str, first: int) -> None:
    store = Store(where, write=True)
    for number in count(first):
        report = make_report(f"Report number {number} of a test. " * 20, id=f"n{number}")
        for added in keep(store, [Reading(report)]):
            print(added.report, flush=True)
        if number % 5 == 0:
            merge(store)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
