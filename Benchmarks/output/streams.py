"""Runs every command with standard streams that are closed, full or broken."""

import os
import pty
import subprocess
import time
from pathlib import Path

from commands import EDITORS, PRINTERS, READERS_OF_NOTHING, WRITERS, Command
from runs import Problem, check, contents, expect, expect_line, expect_status, check_no_leftovers


# The log is empty, because the store has no edits.
SPEAKERS = [command for command in PRINTERS if command.name != "campaigns log --store"]


class Streams:
    def __init__(self, workspace, targets):
        self.workspace, self.targets = workspace, targets

    def diagnostics(self, command):
        """Checks that an unwritable standard error has no effect."""
        for shell in ('exec "$0" "$@" 2>&-', 'exec "$0" "$@" 2>/dev/full', 'exec "$0" "$@" 2>&1 >&3 | true'):
            with self.workspace.work() as work:
                if "|" in shell:
                    read_end, write_end = os.pipe()
                    os.close(read_end)
                    try:
                        ended = self.workspace.run(command, work, work / "out", stderr=write_end)
                    finally:
                        os.close(write_end)
                else:
                    ended = self.workspace.run(command, work, work / "out", shell)
                expect_status(ended, 0)
                if command in WRITERS:
                    expect(contents(work / "out") == self.targets.reference(command), "the file has other contents")

    def invalid_command_lines(self, _):
        for words in ("nope", "cluster --frobnicate", "cluster nope.csv", "campaigns list --store nope.db", "kmeans x"):
            for shell in ('exec "$0" "$@" 2>&-', 'exec "$0" "$@" 2>/dev/full', 'exec "$0" "$@" 2>&- >&- <&-'):
                with self.workspace.work() as work:
                    ended = self.workspace.run(Command(tuple(words.split())), work, shell=shell)
                    expect_status(ended, 1, 2)

    def full_output(self, command):
        for shell in ('exec "$0" "$@" >/dev/full', 'exec "$0" "$@" >&-', 'exec "$0" "$@" >&- <&-'):
            with self.workspace.work() as work:
                ended = self.workspace.run(command, work, work / "out", shell)
                expect_line(ended, 1, "standard output cannot be written")
                check_no_leftovers(work)

    def all_streams_closed(self, command):
        """Checks that no opened file becomes a standard stream, in which messages would be written."""
        with self.workspace.work() as work:
            ended = self.workspace.run(command, work, work / "out", 'exec "$0" "$@" >&- 2>&- <&-')
            expect_status(ended, 1)
            if command in WRITERS:
                expect(contents(work / "out") == self.targets.reference(command), "the file has other contents")
            check_no_leftovers(work)

    def closed_pipe(self, command):
        with self.workspace.work() as work:
            read_end, write_end = os.pipe()
            os.close(read_end)
            try:
                ended = self.workspace.run(command, work, work / "out", stdout=write_end)
            finally:
                os.close(write_end)
            expect_status(ended, 0)
            expect(b"creatives: " not in ended.stderr, f"a closed pipe is reported: {ended.stderr[-200:]!r}")
            check_no_leftovers(work)

    def closed_terminal(self, command):
        """Closes the terminal while a command runs."""
        with self.workspace.work() as work:
            terminal, ours = pty.openpty()
            process = self.workspace.start(
                command, work, work / "out", stdin=ours, stdout=ours, stderr=ours, start_new_session=True)
            os.close(ours)
            time.sleep(0.03)
            os.close(terminal)
            try:
                process.wait(120)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                raise Problem("did not end after the terminal was closed") from None
            check(subprocess.CompletedProcess(process.args, process.returncode, b"", b""))
            expect(process.returncode in (0, -1), f"status {process.returncode} after the terminal was closed")

    def missing_stores(self, _):
        for words in READERS_OF_NOTHING:
            for name in ("nope.db", "file:x.db?mode=memory", ":memory:", "a#b %41.db"):
                with self.workspace.work() as work:
                    before = sorted(path.name for path in work.iterdir())
                    ended = self.workspace.run(Command((*words.split(), f"--store={name}")), work)
                    expect_line(ended, 2, "no such file")
                    expect(sorted(path.name for path in work.iterdir()) == before, f"{words}: a file appeared")

    def concurrent_processes(self, _):
        """Checks that several processes leave one file when they close a store, even simultaneously."""
        lines = ["campaigns list", "campaigns rename 1 Spring", "jobs list", "campaigns describe 1 sale", "campaigns log"] * 2
        for _ in range(10):
            with self.workspace.work() as work:
                started = [
                    self.workspace.start(Command((*line.split(), "--store", "{work}/store.db")), work) for line in lines]
                for process in started:
                    printed, said = process.communicate(timeout=120)
                    ended = subprocess.CompletedProcess(process.args, process.returncode, printed, said)
                    check(ended)
                    expect_status(ended, 0)
                check_no_leftovers(work)

    def store_names(self, _):
        names = ["file:x.db", "file:y.db?mode=memory", ":memory:", "a?b", "a#b", "a%41b", "a b", "-x.db", "--", "é ü", "~", "x;y"]
        for name in names:
            with self.workspace.work() as work:
                given = Command(("cluster", "{in}/creatives.csv", "--model", "hashed", f"--store={name}"))
                before = {path.name for path in work.iterdir()}
                expect_status(self.workspace.run(given, work), 0)
                made = {path.name for path in work.iterdir()} - before
                expect(made == {name}, f"--store={name} created {made}")
                ended = self.workspace.run(Command(("campaigns", "list", f"--store={name}")), work)
                expect_status(ended, 0)
                expect(b"no campaigns" not in ended.stdout, f"--store={name} is not found afterwards")
                expect({path.name for path in work.iterdir()} - before == {name}, f"--store={name}: other files are left")
        # A password in the command line, a URL that is invalid because of one, and a server that does not run.
        servers = {
            "postgres://u:secret@h/d": (2, "PGPASSWORD"),
            "postgres://u:se#secret/@h:x/d?no=secret": (2, "PostgreSQL"),
            "postgresql://u@127.0.0.1:1/d": (1, "postgres://u@127.0.0.1:1/d"),
        }
        for name, (status, word) in servers.items():
            with self.workspace.work() as work:
                ended = self.workspace.run(Command(("campaigns", "list", "--store", name)), work)
                expect_line(ended, status, word)
                expect(b"secret" not in ended.stderr, "the password is shown")

    KINDS = [
        ("standard error that cannot be written", diagnostics, WRITERS[:6] + PRINTERS[2:] + EDITORS),
        ("invalid command lines without standard error", invalid_command_lines, [None]),
        ("standard output that cannot be written", full_output, WRITERS[4:8] + SPEAKERS + EDITORS[:5]),
        ("all streams closed", all_streams_closed, WRITERS + PRINTERS[2:6] + EDITORS[:4]),
        ("standard output: a closed pipe", closed_pipe, WRITERS[4:8] + PRINTERS + EDITORS),
        ("a closed terminal", closed_terminal, WRITERS[3:8] + PRINTERS[:8] + EDITORS),
        ("stores that do not exist", missing_stores, [None]),
        ("several processes with one store", concurrent_processes, [None]),
        ("names of stores", store_names, [None]),
    ]
