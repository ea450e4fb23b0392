"""Shuffles the rows and the files of each sample, and compares the results of the commands byte by byte.

The comparison excludes times (seconds, *_at), names of runs, and line numbers of refused rows, whose lines are compared as a set.
"""

import argparse
import collections
import json
import os
import random
import re
import subprocess
import sys
import tempfile

from tables import all_samples

TIMES = re.compile(r"^(seconds|analysis_seconds|.*_at|duration)$")
PLACES = re.compile(r"(\.csv):[0-9]+")


def without_times(value):
    """Returns a document without times and positions of rows."""
    if isinstance(value, dict):
        kept = {key: without_times(item) for key, item in value.items() if not TIMES.match(key)}
        if isinstance(kept.get("problems"), list):
            kept["problems"] = sorted(PLACES.sub(r"\1:N", text) for text in kept["problems"])
        if isinstance(kept.get("run"), dict):
            kept["run"].pop("id", None)
        return kept
    if isinstance(value, list):
        return [without_times(item) for item in value]
    return value


def run(executable, *words):
    """Returns the exit status, standard output and standard error of a command."""
    done = subprocess.run([executable, *words], capture_output=True, text=True, check=False)
    lines = done.stderr.replace("\r", "\n").splitlines()
    refused = sorted(PLACES.sub(r"\1:N", line) for line in lines if PLACES.search(line))
    return done.returncode, done.stdout, "\n".join([line for line in lines if not PLACES.search(line)] + refused)


def document(parts, name, result):
    """Adds the result of a command."""
    status, output, errors = result
    parts[name + " status"], parts[name + " errors"] = str(status), errors
    try:
        parts[name] = json.dumps(without_times(json.loads(output)), indent=1, ensure_ascii=False)
    except json.JSONDecodeError:
        parts[name] = output


def results(executable, sample, paths, folder):
    """Returns all results of the commands on the files, by name."""
    parts, out = {}, os.path.join(folder, "out.csv")
    if sample.command == "evaluate":
        document(parts, "evaluate", run(executable, "evaluate", *paths, "--json"))
        return parts
    words = [sample.command, *paths, *sample.options, "--json"]
    option = "--assignments" if sample.command == "cluster" else "--classifications"
    document(parts, sample.command, run(executable, *words, option, out))
    with open(out, encoding="utf-8") as file:
        parts[option] = re.sub(r"\d{4}-\d\d-\d\dT[0-9:.]+Z", "TIME", file.read())
    if sample.keeps_store:
        store = os.path.join(folder, "store.db")
        document(parts, "cluster --store", run(executable, *words, "--store", store))
        status, listed, _ = found = run(executable, "campaigns", "list", "--store", store, "--json")
        document(parts, "campaigns list", found)
        for campaign in json.loads(listed)["campaigns"][:3] if status == 0 else []:
            document(parts, f"campaigns show {campaign['id']}",
                     run(executable, "campaigns", "show", str(campaign["id"]), "--by", "day", "--store", store, "--json"))
    return parts


def shuffled(sample, chance, folder):
    """Returns the files of the sample with rows and files in random order. The two files of `evaluate` keep their order."""
    paths = [table.write(folder, chance.sample(table.rows, len(table.rows))) for table in sample.tables]
    return paths if sample.command == "evaluate" else chance.sample(paths, len(paths))


def check(executable, sample, shuffles, chance, keep):
    """Checks a sample, prints one line and any differences, and returns whether all results are equal."""
    differing, example = collections.Counter(), {}
    with tempfile.TemporaryDirectory() as folder:
        expected = results(executable, sample, [table.write(folder) for table in sample.tables], folder)
    for _ in range(shuffles):
        with tempfile.TemporaryDirectory() as folder:
            found = results(executable, sample, shuffled(sample, chance, folder), folder)
        for name in expected.keys() | found.keys():
            if expected.get(name) != found.get(name):
                differing[name] += 1
                example.setdefault(name, found.get(name, ""))
    rows = sum(len(table.rows) for table in sample.tables)
    size = sum(len(text.encode()) for text in expected.values())
    print(f"{sample.name:22} {rows:8,} rows  {shuffles:4} shuffles  {size:11,} bytes in {len(expected):2} parts  "
          + ("equal" if not differing else "DIFFERENT"), flush=True)
    for name, count in sorted(differing.items()):
        print(f"    {name}: {count} of {shuffles}", flush=True)
        if keep:
            for end, text in [("expected", expected.get(name, "")), ("found", example[name])]:
                label = f"{sample.name} {name} {end}".replace(" ", "-").replace("/", "-")
                with open(os.path.join(keep, label), "w", encoding="utf-8") as file:
                    file.write(text)
    return not differing


def main():
    parser = argparse.ArgumentParser(prog="Benchmarks/order-checks")
    parser.add_argument("executable")
    parser.add_argument("--shuffles", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", default="", help="check only samples whose name contains this text")
    parser.add_argument("--keep", help="a folder for results that differ")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        samples = all_samples(options.executable, folder, os.environ.get("CREATIVES_DATA"), options.seed)
        equal = [check(options.executable, sample, options.shuffles, random.Random(options.seed), options.keep)
                 for sample in samples if options.only in sample.name]
    if not equal:
        sys.exit(f"no sample is named {options.only!r}")
    print(f"{sum(equal)} of {len(equal)} samples: equal bytes in every order")
    sys.exit(0 if all(equal) else 1)


if __name__ == "__main__":
    main()
