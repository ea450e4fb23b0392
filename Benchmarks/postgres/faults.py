"""Prints the tables of Benchmarks/postgres-faults."""

import argparse
import random
import shutil
import sys
import tempfile
from pathlib import Path

from changes import Changes
from crowd import Crowd
from server import Server
from tool import Problem, Tool, note

parser = argparse.ArgumentParser(
    prog="postgres-faults",
    description="Checks a PostgreSQL store while commands, workers, backends and the server are killed and connections are cut.")
parser.add_argument("executable")
parser.add_argument("--rounds", type=int, default=60, help="faults during imports, plans and edits (default 60)")
parser.add_argument("--jobs", type=int, default=5000, help="jobs (default 5000)")
parser.add_argument("--workers", type=int, default=8, help="worker processes at once (default 8)")
parser.add_argument("--seconds", type=float, default=120, help="the maximum time with faults during jobs (default 120)")
parser.add_argument("--pause", type=float, default=1, help="the mean time in seconds between these faults (default 1)")
parser.add_argument("--seed", type=int, default=1)
options = parser.parse_args()


def table(title, counts):
    print(f"\n| {title} | count |\n|---|---:|")
    for name, count in counts.items():
        print(f"| {name} | {count} |")


def main(folder):
    # The executable may be rebuilt during the run.
    tool = Tool(shutil.copy(options.executable, folder / "creatives"))
    numbers = random.Random(options.seed)
    server = Server(folder)
    changes = Changes(tool, server, folder, numbers)
    operations = changes.run(options.rounds)
    note(f"{operations} operations; {options.jobs} jobs")
    crowd = Crowd(tool, server, numbers, options.workers)
    took = crowd.run(options.jobs, options.seconds, options.pause)
    lost, stuck, doubled = crowd.check(options.jobs + 1)
    print(f"{operations} imports, plans and edits: each is stored entirely or not at all, and equal to an undisturbed twin.")
    table("fault during imports, plans and edits", changes.counts)
    table(f"fault during {options.jobs:,} jobs with {options.workers} workers", crowd.counts)
    print(f"\nJobs lost / stuck / done twice: {lost} / {stuck} / {doubled}, in {took:.0f} s.")


try:
    with tempfile.TemporaryDirectory(prefix="pgf-", dir="/tmp") as place:
        main(Path(place).resolve())
except Problem as problem:
    sys.exit(f"postgres-faults: {problem}")
