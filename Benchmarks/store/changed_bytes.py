"""Prints the table of Benchmarks/store-bytes."""

import argparse
import random
import shutil
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tool import Problem, Tool, expect, expect_refusal, note

PAGE = 4096

parser = argparse.ArgumentParser(prog="store-bytes", description="Reads stores with changed bytes.")
parser.add_argument("executable")
parser.add_argument("--files", type=int, default=2000)
parser.add_argument("--creatives", type=int, default=300, help="the number of creatives in the store (default 300)")
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--jobs", type=int, default=2, help="the number of files that are read concurrently (default 2)")
options = parser.parse_args()
tool = Tool(options.executable)


def make_store(folder):
    """Creates a store with creatives, performance, a plan, edits, packages and jobs; returns it with the commands that read it."""
    store = folder / "whole.db"

    def run(*arguments):
        ended = tool.run(*arguments)
        expect(ended.returncode == 0, f"{arguments}: status {ended.returncode}: {ended.stderr[-300:]}")
        return ended.stdout

    run("sample", "--creatives", options.creatives, "--deals", 60, "--output", folder, "--seed", options.seed)
    run("cluster", folder / "creatives.csv", "--performance", folder / "performance.csv", "--store", store)
    run("packages", folder / "deals.json", "--model", "hashed", "--store", store)
    run("jobs", "add", "summary_refresh", "--cron", "0 6 * * MON-FRI", "--time-zone", "Europe/Berlin", "--store", store)
    run("jobs", "add", "summary_refresh", "--at", "2024-01-31T06:00:00Z", "--store", store)
    run("worker", "--until-idle", "--store", store)
    campaigns = [campaign["id"] for campaign in tool.json("campaigns", "list", "--store", store)["campaigns"]]
    run("campaigns", "rename", campaigns[0], "Renamed by hand", "--store", store)
    run("campaigns", "merge", campaigns[1], campaigns[2], "--store", store)
    run("campaigns", "delete", campaigns[3], "--store", store)
    return store, [
        ("campaigns", "list", "--json"), ("campaigns", "show", campaigns[0], "--json"), ("campaigns", "log", "--json"),
        ("packages", "--model", "hashed", "--json"), ("jobs", "list", "--json"),
    ]


# MARK: Changes


def flip(bytes, random):
    bytes[random.randrange(len(bytes))] ^= 1 << random.randrange(8)


def zero(bytes, random):
    start = random.randrange(len(bytes))
    end = min(len(bytes), start + random.randrange(1, 600))
    bytes[start:end] = b"\0" * (end - start)


def swap(bytes, random):
    one, other = (PAGE * random.randrange(len(bytes) // PAGE) for _ in range(2))
    bytes[one : one + PAGE], bytes[other : other + PAGE] = bytes[other : other + PAGE], bytes[one : one + PAGE]


def cut(bytes, random):
    del bytes[random.randrange(len(bytes) // 2, len(bytes)) :]


CHANGES = {"bits flipped": [flip], "bytes zeroed": [zero], "pages swapped": [swap], "end cut": [cut], "several": [flip, zero, swap]}


def changed(whole, random):
    """Returns the name of a kind of change, and the bytes after one to eight such changes."""
    name = random.choice(list(CHANGES))
    bytes = bytearray(whole)
    while bytes == whole:
        for _ in range(1 if name == "end cut" else random.randrange(1, 9)):
            random.choice(CHANGES[name])(bytes, random)
    return name, bytes


# MARK: Reading


def read(number, whole, commands, answers, folder):
    """Returns the kind of change of a file, and the outcome of each command."""
    kind, bytes = changed(whole, random.Random(f"{options.seed} {number}"))
    counts = Counter()
    with tempfile.TemporaryDirectory(dir=folder) as place:
        store = Path(place) / "store.db"
        store.write_bytes(bytes)
        for command, answer in zip(commands, answers):
            ended = tool.run(*command, "--store", store)
            try:
                if ended.returncode:
                    expect_refusal(ended, "store.db")
                    counts["refused"] += 1
                else:
                    expect(ended.stdout == answer, "output differs from that of the unchanged file")
                    counts["answered as before"] += 1
            except Problem as problem:
                counts["FAILED"] += 1
                note(f"file {number}, {kind}, {' '.join(map(str, command))}: {problem}")
    return kind, counts


def main():
    with tempfile.TemporaryDirectory(prefix="store-bytes-") as folder:
        folder = Path(folder)
        # The executable may be rebuilt during the run.
        tool.executable = shutil.copy(options.executable, folder / "creatives")
        store, commands = make_store(folder)
        whole = store.read_bytes()
        answers = [tool.run(*command, "--store", store).stdout for command in commands]
        expect(all(answers), "a command prints nothing for the unchanged file")
        found = {name: Counter() for name in CHANGES}
        with ThreadPoolExecutor(options.jobs) as pool:
            work = pool.map(lambda number: read(number, whole, commands, answers, folder), range(options.files))
            for kind, counts in work:
                found[kind] += counts
                found[kind]["files"] += 1
    print(f"{options.files} files of {len(whole) // PAGE} pages, {len(commands)} commands each\n")
    print("| change | files | refused in one line | answered as before | failed |\n|---|---:|---:|---:|---:|")
    for name, count in [*found.items(), ("all", sum(found.values(), Counter()))]:
        print(f"| {name} | {count['files']} | {count['refused']} | {count['answered as before']} | {count['FAILED']} |")
    if any(count["FAILED"] for count in found.values()):
        sys.exit("store-bytes: commands failed without exactly one line, or printed a different answer")


main()
