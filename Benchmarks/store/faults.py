"""Prints the table of Benchmarks/store-faults."""

import argparse
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

import comparison
import damage
import several
from files import Files, Skipped
from kills import Kills
from tool import Problem, Tool, note
from upgrades import Upgrades
from windows import Windows

parser = argparse.ArgumentParser(prog="store-faults", description="Tests stores: kills, full disks, damage, concurrent processes.")
parser.add_argument("executable")
parser.add_argument("--rounds", type=int, default=48, help="the number of processes to kill; other cases scale with it (default 48)")
parser.add_argument("--creatives", type=int, default=5000)
parser.add_argument("--seed", type=int, default=1)
options = parser.parse_args()
table, failures, lock = [], [], threading.Lock()


def case(name, rounds, body):
    """A row of the table."""
    try:
        outcome = body()
    except Skipped as why:
        outcome = f"skipped: {why}"
    except Problem as problem:
        outcome = f"FAILED: {problem}"
        failures.append(name)
    with lock:
        table.append((name, rounds, outcome))
        note(f"{name}: {outcome}")


def kill_rows(windows, folder):
    kills = Kills(tool, windows, folder, options.seed)
    name = "all kills: killed and repeated equals undisturbed"
    # The entire run takes at most three minutes, most of them for this part.
    case(name, options.rounds, lambda: "{} operations, {} campaigns at the end".format(
        *kills.run(options.rounds, time.monotonic() + 2.2 * options.rounds)))
    last = table.pop()
    last = last[0], sum(count["rounds"] for count in kills.found.values()), last[2]
    for kind, count in kills.found.items():
        where = ", ".join(f"{count[at]} {at}" for at in ("before", "imported", "after") if count[at])
        table.append((f"kill -9: {kind}", count["rounds"], f"{count['killed']} killed, found {where or 'nothing'}; "
                      f"{count['had ended']} had ended, complete"))
    table.append(last)


def file_rows(windows, folder):
    (creatives, performance), _ = windows.make(0)
    store = folder / "sound.db"
    tool.run("cluster", creatives, "--performance", performance, "--store", store)
    (creatives, performance), _ = windows.make(1)
    files = Files(tool, store, [creatives, "--performance", performance], folder, options.seed)
    case("the same commands at different times", 1, lambda: comparison.check(
        tool, [creatives, "--performance", performance], folder))
    waiting = [
        threading.Thread(target=case, args=(name, 1, body)) for name, body in [
            ("locked for 36 s, longer than the time-out", lambda: files.locked(36)),
            ("locked for 37 s, also for readers", lambda: files.locked(37, from_readers=True)),
        ]
    ]
    for thread in waiting:
        thread.start()
    several_rounds = max(2, options.rounds // 8)
    case("locked for 3 s", 1, lambda: files.locked(3))
    case("full: a file size limit", several_rounds, lambda: files.full_by_limit(several_rounds))
    case("full: a full device", several_rounds, lambda: files.full_by_device(several_rounds))
    case("a read-only file", 3, lambda: files.read_only(0o444, 0o777))
    case("a read-only folder", 3, lambda: files.read_only(0o666, 0o555))
    case("both", 3, lambda: files.read_only(0o444, 0o555))
    case("a read-only device", 3, files.read_only_device)
    case("an impossible path", 9, files.impossible_path)
    case("invalid input", 3, files.bad_input)
    for kind in damage.KINDS:
        case(kind, several_rounds * 3, lambda: damage.damaged(files, kind, several_rounds))
    upgrades = Upgrades(tool, store, folder, options.seed)
    case("an upgrade that is killed", several_rounds * 3, lambda: upgrades.killed(several_rounds * 3))
    case("an upgrade on a full device", several_rounds * 2, lambda: upgrades.on_full_device(several_rounds * 2))
    for thread in waiting:
        thread.join()


def main():
    with tempfile.TemporaryDirectory(prefix="store-faults-") as folder:
        folder = Path(folder)
        folder.chmod(0o755)
        # Other users than root need access to it.
        tool.executable = shutil.copy(options.executable, folder / "creatives")
        for name in ("large", "small"):
            (folder / name).mkdir()
        small = Windows(tool, folder / "small", creatives=max(200, options.creatives // 5), seed=options.seed)
        file_rows(small, folder)
        case("4 concurrent processes", 4, lambda: several.run_concurrently(tool, small, folder, processes=4, rounds=4, first=0))
        case("a store of the previous system", 1, lambda: several.upgrade(tool, small, folder, first=2))
        kill_rows(Windows(tool, folder / "large", creatives=options.creatives, seed=options.seed), folder)
    print("| case | rounds | outcome |\n|---|---:|---|")
    for name, rounds, outcome in table:
        print(f"| {name} | {rounds} | {outcome} |")
    if failures:
        sys.exit(f"store-faults: {len(failures)} of {len(table)} cases failed: {', '.join(failures)}")


tool = Tool(options.executable)
main()
