"""Prints the table of Benchmarks/output-faults."""

import argparse
import shutil
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "store"))

from commands import WRITERS, make_inputs
from runs import Workspace, Problem
from signals import Signals
from streams import Streams
from targets import Skipped, Targets, inputs_as_stores, two_outputs
from tool import Tool, note

parser = argparse.ArgumentParser(
    prog="output-faults", description="Tests outputs: full disks, pipes, devices, links, inputs, signals.")
parser.add_argument("executable")
parser.add_argument("--signals", type=int, default=60, help="the number of commands that receive a signal (default 60; long form: 2000)")
parser.add_argument("--creatives", type=int, default=60)
parser.add_argument("--jobs", type=int, default=2, help="the number of concurrent runs (default 2)")
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--only", default="", help="run only cases whose name contains this text")
options = parser.parse_args()
table, failures = [], []


def case(name, body):
    """A row of the table."""
    if options.only not in name:
        return
    start = time.monotonic()
    try:
        outcome = body()
    except Problem as problem:
        outcome = f"FAILED: {problem}"
        failures.append(name)
    table.append((name, outcome))
    note(f"{name}: {outcome} ({time.monotonic() - start:.1f} s)")


def each(pool, body, commands):
    """Runs a case with each of some commands, and reports failures by command."""
    def one(command):
        try:
            body(command)
            return None
        except Skipped as why:
            return why
        except Problem as problem:
            return Problem(f"{command.name}: {problem}" if command else str(problem))
    found = list(pool.map(one, commands))
    problems = [str(problem) for problem in found if isinstance(problem, Problem)]
    skipped = [why for why in found if isinstance(why, Skipped)]
    if problems:
        raise Problem(f"{len(problems)} of {len(commands)}: {problems[0]}")
    if len(skipped) == len(commands):
        return f"skipped: {skipped[0]}"
    return "passed" if commands == [None] else f"{len(commands) - len(skipped)} commands"


def main():
    with tempfile.TemporaryDirectory(prefix="output-faults-") as folder, ThreadPoolExecutor(options.jobs) as pool:
        folder = Path(folder)
        # Other users than root need access to it.
        folder.chmod(0o755)
        executable = shutil.copy(options.executable, folder / "creatives")
        (folder / "in").mkdir()
        make_inputs(Tool(executable), folder / "in", options.creatives)
        workspace = Workspace(executable, folder / "in")
        targets = Targets(workspace)
        for command in WRITERS:
            targets.reference(command)
        for name, body in Targets.KINDS:
            case(name, lambda body=body: each(pool, lambda command: body(targets, command), WRITERS))
        case("two outputs that are one file", lambda: two_outputs(workspace, WRITERS))
        case("inputs and streams that are the store", lambda: inputs_as_stores(workspace))
        streams = Streams(workspace, targets)
        for name, body, commands in Streams.KINDS:
            case(name, lambda body=body, commands=commands: each(pool, lambda command: body(streams, command), commands))
        case("signals", lambda: Signals(workspace, targets, options.seed).run(options.signals, pool))

        def unchanged():
            workspace.check_inputs()
            return "unchanged"
        case("all inputs", unchanged)
    print("| case | outcome |\n|---|---|")
    for name, outcome in table:
        print(f"| {name} | {outcome} |")
    if failures:
        sys.exit(f"output-faults: {len(failures)} of {len(table)} cases failed: {', '.join(failures)}")


main()
