"""Prints the tables of Benchmarks/job-faults."""

import argparse
import contextlib
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from checks import Checks
from contents import compare
from crowd import Crowd
from overtaken import overtaken
from tool import Problem, Tool, copy_store, expect, note
from work import Work

parser = argparse.ArgumentParser(
    prog="job-faults", description="Checks that each job is done once while workers are killed, suspended and terminated.")
parser.add_argument("executable")
parser.add_argument("--jobs", type=int, default=1000, help="jobs that run once (1000)")
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--mean", type=float, default=1.0, help="the mean time in seconds from the start of a worker to its fault (default 1)")
parser.add_argument("--seconds", type=float, default=120, help="the maximum time in seconds with faults (default 120)")
parser.add_argument("--keep", type=Path, help="a folder in which the stores and the output of workers are kept")
options = parser.parse_args()


def main(folder):
    # The executable may be rebuilt during the run.
    tool = Tool(shutil.copy(options.executable, folder / "creatives"))
    work = Work(tool, folder, options.jobs, options.seed)
    store, twin = folder / "store.db", folder / "twin.db"
    begin = time.monotonic()
    work.add(store)
    copy_store(store, twin)
    note(f"{len(work.jobs)} jobs added in {time.monotonic() - begin:.0f} s")

    checks = Checks(tool, store, work)
    crowd = Crowd(tool, store, folder, options.seed, options.mean)
    disturbed = crowd.run_with_faults(checks, options.seconds)
    left = checks.waiting()
    last, after = crowd.run_undisturbed(store, 2)
    expect(not checks.waiting(), "a run is due, but the workers were idle")
    note(f"{disturbed:.0f} s with faults, then {left} runs in {after:.0f} s undisturbed; comparing with a twin")
    counts = checks.all(crowd.workers + last)
    _, alone = crowd.run_undisturbed(twin, 2)
    spend, held = compare(tool, work, store, twin)
    checks.archived()
    left_behind = overtaken(tool, folder, 3)

    kinds = Counter(job.kind for job in work.jobs)
    print("| jobs | added | done once | followed by |\n|---|---:|---:|---:|")
    for kind in sorted(kinds):
        followers = sum(len(job.chain) for job in work.jobs if job.kind == kind)
        done = {"recurring": "each minute", "always fails": "waits, then archived"}.get(kind, kinds[kind])
        print(f"| {kind} | {kinds[kind]} | {done} | {followers or '–'} |")
    print("\n| event | count |\n|---|---:|")
    did = crowd.counts
    for name, value in [
        ("workers started", len(crowd.workers) + len(last)), ("`kill -9`", did["SIGKILL"]),
        ("SIGSTOP, then SIGCONT", did["SIGCONT"]), ("SIGTERM", did["SIGTERM"]),
        ("runs", counts["runs"]), ("attempts", counts["attempts"]), ("– completed", counts["completed"]),
        ("– taken over after their lease expired", counts["interrupted"]), ("– released", counts["released"]),
        ("– failed, to be retried", counts["retried"]),
        ("maximum takeovers of one run", counts["most"]),
        ("runs that a live worker found taken over", counts["lost"]),
        ("imports that found all or some of their rows in the store", counts["there already"]),
        ("suspended in an import that another worker did and corrected: the correction stays", left_behind),
        ("jobs lost, stuck, or done twice in effect", 0),
        ("seconds disturbed; then undisturbed; the undisturbed twin", f"{disturbed:.0f}; {after:.0f}; {alone:.0f}"),
    ]:
        print(f"| {name} | {value} |")
    print(f"\nEqual to the files and to the twin: {', '.join(f'{value:,} micros {name}' for name, value in sorted(spend.items()))}; "
          + ", ".join(f"{value} {name}" for name, value in held.items()))


if options.keep:
    options.keep.mkdir(parents=True)
    place = contextlib.nullcontext(options.keep)
else:
    place = tempfile.TemporaryDirectory(prefix="job-faults-")
try:
    with place as folder:
        main(Path(folder).resolve())
except Problem as problem:
    sys.exit(f"job-faults: {problem}")
