"""Whole processes in turn: polars reads and sums up, `creatives cluster` also plans, names and reports."""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEER = """
import sys, polars
creatives = polars.read_csv(sys.argv[1])
performance = polars.read_csv(sys.argv[2])
figures = [polars.col(name).sum() for name in ("impressions", "clicks", "spend")]
sums = performance.group_by("creative_id", "currency").agg(figures)
print(creatives.height, performance.height, sums["impressions"].sum(), sums["clicks"].sum())
"""

ALONE = PEER.replace("creatives = polars.read_csv(sys.argv[1])\n", "").replace("creatives.height, ", "")


def environment():
    foreign = ("OPENBLAS_", "OMP_", "MKL_", "POLARS_")
    return {key: value for key, value in os.environ.items() if not key.startswith(foreign)}


def run(command):
    """Seconds, peak MiB and standard output of a process."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL, env=environment())
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"reading: {command[0]} ended with status {process.returncode}")
        output.seek(0)
        return seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime, output.read()


def contestants(executable, folder):
    creatives, performance = str(folder / "creatives.csv"), str(folder / "performance.csv")
    return {
        "polars, both files": [sys.executable, "-c", PEER, creatives, performance],
        "creatives cluster": [executable, "cluster", creatives, "--performance", performance, "--json"],
        "polars, performance": [sys.executable, "-c", ALONE, creatives, performance],
        "creatives columns": [executable, "columns", performance, "--json"],
    }


def agree(outputs):
    """Both read the same: the totals of `cluster` are the sums of polars."""
    _, _, impressions, clicks = map(int, outputs["polars, both files"].split())
    totals = json.loads(outputs["creatives cluster"])["totals"]
    if (totals["impressions"], totals["clicks"]) != (impressions, clicks):
        sys.exit("reading: the sums differ")


def measure(executable, count, rounds, root):
    folder = root / f"sample-{count}"
    if not (folder / "performance.csv").exists():
        subprocess.run(
            [executable, "sample", "--creatives", str(count), "--output", folder], check=True, stdout=subprocess.DEVNULL
        )
    commands = contestants(executable, folder)
    results = {name: [] for name in commands}
    outputs = {}
    for _ in range(rounds):
        for name, command in commands.items():
            *figures, outputs[name] = run(command)
            results[name].append(figures)
    agree(outputs)
    print(f"\n| {count} creatives | wall s | from–to | processor s | peak MiB | × polars |\n|---|---:|---:|---:|---:|---:|")
    peer = None
    for name, figures in results.items():
        seconds, peak, processor = zip(*figures)
        middle = statistics.median(seconds)
        if name.startswith("polars"):
            peer = middle
        print(
            f"| {name} | {middle:.2f} | {min(seconds):.2f}–{max(seconds):.2f} | {statistics.median(processor):.2f} "
            f"| {max(peak):.0f} | {middle / peer:.2f} |"
        )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--executable", required=True)
    parser.add_argument("--creatives", type=int, nargs="+", default=[10_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        for count in options.creatives:
            measure(options.executable, count, options.rounds, options.folder or Path(temporary))


main()
