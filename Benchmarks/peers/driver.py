"""Runs the cases and prints their tables. `compare` prepares the environment."""

import argparse
import json
import os
import signal
import sys
import tempfile
from datetime import date
from pathlib import Path

import embed_cases
import kmeans_cases
import memory_case
import mixture_cases
import package_cases
from conditions import THREADS
from contestants import ContestantError
from report import machine

CASES = {
    "kmeans": kmeans_cases.kmeans,
    "kmeans-restarts": kmeans_cases.kmeans_restarts,
    "mixture-tied": mixture_cases.tied,
    "mixture-full": mixture_cases.full,
    "mixture-diagonal": mixture_cases.diagonal,
    "mixture-sweep": mixture_cases.sweep,
    "memory": memory_case.memory,
    "packages": package_cases.packages,
}
# These use a separate environment, and therefore cannot run together with the others.
EMBED_CASES = {
    "embed-30": embed_cases.embed_30,
    "embed-5": embed_cases.embed_5,
    "embed-200": embed_cases.embed_200,
    "embed-start": embed_cases.start,
    "packages-whole": package_cases.packages_whole,
}


class CaseSettings:
    """The settings of a case: its folder, size, number of rounds and contestants."""

    def __init__(self, arguments, folder):
        self.folder, self.executable, self.quick = folder, arguments.executable, arguments.quick
        self.rounds = arguments.rounds or (2 if arguments.quick else 5)
        self.contestants, self.pools = [], {}

    def rows(self, count):
        return count // 10 if self.quick else count

    def start_contestants(self, contestants):
        self.contestants += contestants
        return contestants

    def end_contestants(self):
        """Ends all processes, so that none holds memory or threads in the next case."""
        for contestant in self.contestants:
            contestant.close()
        self.contestants = []

    def threads(self, contestant, answer):
        if "threads" in answer:
            self.pools[contestant.name] = answer["threads"]


def parse_arguments():
    parser = argparse.ArgumentParser(prog="compare", add_help=False)
    parser.add_argument("cases", metavar="CASE", nargs="*")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--executable", required=True)
    arguments = parser.parse_intermixed_args()
    if "embed" in arguments.cases:
        arguments.cases = [case for case in arguments.cases if case not in EMBED_CASES | {"embed": None}]
        arguments.cases += [case for case in EMBED_CASES if case.startswith("embed")]
    for case in arguments.cases:
        if case not in CASES | EMBED_CASES:
            parser.error(f"no case {case!r}, expected {', '.join(CASES | EMBED_CASES)}")
    if len({case in EMBED_CASES for case in arguments.cases}) > 1:
        parser.error("embed cases and packages-whole cannot run together with the others")
    if arguments.rounds is not None and arguments.rounds < 1:
        parser.error(f"--rounds is {arguments.rounds}, expected at least 1")
    if arguments.json and not arguments.json.absolute().parent.is_dir():
        parser.error(f"--json {arguments.json}: the folder does not exist")
    return arguments


def main():
    arguments = parse_arguments()
    # Every process inherits this, so that all have the same cores, regardless of their threads.
    cores = sorted(os.sched_getaffinity(0))[:THREADS]
    os.sched_setaffinity(0, cores)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # exits the block of the folder, which deletes it

    line = machine(cores)
    quick = ", --quick" if arguments.quick else ""
    print(f"{line}; {THREADS} threads each{quick}; {date.today()}\n", flush=True)
    document = {"machine": line, "quick": arguments.quick, "date": str(date.today()), "cases": {}}
    for name in arguments.cases or CASES:
        print(f"{name} …", file=sys.stderr)
        with tempfile.TemporaryDirectory(prefix="compare-") as folder:
            setting = CaseSettings(arguments, Path(folder))
            try:
                tables = (CASES | EMBED_CASES)[name](setting)
            finally:
                setting.end_contestants()
        for table in tables:
            print(table.markdown() + "\n", flush=True)
        if setting.pools:
            pools = "; ".join(f"{name}: {', '.join(pools)}" for name, pools in setting.pools.items())
            print(f"Thread pools: {pools}.\n", flush=True)
        document["cases"][name] = {"tables": [table.json() for table in tables], "threads": setting.pools}
    if arguments.json:
        arguments.json.write_text(json.dumps(document, indent=2) + "\n")


if __name__ == "__main__":
    try:
        main()
    except ContestantError as error:
        sys.exit(f"compare: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
