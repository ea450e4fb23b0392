"""Prints the table of Benchmarks/input-faults."""

import argparse
import collections
import os
import shutil
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "store"))

import runner
from checks import STATUSES
from seeds import Seeds
from tool import Tool, note
from trials import Trials

parser = argparse.ArgumentParser(
    prog="input-faults", description="Runs every command with mutated files and hostile options.")
parser.add_argument("executable")
parser.add_argument("--inputs", type=int, default=600, help="the number of runs (default 600; long form: 20000)")
parser.add_argument("--first", type=int, default=0, help="the number of the first run, to continue a long form (default 0)")
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--jobs", type=int, default=2, help="the number of concurrent runs (default 2)")
parser.add_argument("--only", default="", help="run only cases whose name contains this text, such as \"#17 \" or \"kmeans\"")
parser.add_argument("--keep", default="", help="the folder for the files of failed runs (default: a temporary folder)")
options = parser.parse_args()
COMMANDS = ["cluster", "columns", "campaigns", "evaluate", "sample", "kmeans", "mixture", "embed", "packages", "classify", "jobs", "worker"]


def main():
    start = time.monotonic()
    keep = options.keep or tempfile.mkdtemp(prefix="input-faults-kept-")
    with tempfile.TemporaryDirectory(prefix="input-faults-") as folder, ThreadPoolExecutor(options.jobs) as pool:
        # The executable may be rebuilt during the run.
        tool = Tool(shutil.copy(options.executable, Path(folder) / "creatives"))
        seeds = Path(folder) / "seeds"
        seeds.mkdir()
        Seeds(tool, seeds).make()
        before = runner.files(seeds)
        helps = {command: tool.run(command, "--help").stdout for command in COMMANDS}
        trials = Trials(seeds, helps, options.seed)
        numbers = [n for n in range(options.first, options.inputs) if options.only in trials.begin(n)[0].name + " "]
        note(f"seed {options.seed}: {len(numbers)} runs")
        table = collections.defaultdict(collections.Counter)
        peaks = collections.defaultdict(lambda: (0, 0))
        failures = []

        def one(number):
            return runner.attempt(tool.executable, trials, number, keep)
        for done, (trial, ended, problem) in enumerate(pool.map(one, numbers), 1):
            command = trial.case.command or "no command"
            table[command]["stopped" if ended.was_stopped else ended.status] += 1
            seconds, megabytes = peaks[command]
            peaks[command] = (seconds if ended.was_stopped else max(seconds, ended.seconds), max(megabytes, ended.megabytes))
            if problem:
                table[command]["failed"] += 1
                failures.append(trial.name)
                note(f"FAILED {trial.name} ({'; '.join(trial.told) or 'options'}): {problem}\n    {keep}/{trial.number}/line.sh")
            if done % 1000 == 0:
                note(f"{done} runs, {len(failures)} failures, {time.monotonic() - start:.0f} s")
        if runner.files(seeds) != before:
            sys.exit("input-faults: a run changed the files of another run")
    print_table(table, peaks)
    note(f"seed {options.seed}: {len(numbers)} runs in {time.monotonic() - start:.0f} s")
    if failures:
        sys.exit(f"input-faults: {len(failures)} of {len(numbers)} runs failed; their files are in {keep}")
    if not options.keep:
        os.rmdir(keep)


def print_table(table, peaks):
    columns = [*STATUSES, "stopped", "failed"]
    print("| command | runs | " + " | ".join(map(str, columns)) + " | longest | peak memory |\n|---|" + "---:|" * (len(columns) + 3))
    total = collections.Counter()
    for command in sorted(table):
        row = table[command]
        row["runs"] = sum(row[column] for column in row if column != "failed")
        total.update(row)
        seconds, megabytes = peaks[command]
        cells = " | ".join(f"{row[column]:,}" for column in ["runs", *columns])
        print(f"| {command} | {cells} | {seconds:.1f} s | {megabytes:.0f} MB |")
    print("| all | " + " | ".join(f"{total[column]:,}" for column in ["runs", *columns]) + " | | |")


main()
