"""Runs a command in a separate folder, and checks what applies to every run."""

import hashlib
import os
import re
import shutil
import signal
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from commands import prepare_work

CRASHES = {signal.SIGILL, signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT, signal.SIGTRAP, signal.SIGFPE, signal.SIGPIPE}
# No command needs a second of this, except on a busy machine.
TIME_LIMIT = 120
RAW_ERRORS = ("couldn’t be", "could not be completed", "Error Domain", "NSCocoaErrorDomain", "Fatal error", "Optional(")


class Problem(Exception):
    """A failed check."""


def expect(condition, message):
    if not condition:
        raise Problem(message)


def digest(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def without_times(text):
    """Returns the contents of a file without the times of the run."""
    return re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", b"TIME", text)


def contents(path):
    return without_times(Path(path).read_bytes())


class Workspace:
    """The executable, its inputs, and their original contents."""

    def __init__(self, executable, inputs):
        self.executable, self.inputs = str(executable), Path(inputs)
        self.before = self.digests()

    def digests(self):
        return {path.name: digest(path) for path in sorted(self.inputs.iterdir()) if path.is_file()}

    def check_inputs(self):
        changed = [name for name, value in self.digests().items() if self.before.get(name) != value]
        gone = self.before.keys() - self.digests().keys()
        expect(not changed and not gone, f"inputs changed: {', '.join(changed)} {', '.join(gone)}")

    @contextmanager
    def work(self):
        folder = Path(tempfile.mkdtemp(prefix="output-faults-"))
        try:
            folder.chmod(0o777)
            prepare_work(folder, self.inputs)
            yield folder
        finally:
            for path in folder.rglob("*"):
                if path.is_dir() and not path.is_symlink():
                    path.chmod(0o700)
            folder.chmod(0o700)
            shutil.rmtree(folder)

    def start(self, command, work, output=None, shell=None, **options):
        """Starts a command, through a line of shell if given: `exec "$0" "$@" 2>&-`."""
        line = [self.executable, *command.line(self.inputs, work, output)]
        if shell:
            line = ["/bin/sh", "-c", shell, *line]
        given = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "cwd": work}
        return subprocess.Popen(line, **(given | options))

    def run(self, command, work, output=None, shell=None, **options):
        process = self.start(command, work, output, shell, **options)
        try:
            printed, said = process.communicate(timeout=TIME_LIMIT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise Problem(f"did not end within {TIME_LIMIT} s") from None
        ended = subprocess.CompletedProcess(process.args, process.returncode, printed or b"", said or b"")
        check(ended)
        return ended


def check(ended):
    """Checks that a command did not crash or print raw errors of Foundation."""
    status = ended.returncode
    # A shell reports 128 plus the number of a fatal signal.
    for number in CRASHES:
        expect(status not in (-number, 128 + number), f"ended by {number.name}: {tail(ended)}")
    text = ended.stderr.decode(errors="replace")
    for words in RAW_ERRORS:
        expect(words not in text, f"a raw error: {text[-300:]!r}")


def tail(ended):
    return f"status {ended.returncode}, {ended.stderr[-300:].decode(errors='replace')!r}"


def expect_status(ended, *statuses):
    expect(ended.returncode in statuses, f"expected status {' or '.join(map(str, statuses))}, found {tail(ended)}")


def expect_line(ended, status, *words):
    """Checks a refusal: one line on standard error, and no output."""
    expect_status(ended, status)
    text = ended.stderr.decode(errors="replace")
    lines = [line for line in text.splitlines() if line.startswith("creatives: ")]
    expect(len(lines) == 1, f"expected one line, found {tail(ended)}")
    expect(any(word in lines[0] for word in words) if words else True, f"expected {words}, found {lines[0]!r}")


def check_no_leftovers(folder, but=()):
    """Checks that no temporary file and no log of a store is left."""
    left = [
        path.name for path in Path(folder).rglob("*")
        if path.name.endswith((".tmp", ".part")) or path.name.endswith(("-wal", "-shm", "-journal"))
    ]
    expect(not set(left) - set(but), f"files left behind: {', '.join(left)}")


def is_root():
    return os.geteuid() == 0
