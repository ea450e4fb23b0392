"""Runs a trial in a separate folder and checks the files afterwards."""

import os
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "output"))

from checks import STATUSES, check_end, check_outputs
from runs import Problem, digest, expect, check_no_leftovers

# No run needs a second of this, except on a busy machine.
TIME_LIMIT = 90
# Seconds of processor time: a run that takes longer hangs on a small file.
WORK_LIMIT = 20
# Peak memory in megabytes.
MEMORY_LIMIT = 1536
# The seconds after which a run with unlimited work is stopped.
PATIENCE = 3


@dataclass
class Run:
    words: list
    status: int
    output: bytes
    error: bytes
    seconds: float
    megabytes: float
    was_stopped: bool = False
    was_killed: bool = False


def run(executable, words, folder, scratch, works):
    """Runs a command to its end, with output to files, because a full pipe would block it."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(scratch), "TMPDIR": str(scratch / "tmp"), "LANG": "C.UTF-8"}
    if "openai:mock" in words:
        # No server listens there, so that only cached answers are available.
        environment |= {"OPENAI_BASE_URL": "http://127.0.0.1:9", "OPENAI_API_KEY": "none"}
    with open(scratch / "output", "wb") as output, open(scratch / "error", "wb") as error:
        line = [os.fsencode(executable), *(word.encode("utf-8", "surrogateescape") for word in words)]
        process = subprocess.Popen(line, stdin=subprocess.DEVNULL, stdout=output, stderr=error, cwd=folder, env=environment)
        resource.prlimit(process.pid, resource.RLIMIT_DATA, (4 << 30, 4 << 30))
        sent = []

        def send(number):
            sent.append(number)
            os.kill(process.pid, number)
        timers = [threading.Timer(TIME_LIMIT, send, [signal.SIGKILL])]
        if works:
            timers.append(threading.Timer(PATIENCE, send, [signal.SIGTERM]))
        for timer in timers:
            timer.start()
        # The process keeps its number until no timer can send a signal to it any more.
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        for timer in timers:
            timer.cancel()
            timer.join()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Run(words, process.returncode, (scratch / "output").read_bytes(), (scratch / "error").read_bytes(),
               used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, signal.SIGTERM in sent, signal.SIGKILL in sent)


def files(folder):
    """Returns the files of a folder, except for outputs."""
    return {str(path.relative_to(folder)): digest(path) for path in sorted(folder.rglob("*")) if path.is_file()}


def is_store(path):
    return path.name.endswith(("-wal", "-shm", "-journal")) or path.read_bytes()[:16] in (b"SQLite format 3\0", b"")


def check_files(trial, ended, folder, before, scratch):
    """Checks that inputs are unchanged, no partial file has a final name, and no temporary file is left."""
    after = files(folder)
    stores = {name for name in before if name.endswith((".db", ".sqlite", "-wal", "-shm", "-journal"))}
    free = {"run/run.json"} if "run/run.json" in before and trial.case.changes and ended.status == 0 else set()
    # Every command upgrades an old store.
    old = {name for name in stores if name in ("old.db", "origin.db")}
    if trial.case.changes and not trial.refused_with or trial.recovers:
        free |= stores
    elif not trial.refused_with:
        free |= old
    changed = [name for name in before if after.get(name) != before[name] and name not in free]
    expect(not changed, f"inputs changed: {', '.join(changed)}")
    expect(not list((scratch / "tmp").iterdir()), f"temporary files are left: {list((scratch / 'tmp').iterdir())}")
    new = [name for name in after if name not in before]
    if not trial.recovers and not ended.was_stopped:
        # A worker that ends while its last task has the store open leaves the log; the next command that opens the store replays it.
        logs = ["store.db-wal", "store.db-shm"] if trial.case.command == "worker" else []
        check_no_leftovers(folder, but=[*(Path(name).name for name in before), *logs])
    if ended.status != 0:
        half = [name for name in new if not is_store(folder / name)]
        expect(not half, f"status {ended.status} with partial files: {', '.join(half)}")


def keep_files(trials, trial, place, scratch):
    """Writes the files of a trial again, with its output, for inspection."""
    shutil.rmtree(place, ignore_errors=True)
    (place / "files").mkdir(parents=True)
    trials.make(trial.number, place / "files")
    for name in ("output", "error"):
        shutil.move(scratch / name, place / name)
    line = shlex.join(["creatives", *trial.words]).encode("utf-8", "surrogateescape")
    (place / "line.sh").write_bytes(b"cd " + shlex.quote(str(place / "files")).encode() + b" && " + line + b"\n")


def attempt(executable, trials, number, keep):
    """Creates and runs a trial; returns it, its outcome and the failed checks."""
    base = Path(tempfile.mkdtemp(prefix="input-faults-run-"))
    folder, scratch = base / "work", base / "scratch"
    folder.mkdir()
    (scratch / "tmp").mkdir(parents=True)
    trial, ended, problem = None, None, None
    try:
        trial = trials.make(number, folder)
        before = files(folder)
        ended = run(executable, trial.words, folder, scratch, trial.works)
        try:
            expect(not ended.was_killed, f"did not end within {TIME_LIMIT} s")
            if ended.was_stopped and ended.status == -signal.SIGTERM:
                check_files(trial, ended, folder, before, scratch)
                return trial, ended, None
            check_end(ended)
            limit = PATIENCE * 20 if trial.works else WORK_LIMIT
            expect(ended.seconds < limit, f"took {ended.seconds:.0f} s of processor time")
            expect(ended.megabytes < MEMORY_LIMIT, f"used {ended.megabytes:.0f} MB of memory")
            check_files(trial, ended, folder, before, scratch)
            if trial.refused_with:
                expect(ended.status in trial.refused_with,
                       f"expected status {trial.refused_with}, found {ended.status}: {ended.error[-300:]!r}")
            if ended.status == 0:
                check_outputs(ended, folder / "out", is_sound=not trial.recovers)
        except Problem as found:
            problem = str(found)
            keep_files(trials, trial, Path(keep) / str(number), scratch)
    finally:
        shutil.rmtree(base, ignore_errors=True)
    return trial, ended, problem
