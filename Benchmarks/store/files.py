"""Files that are read-only, locked or damaged: commands print one line and leave the data unchanged."""

import contextlib
import os
import random
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tool import copy_store, digest, expect, expect_refusal, state

NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]


class Skipped(Exception):
    """The reason for which a case cannot be tested."""


class Files:
    """Tests with copies of one valid store."""

    def __init__(self, tool, store, files, folder, seed):
        self.tool, self.sound, self.files, self.folder = tool, store, files, folder
        self.random = random.Random(seed)
        self.state = state(store)
        self.listed = tool.json("campaigns", "list", "--store", store)

    def copy(self, folder=None):
        target = (folder or self.folder) / "copy.db"
        copy_store(self.sound, target)
        return target

    def changes(self):
        """Returns commands that change a store."""
        return [
            ["cluster", *self.files], ["cluster", "--replan"], ["campaigns", "rename", self.listed["campaigns"][0]["id"], "New"],
        ]

    def expect_unchanged(self, store):
        expect(state(store) == self.state, "the store changed")

    # MARK: Full disks

    def full_by_limit(self, rounds):
        """Limits the size of files, at many limits."""
        size = self.sound.stat().st_size
        refused = 0
        for _ in range(rounds):
            store = self.copy()
            limit = self.random.randrange(size // 8, size * 2)
            ended = self.tool.run(
                "cluster", *self.files, "--store", store, preexec_fn=lambda: limit_files(limit))
            refused += self.is_refused(ended, store)
        expect(refused, "no limit was small enough")
        return f"{refused} refused, {rounds - refused} succeeded"

    def full_by_device(self, rounds):
        """Fills the file system."""
        size = self.sound.stat().st_size
        refused = 0
        for _ in range(rounds):
            bytes = self.random.randrange(size + (1 << 16), size * 3)
            with mounted(self.folder / "device", "-t", "tmpfs", "-o", f"size={bytes}", "tmpfs") as folder:
                store = self.copy(folder)
                refused += self.is_refused(self.tool.run("cluster", *self.files, "--store", store), store)
        expect(refused, "no device was small enough")
        return f"{refused} refused, {rounds - refused} succeeded"

    def is_refused(self, ended, store):
        """Returns whether a run was refused for lack of space. Its store must then be unchanged, or contain the import."""
        if ended.returncode == 0:
            return False
        expect_refusal(ended, "copy.db", "expected enough free space")
        copy_store(store, self.folder / "elsewhere.db")
        if state(self.folder / "elsewhere.db") != self.state:
            ended = self.tool.run("cluster", *self.files, "--store", self.folder / "elsewhere.db")
            expect(ended.returncode == 0, f"the next run on the store of a refused one failed: {ended.stderr}")
        return True

    # MARK: Read-only files

    def read_only(self, file_mode, folder_mode):
        """Tests read-only files and folders. Permissions do not restrict root, which therefore switches to another user."""
        user = [] if os.geteuid() else NOBODY
        if user and not shutil.which("setpriv"):
            raise Skipped("needs setpriv, to run as a user other than root")
        folder = self.folder / "guarded"
        folder.mkdir(exist_ok=True)
        store = self.copy(folder)
        store.chmod(file_mode)
        folder.chmod(folder_mode)
        before = digest(store)
        try:
            for change in self.changes():
                expect_refusal(self.tool.run(*change, "--store", store, before=user), "copy.db", "expected")
            read = self.tool.run("campaigns", "list", "--json", "--store", store, before=user)
            expect(read.returncode == 0, f"the store cannot be read: {read.stderr}")
        finally:
            folder.chmod(0o777)
        expect(digest(store) == before, "the file changed")
        shutil.rmtree(folder)
        return f"{len(self.changes())} refused, `list` works"

    def read_only_device(self):
        folder = self.folder / "plain"
        folder.mkdir(exist_ok=True)
        self.copy(folder)
        with mounted(self.folder / "fixed", "--bind", "-o", "ro", folder) as fixed:
            for change in self.changes():
                expect_refusal(self.tool.run(*change, "--store", fixed / "copy.db"), "copy.db", "expected")
            expect(self.tool.json("campaigns", "list", "--store", fixed / "copy.db") == self.listed, "the output of list differs")
        self.expect_unchanged(folder / "copy.db")
        return f"{len(self.changes())} refused, `list` works"

    def impossible_path(self):
        """Tests paths at which a store cannot be created. An input of the same command is wrong usage."""
        table, performance = self.files[0], self.files[2]
        other, linked = self.folder / "other.csv", self.folder / "linked.csv"
        shutil.copyfile(table, other)
        linked.unlink(missing_ok=True)
        linked.symlink_to(table)
        failures = [self.folder, self.folder / "none" / "copy.db", "/proc/copy.db", "/dev/full", other, other / "copy.db"]
        cases = [(path, 1) for path in failures] + [(path, 2) for path in (table, performance, linked)]
        before = [digest(path) for path in (table, performance, other)]
        for path, status in cases:
            expect_refusal(self.tool.run("cluster", *self.files, "--store", path), Path(path).name, status=status)
        expect([digest(path) for path in (table, performance, other)] == before, "a file changed")
        return f"{len(cases)} refused, inputs of the command with status 2"

    def bad_input(self):
        """Tests invalid files together with valid ones."""
        store = self.copy()
        rows, plan, named = (self.folder / name for name in ("bad.csv", "bad-plan.json", "none.csv"))
        rows.write_text(Path(self.files[2]).read_text() + "1,2\n")
        plan.write_text('{"plan": {"revision": "x"}}')
        cases = [
            ((self.files[0], "--performance", rows), "bad.csv", 65),
            ((*self.files, "--apply", plan), "bad-plan.json", 65),
            ((self.files[0], "--performance", named), "none.csv", 1),
        ]
        for arguments, word, status in cases:
            expect_refusal(self.tool.run("cluster", *arguments, "--store", store), word, status=status)
            self.expect_unchanged(store)
        return f"{len(cases)} refused, with status 65 for invalid data"

    # MARK: Locks

    def locked(self, seconds, from_readers=False):
        """Locks the file in another process for the given time."""
        folder = self.folder / f"held-{seconds}"
        folder.mkdir()
        store = self.copy(folder)
        program = (
            "import sqlite3, sys, time\n"
            "d = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
            + ("d.execute('PRAGMA locking_mode = EXCLUSIVE')\n" if from_readers else "")
            + "d.execute('BEGIN EXCLUSIVE'); d.execute('UPDATE store_state SET revision = revision + 1')\n"
            f"print('held', flush=True); time.sleep({seconds}); d.execute('ROLLBACK')\n"
        )
        with subprocess.Popen([sys.executable, "-c", program, store], stdout=subprocess.PIPE, text=True) as holder:
            expect(holder.stdout.readline() == "held\n", "the file cannot be locked")
            begin = time.monotonic()
            if from_readers:
                ended = self.tool.run("campaigns", "list", "--store", store)
            else:
                expect(self.tool.json("campaigns", "list", "--store", store) == self.listed, "the output of list differs")
                ended = self.tool.run(*self.changes()[2], "--store", store)
            waited = time.monotonic() - begin
            holder.kill()
        if seconds < 30:
            expect(ended.returncode == 0, f"status {ended.returncode}: {ended.stderr}")
            return f"works after {waited:.0f} s"
        expect_refusal(ended, "copy.db", "another process")
        self.expect_unchanged(store)
        return f"refused after {waited:.0f} s"


def limit_files(bytes):
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes, bytes))


@contextlib.contextmanager
def mounted(folder, *arguments):
    """Mounts a separate file system at a folder."""
    if os.geteuid():
        raise Skipped("needs root, to mount")
    folder.mkdir(exist_ok=True)
    tried = subprocess.run(["mount", *map(str, arguments), folder], capture_output=True, text=True)
    if tried.returncode:
        raise Skipped(f"cannot mount: {tried.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)
