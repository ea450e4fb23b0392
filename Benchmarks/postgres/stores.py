"""Prints the table of Benchmarks/postgres-store."""

import argparse
import csv
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

URL = os.environ["CREATIVES_POSTGRES"]
SERVER = Path(os.environ["CREATIVES_POSTGRES_FOLDER"]) / "data" / "postmaster.pid"
TICKS = os.sysconf("SC_CLK_TCK")

parser = argparse.ArgumentParser(
    prog="postgres-store", description="Measures a PostgreSQL store beside an SQLite file on the same machine.")
parser.add_argument("executable")
parser.add_argument("--creatives", type=int, default=10_000, help="creatives, with about 164 rows each (default 10000)")
parser.add_argument("--rounds", type=int, default=3, help="rounds, of which the medians are printed (default 3)")
options = parser.parse_args()


def psql(sql):
    subprocess.run(["psql", "-Xq", URL, "-c", f"SET client_min_messages = error; {sql}"], check=True)


def server_time():
    """Returns the processor time of the server with all processes that have ended, in seconds."""
    pid = SERVER.read_text().split()[0]
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return sum(int(fields[index]) for index in (11, 12, 13, 14)) / TICKS


def run(*arguments):
    """Returns the wall time of a command, and its processor time with that of the server."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    before, start = server_time(), time.monotonic()
    ended = subprocess.run([options.executable, *map(str, arguments)], capture_output=True, text=True)
    wall = time.monotonic() - start
    if ended.returncode != 0:
        sys.exit(f"postgres-store: {arguments[:2]}: {ended.stderr[-300:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # The server process of the command ends a moment after the command.
    time.sleep(0.3)
    own = after.ru_utime + after.ru_stime - usage.ru_utime - usage.ru_stime
    return wall, own + server_time() - before


def write_more(folder):
    """Writes a hundredth of the creatives again, under new IDs."""
    with open(folder / "creatives.csv") as source, open(folder / "more.csv", "w", newline="") as target:
        rows = csv.reader(source)
        writer = csv.writer(target)
        writer.writerow(next(rows))
        for number, row in enumerate(rows):
            if number % 100 == 0:
                writer.writerow(["9" + row[0], *row[1:]] if row[0].isdigit() else row)


def operations(folder):
    data = ["cluster", folder / "creatives.csv", "--performance", folder / "performance.csv", "--model", "hashed"]
    return [
        ("first import and plan", data), ("the same import again", data),
        ("1 % more creatives", ["cluster", folder / "more.csv", "--model", "hashed"]),
        ("plan of everything again", ["cluster", "--replan", "--model", "hashed"]),
        ("list of all campaigns", ["campaigns", "list"]),
    ]


def main(folder):
    run("sample", "--output", folder, "--creatives", options.creatives)
    write_more(folder)
    found = {}
    for number in range(options.rounds):
        file = folder / f"{number}.db"
        psql("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        for store, name in ((file, "SQLite"), (URL, "PostgreSQL")):
            for what, arguments in operations(folder):
                found.setdefault((what, name), []).append(run(*arguments, "--store", store))
    print("| operation | SQLite wall s | PostgreSQL wall s | ratio | SQLite processor s | PostgreSQL processor s | ratio |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for what, _ in operations(folder):
        cells = []
        for index in (0, 1):
            one, other = (statistics.median(pair[index] for pair in found[what, name]) for name in ("SQLite", "PostgreSQL"))
            cells += [f"{one:.2f}", f"{other:.2f}", f"{other / one:.2f}"]
        print(f"| {what} | " + " | ".join(cells) + " |")


with tempfile.TemporaryDirectory(prefix="pgs-") as place:
    main(Path(place))
