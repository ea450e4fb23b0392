"""Prints the tables of Benchmarks/postgres-jobs."""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from crowd import ADD

URL = os.environ["CREATIVES_POSTGRES"]

parser = argparse.ArgumentParser(
    prog="postgres-jobs", description="Measures the rate of runs of a PostgreSQL store, and the time to wake a worker.")
parser.add_argument("executable")
parser.add_argument("--jobs", type=int, default=5000, help="jobs, each with one run that does nothing (default 5000)")
parser.add_argument("--workers", type=int, default=4, help="worker processes (default 4)")
parser.add_argument("--wakes", type=int, default=200, help="jobs that wake a waiting worker (default 200)")
options = parser.parse_args()

# What a worker does for each run: it claims the run with its job, and ends both, in two transactions.
CLAIM = r"""
BEGIN;
SELECT id AS run, job_id AS job FROM job_runs WHERE state = 'pending' AND job_is_active AND job_type = 'peer' AND due_at <= 9e18
    ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED \gset
SELECT id FROM background_jobs WHERE id = :job FOR NO KEY UPDATE;
UPDATE job_runs SET state = 'running', attempts = 1, worker = 'w', lease_ends_at = 9000000000000 WHERE id = :run;
INSERT INTO job_log (run_id, at, attempt, kind, message) VALUES (:run, 0, 1, 'started', 'started');
COMMIT;
BEGIN;
SELECT id FROM job_runs WHERE id = :run FOR NO KEY UPDATE;
UPDATE job_runs SET state = 'completed', lease_ends_at = NULL, ended_at = 0, outcome = '{}' WHERE id = :run;
INSERT INTO job_log (run_id, at, attempt, kind, message) VALUES (:run, 0, 1, 'completed', 'done');
UPDATE background_jobs SET status = 'completed', ended_runs = 1 WHERE id = :job;
COMMIT;
"""


def sql(text):
    """Returns the rows of a statement as lists of texts."""
    ended = subprocess.run(["psql", "-XAtq", "-F", "\t", "-v", "ON_ERROR_STOP=1", URL, "-c", text], capture_output=True, text=True)
    if ended.returncode != 0:
        sys.exit(f"postgres-jobs: psql: {ended.stderr[-300:]}")
    return [line.split("\t") for line in ended.stdout.splitlines()]


def creatives(*arguments):
    ended = subprocess.run([options.executable, *arguments, "--store", URL], capture_output=True, text=True)
    if ended.returncode != 0:
        sys.exit(f"postgres-jobs: {arguments}: {ended.stderr[-300:]}")


def worker(*arguments):
    return subprocess.Popen(
        [options.executable, "worker", "--store", URL, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def add(count, kind="summary_refresh"):
    sql(ADD.replace("summary_refresh", kind).format(now=int(time.time() * 1000) - 1000, count=count))


def count(state):
    return int(sql(f"SELECT count(*) FROM job_runs WHERE state = '{state}'")[0][0])


def rate():
    """Returns the runs a second of the workers, between the first start and the last end of a run."""
    add(options.jobs)
    begin = time.time() * 1000
    workers = [worker("--until-idle", "--runs", "2") for _ in range(options.workers)]
    for process in workers:
        process.wait()
    first, last, done = sql(f"SELECT min(started_at), max(ended_at), count(*) FROM job_runs WHERE state = 'completed' "
                            f"AND started_at >= {begin:.0f}")[0]
    if int(done) < options.jobs:
        sys.exit(f"postgres-jobs: {done} of {options.jobs} runs were completed")
    return int(done) / (int(last) - int(first)) * 1000


def peer(folder):
    """Returns the runs a second of pgbench, which does the same statements without any work between them."""
    add(options.jobs, "peer")
    script = folder / "claim.sql"
    script.write_text(CLAIM)
    clients = 2 * options.workers
    ended = subprocess.run(
        ["pgbench", "-n", "-M", "prepared", "-c", str(clients), "-j", str(options.workers), "-t", str(options.jobs // clients),
         "-f", str(script), URL], capture_output=True, text=True)
    found = re.search(r"tps = ([\d.]+)", ended.stdout)
    if not found:
        sys.exit(f"postgres-jobs: pgbench: {ended.stderr[-300:]}")
    return float(found[1])


def wakes():
    """Returns the milliseconds from the commit of each job to the start of its run."""
    process = worker("--poll", "60")
    time.sleep(2)
    delays = []
    try:
        for _ in range(options.wakes):
            rows = sql(ADD.format(now=int(time.time() * 1000) - 1000, count=1) + "RETURNING id; NOTIFY creatives_runs, 'public'; "
                       "SELECT extract(epoch FROM clock_timestamp()) * 1000")
            run, sent = rows[0][0], float(rows[-1][0])
            for _ in range(1000):
                started = sql(f"SELECT started_at FROM job_runs WHERE id = {run} AND state = 'completed'")
                if started:
                    break
                time.sleep(0.02)
            delays.append(int(started[0][0]) - sent)
    finally:
        process.terminate()
        process.wait()
    return sorted(delays)


def main(folder):
    creatives("jobs", "add", "summary_refresh")
    creatives("worker", "--until-idle")
    print("| runs that do nothing | runs/s |\n|---|---:|")
    print(f"| {options.workers} workers of 2 runs | {statistics.median(rate() for _ in range(3)):,.0f} |")
    print(f"| pgbench, the same statements, {2 * options.workers} clients | {statistics.median(peer(folder) for _ in range(3)):,.0f} |")
    delays = wakes()
    print("\n| waking a worker | ms |\n|---|---:|")
    for name, share in (("median", 0.5), ("p99", 0.99), ("longest", 1)):
        print(f"| {name} | {delays[min(len(delays) - 1, int(share * len(delays)))]:.0f} |")


with tempfile.TemporaryDirectory(prefix="pgj-") as place:
    main(Path(place))
