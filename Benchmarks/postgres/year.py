"""Prints the table of Benchmarks/postgres-year."""

import argparse
import datetime
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

URL = os.environ["CREATIVES_POSTGRES"]
FIRST = datetime.date(2025, 1, 1)

parser = argparse.ArgumentParser(
    prog="postgres-year", description="Imports a day of performance at a time into a PostgreSQL store.")
parser.add_argument("executable")
parser.add_argument("--days", type=int, default=365, help="daily imports (default 365)")
parser.add_argument("--creatives", type=int, default=1000, help="creatives at the end; they start over the year (default 1000)")
parser.add_argument("--geos", type=int, default=3, help="geos of each creative and day (default 3)")
parser.add_argument("--seed", type=int, default=1)
options = parser.parse_args()
numbers = random.Random(options.seed)


def sql(text):
    """Returns the rows of a statement as lists of texts."""
    ended = subprocess.run(["psql", "-XAtq", "-F", "\t", "-v", "ON_ERROR_STOP=1", URL, "-c", text], capture_output=True, text=True)
    if ended.returncode != 0:
        sys.exit(f"postgres-year: psql: {ended.stderr[-300:]}")
    return [line.split("\t") for line in ended.stdout.splitlines()]


def run(*arguments):
    """Returns the wall time of a command."""
    start = time.monotonic()
    ended = subprocess.run([options.executable, *map(str, arguments), "--store", URL], capture_output=True, text=True)
    if ended.returncode != 0:
        sys.exit(f"postgres-year: {arguments[:2]}: {ended.stderr[-300:]}")
    return time.monotonic() - start


def write(folder, number):
    """Writes the creatives of a day, and their performance of that day and, corrected, of the day before."""
    live = max(1, options.creatives * (number + 1) // options.days)
    with open(folder / "creatives.csv", "w") as file:
        file.write("id,detected_url,detected_advertiser,created_at\n")
        for creative in range(live):
            shop, campaign = creative % 7, creative // 7 % 40
            file.write(f"{creative},https://shop{shop}.example.com/c{campaign}?n={creative},Shop {shop},2025-01-01 00:00:00\n")
    with open(folder / "performance.csv", "w") as file:
        file.write("creative_id,date,geo_id,impressions,clicks,spend\n")
        for back in (1, 0):
            day = FIRST + datetime.timedelta(days=number - back)
            for creative in range(live):
                for geo in ("US", "DE", "FR", "GB", "ES", "IT")[:options.geos]:
                    views = numbers.randrange(100, 100_000)
                    file.write(f"{creative},{day},{geo},{views},{views // 90},{views * 0.002:.2f}\n")


def state():
    """Returns the bytes of the store, its live and dead rows, and the number of vacuums."""
    size = int(sql("SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relnamespace = 'public'::regnamespace "
                   "AND relkind = 'r'")[0][0])
    live, dead, vacuums = sql("SELECT sum(n_live_tup), sum(n_dead_tup), sum(autovacuum_count) FROM pg_stat_user_tables")[0]
    return size, int(live), int(dead), int(vacuums)


def main(folder):
    # A minute is long in a simulated year.
    sql("ALTER SYSTEM SET autovacuum_naptime = '1s'")
    sql("SELECT pg_reload_conf()")
    print("| day | import and plan s, median | list s | MiB | live rows | dead rows | vacuums |")
    print("|---:|---:|---:|---:|---:|---:|---:|", flush=True)
    times = []
    for number in range(options.days):
        write(folder, number)
        times.append(run("cluster", folder / "creatives.csv", "--performance", folder / "performance.csv", "--model", "hashed"))
        if (number + 1) % 30 == 0 or number + 1 == options.days:
            listed = statistics.median(run("campaigns", "list") for _ in range(3))
            size, live, dead, vacuums = state()
            print(f"| {number + 1} | {statistics.median(times):.2f} | {listed:.2f} | {size / 2**20:.1f} | {live:,} | {dead:,} | "
                  f"{vacuums} |", flush=True)
            times = []
    before = state()[0]
    sql("VACUUM FULL")
    print(f"\nAfter a complete rewrite: {state()[0] / 2**20:.1f} MiB; the store had {before / state()[0]:.2f} times that.")


with tempfile.TemporaryDirectory(prefix="pgy-") as place:
    main(Path(place))
