"""Sends signals to commands at random moments."""

import random
import signal
import subprocess
import time
from pathlib import Path

from commands import EDITORS, PRINTERS, WRITERS, Command
from runs import Problem, check, contents, expect, check_no_leftovers, tail

NUMBERS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


class Signals:
    def __init__(self, workspace, targets, seed):
        self.workspace, self.targets, self.seed = workspace, targets, seed
        self.durations = {}

    def duration(self, command):
        """Returns the approximate duration of a command."""
        if command not in self.durations:
            with self.workspace.work() as work:
                start = time.monotonic()
                self.workspace.run(command, work, work / "out")
                self.durations[command] = time.monotonic() - start
        return self.durations[command]

    def one(self, index):
        """Sends a signal to a command: the file must be the old one or the complete new one, and no other file may be left."""
        generator = random.Random(f"{self.seed} {index}")
        command = generator.choice(WRITERS + EDITORS + PRINTERS[-1:])
        number = generator.choice(NUMBERS)
        # Mostly near the end, when files are renamed.
        share = generator.choice([generator.random(), 1 - generator.random() ** 3 / 3]) * 1.1
        moment = share * self.duration(command)
        with self.workspace.work() as work:
            (work / "out").write_text("old")
            process = self.workspace.start(command, work, work / "out")
            time.sleep(moment)
            if process.poll() is None:
                process.send_signal(number)
            try:
                printed, said = process.communicate(timeout=60)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                raise Problem(f"{command.name}: did not end after {number.name}") from None
            ended = subprocess.CompletedProcess(process.args, process.returncode, printed, said)
            check(ended)
            status = process.returncode
            expect(status in (0, -number), f"{command.name}: {number.name} at {moment:.3f} s: {tail(ended)}")
            found = contents(work / "out")
            if command in WRITERS:
                whole = self.targets.reference(command)
                expect(found in (b"old", whole), f"{command.name}: a partial file after {number.name} at {moment:.3f} s")
                expect(status != 0 or found == whole, f"{command.name}: status 0 without its file")
            # A terminated command may leave the log of a store, which the next command replays.
            logs = {f"{name}{suffix}" for name in ("s.db", "store.db", "vectors.sqlite", "answers.sqlite")
                    for suffix in ("-wal", "-shm", "-journal")}
            check_no_leftovers(work, but=logs)
            store = work / ("s.db" if any("s.db" in word for word in command.words) else "store.db")
            if store.exists() and store.stat().st_size:
                self.check_store(command, work, store.name)
            return status

    def check_store(self, command, work, name):
        """Checks the store: the next reader removes a write-ahead log, and the next writer an empty journal."""
        for words, kinds in (("campaigns list --json", ("-wal", "-shm")), ("campaigns create Next", ("-wal", "-shm", "-journal"))):
            ended = self.workspace.run(Command((*words.split(), "--store", "{work}/" + name)), work)
            # A store whose creation was interrupted has nothing to list.
            unmade = name == "s.db" and words.startswith("campaigns list") and b"is empty, expected" in ended.stderr
            expect(ended.returncode == 0 or unmade, f"{command.name}: the store is unusable: {tail(ended)}")
            left = [name + kind for kind in kinds if (work / f"{name}{kind}").exists()]
            expect(not left, f"{command.name}: {', '.join(left)} after {words}")

    def run(self, count, pool):
        def run_one(index):
            try:
                return self.one(index)
            except Problem as problem:
                return problem
        statuses = list(pool.map(run_one, range(count)))
        problems = [status for status in statuses if isinstance(status, Problem)]
        if problems:
            raise Problem(f"{len(problems)} of {count}: {problems[0]}")
        ended = sum(status != 0 for status in statuses)
        return f"{ended} ended by the signal, {count - ended} ended normally"
