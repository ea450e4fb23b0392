"""Files that cannot be written, are held, or are damaged: one line, a status, and the data as it was."""

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
    """Why a case could not be tried."""


class Files:
    """Cases on copies of one sound store."""

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
        """Commands that change a store."""
        return [
            ["cluster", *self.files], ["cluster", "--replan"], ["campaigns", "rename", self.listed["campaigns"][0]["id"], "New"],
        ]

    def expect_unchanged(self, store):
        expect(state(store) == self.state, "the store is not as it was")

    # MARK: No room

    def full_by_limit(self, rounds):
        """A file that may not grow beyond a limit, at many limits."""
        size = self.sound.stat().st_size
        refused = 0
        for _ in range(rounds):
            store = self.copy()
            limit = self.random.randrange(size // 8, size * 2)
            ended = self.tool.run(
                "cluster", *self.files, "--store", store, preexec_fn=lambda: limit_files(limit))
            refused += self.all_or_nothing(ended, store)
        expect(refused, "no limit was small enough")
        return f"{refused} refused, {rounds - refused} fitted"

    def full_by_device(self, rounds):
        """A file system without room."""
        size = self.sound.stat().st_size
        refused = 0
        for _ in range(rounds):
            bytes = self.random.randrange(size + (1 << 16), size * 3)
            with mounted(self.folder / "device", "-t", "tmpfs", "-o", f"size={bytes}", "tmpfs") as folder:
                store = self.copy(folder)
                refused += self.all_or_nothing(self.tool.run("cluster", *self.files, "--store", store), store)
        expect(refused, "no device was small enough")
        return f"{refused} refused, {rounds - refused} fitted"

    def all_or_nothing(self, ended, store):
        """Whether a run was refused for want of room; what it then left is the store before it, or with the import."""
        if ended.returncode == 0:
            return False
        expect_refusal(ended, "copy.db", "expected enough free space")
        copy_store(store, self.folder / "elsewhere.db")
        if state(self.folder / "elsewhere.db") != self.state:
            ended = self.tool.run("cluster", *self.files, "--store", self.folder / "elsewhere.db")
            expect(ended.returncode == 0, f"what was refused left a store that does not go on: {ended.stderr}")
        return True

    # MARK: Reading only

    def read_only(self, file_mode, folder_mode):
        """Files and folders that a user who is not root may not write; root, whom nothing holds up, becomes somebody else."""
        user = [] if os.geteuid() else NOBODY
        if user and not shutil.which("setpriv"):
            raise Skipped("needs setpriv, to be somebody else than root")
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
            expect(read.returncode == 0, f"it cannot be read: {read.stderr}")
        finally:
            folder.chmod(0o777)
        expect(digest(store) == before, "the file is not as it was")
        shutil.rmtree(folder)
        return f"{len(self.changes())} refused, list works"

    def read_only_device(self):
        folder = self.folder / "plain"
        folder.mkdir(exist_ok=True)
        self.copy(folder)
        with mounted(self.folder / "fixed", "--bind", "-o", "ro", folder) as fixed:
            for change in self.changes():
                expect_refusal(self.tool.run(*change, "--store", fixed / "copy.db"), "copy.db", "expected")
            expect(self.tool.json("campaigns", "list", "--store", fixed / "copy.db") == self.listed, "list differs")
        self.expect_unchanged(folder / "copy.db")
        return f"{len(self.changes())} refused, list works"

    def no_place(self):
        """Paths where no store can be."""
        cases = [self.folder, self.folder / "none" / "copy.db", "/proc/copy.db", self.files[0]]
        before = digest(self.files[0])
        for path in cases:
            expect_refusal(self.tool.run("cluster", *self.files, "--store", path), Path(path).name)
        expect(digest(self.files[0]) == before, "the file is not as it was")
        return f"{len(cases)} refused"

    def bad_input(self):
        """Files whose data is wrong, beside files whose data is right."""
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
        return f"{len(cases)} refused, with 65 where data is wrong"

    # MARK: Held

    def held(self, seconds, from_readers=False):
        """Another process holds the file for so long."""
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
            expect(holder.stdout.readline() == "held\n", "the file cannot be held")
            begin = time.monotonic()
            if from_readers:
                ended = self.tool.run("campaigns", "list", "--store", store)
            else:
                expect(self.tool.json("campaigns", "list", "--store", store) == self.listed, "list differs")
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
    """A file system of its own at a folder."""
    if os.geteuid():
        raise Skipped("needs root, to mount")
    folder.mkdir(exist_ok=True)
    tried = subprocess.run(["mount", *map(str, arguments), folder], capture_output=True, text=True)
    if tried.returncode:
        raise Skipped(f"may not mount: {tried.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)
