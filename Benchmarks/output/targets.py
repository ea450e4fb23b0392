"""Tests each kind of output with each command that writes one."""

import os
import socket
import stat
import subprocess
import threading
from pathlib import Path

from commands import READ
from runs import Problem, contents, digest, expect, expect_line, expect_status, is_root, check_no_leftovers, without_times


class Skipped(Exception):
    """The case cannot be tested on this system."""


class Targets:
    def __init__(self, workspace):
        self.workspace = workspace
        self.references = {}

    def reference(self, command):
        """Returns what a command writes without obstacles."""
        if command not in self.references:
            with self.workspace.work() as work:
                ended = self.workspace.run(command, work, work / "out")
                expect_status(ended, 0)
                check_no_leftovers(work)
                self.references[command] = contents(work / "out")
        return self.references[command]

    def expect_refused(self, command, work, output, status, *words, **options):
        before = {path: path.lstat() for path in work.iterdir()}
        ended = self.workspace.run(command, work, output, **options)
        expect_line(ended, status, *words)
        after = {path: path.lstat() for path in work.iterdir()}
        expect(before.keys() == after.keys(), f"files were created or removed: {before.keys() ^ after.keys()}")
        for path, old in before.items():
            now = after[path]
            expect((old.st_ino, old.st_mode, old.st_size) == (now.st_ino, now.st_mode, now.st_size), f"{path.name} changed")

    # MARK: Writable outputs

    def replaced(self, command):
        for mode in (0o640, 0o604):
            with self.workspace.work() as work:
                (work / "out").write_text("old")
                (work / "out").chmod(mode)
                expect_status(self.workspace.run(command, work, work / "out"), 0)
                expect(contents(work / "out") == self.reference(command), "the contents differ")
                expect(stat.S_IMODE((work / "out").stat().st_mode) == mode, "the permissions differ")
                check_no_leftovers(work)

    def mask(self, command):
        with self.workspace.work() as work:
            ended = self.workspace.run(command, work, work / "out", shell='umask 027; exec "$0" "$@"')
            expect_status(ended, 0)
            expect(stat.S_IMODE((work / "out").stat().st_mode) == 0o640, "the file mode mask is not applied")

    def link(self, command):
        for there in (True, False):
            with self.workspace.work() as work:
                (work / "folder").mkdir()
                if there:
                    (work / "folder/real").write_text("old")
                (work / "out").symlink_to("folder/real")
                expect_status(self.workspace.run(command, work, work / "out"), 0)
                expect((work / "out").is_symlink(), "the link was replaced")
                expect(contents(work / "folder/real") == self.reference(command), "the contents differ")

    def pipe(self, command):
        with self.workspace.work() as work:
            os.mkfifo(work / "out")
            found = []
            reader = threading.Thread(target=lambda: found.append((work / "out").read_bytes()), daemon=True)
            reader.start()
            ended = self.workspace.run(command, work, work / "out")
            expect_status(ended, 0)
            reader.join(10)
            expect([without_times(text) for text in found] == [self.reference(command)], "the data from the pipe differs from the file")
            expect(stat.S_ISFIFO((work / "out").lstat().st_mode), "the pipe was replaced")

    def closing_pipe(self, command):
        with self.workspace.work() as work:
            os.mkfifo(work / "out")

            def read_little():
                with open(work / "out", "rb", buffering=0) as file:
                    file.read(1)
            reader = threading.Thread(target=read_little, daemon=True)
            reader.start()
            # Data that fits in the pipe is lost without an error.
            expect_status(self.workspace.run(command, work, work / "out"), 0, 1)

    def device(self, command):
        if not is_root():
            raise Skipped("only root can create devices")
        for minor, status in ((3, 0), (7, 1)):
            with self.workspace.work() as work:
                try:
                    os.mknod(work / "out", 0o666 | stat.S_IFCHR, os.makedev(1, minor))
                except PermissionError:
                    raise Skipped("this system cannot create devices") from None
                ended = self.workspace.run(command, work, work / "out")
                if status:
                    expect_line(ended, 1, "No space left on device")
                else:
                    expect_status(ended, 0)
                expect(stat.S_ISCHR((work / "out").lstat().st_mode), "the device was replaced")

    def standard_output(self, command):
        for name in ("-", "/dev/stdout"):
            with self.workspace.work() as work:
                ended = self.workspace.run(command, work, name)
                expect_status(ended, 0)
                expect(without_times(ended.stdout) == self.reference(command), "standard output differs from the file")
                expect(not (work / "-").exists(), "a file named - was created")
        with self.workspace.work() as work:
            ended = self.workspace.run(command, work, "-", shell='exec "$0" "$@" >/dev/full')
            expect_line(ended, 1, "No space left on device")
        with self.workspace.work() as work:
            self.expect_refused(command, work, "-", 2, "standard output", shell='exec "$0" "$@" --json')

    def closed_standard_output(self, command):
        with self.workspace.work() as work:
            read_end, write_end = os.pipe()
            os.close(read_end)
            try:
                ended = self.workspace.run(command, work, "-", stdout=write_end)
            finally:
                os.close(write_end)
            expect_status(ended, 0)
            expect(b"creatives: " not in ended.stderr, "a closed pipe is reported")

    # MARK: Refused outputs

    def inputs(self, command):
        used = [name for name in READ if any(f"{{in}}/{name}" in word for word in command.words)]
        for name in used:
            file = self.workspace.inputs / name
            for kind in ("itself", "link", "hard link", "dots"):
                with self.workspace.work() as work:
                    output = file
                    if kind == "link":
                        output = work / "link"
                        output.symlink_to(file)
                    elif kind == "hard link":
                        output = work / "hard"
                        os.link(file, output)
                    elif kind == "dots":
                        output = f"{file.parent}/../{file.parent.name}/./{file.name}"
                    self.expect_refused(command, work, output, 2, "same file")

    def store(self, command):
        if not any("{work}/s.db" in word for word in command.words):
            raise Skipped("the command has no store")
        for suffix in ("", "-wal", "-shm", "-journal"):
            with self.workspace.work() as work:
                self.expect_refused(command, work, work / f"s.db{suffix}", 2, "same file")

    def other_store(self, command):
        """Names a store that is not part of the command line."""
        for name in ("store.db", "store.db-wal", "link"):
            with self.workspace.work() as work:
                (work / "link").symlink_to("store.db")
                self.expect_refused(command, work, work / name, 2, "is a database")

    def impossible_path(self, command):
        cases = [("no/such/folder", "No such file"), (".", "directory"), ("x" * 300, "too long"), ("", "empty")]
        for name, words in cases:
            with self.workspace.work() as work:
                self.expect_refused(command, work, f"{work}/{name}" if name else "", 1, words)
        with self.workspace.work() as work:
            with socket.socket(socket.AF_UNIX) as server:
                server.bind(str(work / "out"))
                self.expect_refused(command, work, work / "out", 1, "socket")

    def read_only(self, command):
        """Tests a read-only file and a read-only folder, as a user other than root."""
        options = {"user": 65534, "group": 65534, "extra_groups": []} if is_root() else {}
        for kind in ("file", "folder", "target only"):
            with self.workspace.work() as work:
                for path in work.rglob("*"):
                    path.chmod(0o666)
                folder = work / "folder"
                folder.mkdir()
                if kind != "folder":
                    (folder / "out").write_text("old")
                    (folder / "out").chmod(0o444 if kind == "file" else 0o666)
                folder.chmod(0o777 if kind == "file" else 0o555)
                self.expect_refused(command, work, folder / "out", 1, "Permission denied", **options)
                if kind != "folder":
                    expect((folder / "out").read_text() == "old", "the file changed")

    def file_size_limit(self, command):
        blocks = len(self.reference(command)) // 512 // 2
        if not blocks:
            raise Skipped("the output is too small")
        if any("{work}" in word for word in command.words):
            raise Skipped("the store would exceed the limit first")
        with self.workspace.work() as work:
            (work / "out").write_text("old")
            ended = self.workspace.run(command, work, work / "out", shell=f'ulimit -f {blocks}; exec "$0" "$@"')
            expect_line(ended, 1, "File too large")
            expect((work / "out").read_text() == "old", "the file changed")
            check_no_leftovers(work)

    def full_disk(self, command):
        if not is_root():
            raise Skipped("only root can mount a full disk")
        if len(self.reference(command)) < 4096:
            raise Skipped("the output is too small")
        with self.workspace.work() as work:
            (work / "disk").mkdir()
            # At least one page is reserved for the old file.
            script = (
                'mount -t tmpfs -o size=8k none "$D" || exit 99; printf old >"$D/out"; head -c 4096 /dev/zero >"$D/rest"; '
                '"$0" "$@"; status=$?; cat "$D/out" >"$D.out"; ls -A "$D" >"$D.names"; exit $status')
            line = ["unshare", "-m", "/bin/sh", "-c", script, self.workspace.executable]
            line += command.line(self.workspace.inputs, work, work / "disk/out")
            ended = subprocess.run(
                line, env=os.environ | {"D": str(work / "disk")}, capture_output=True, stdin=subprocess.DEVNULL, timeout=120)
            if ended.returncode in (1, 99) and b"unshare" in ended.stderr or b"mount:" in ended.stderr:
                raise Skipped("this system cannot mount file systems")
            expect_line(ended, 1, "No space left on device")
            expect((work / "disk.out").read_text() == "old", "the file changed")
            expect((work / "disk.names").read_text().split() == ["out", "rest"], "a file is left behind")

    KINDS = [
        ("an existing file: contents and permissions", replaced), ("a new file: the file mode mask", mask), ("links", link),
        ("a pipe", pipe), ("a pipe whose reader ends", closing_pipe), ("devices", device),
        ("standard output", standard_output), ("closed standard output", closed_standard_output),
        ("an input under any name", inputs), ("the store", store), ("another store", other_store), ("an impossible path", impossible_path),
        ("a read-only file or folder", read_only), ("a file size limit", file_size_limit), ("a full disk", full_disk),
    ]


def two_outputs(workspace, commands):
    """Tests commands with the same file as two outputs."""
    pairs = {}
    for command in commands:
        option, head = command.words[-2], tuple(word for word in command.words[:-2])
        pairs.setdefault(head, []).append(option)
    count = 0
    for command in commands:
        others = [option for option in pairs[command.words[:-2]] if option != command.words[-2]]
        for option in others:
            for first, second in (("new", "./new"), ("old", "link"), ("-", "/dev/stdout")):
                with workspace.work() as work:
                    (work / "old").write_text("old")
                    (work / "link").symlink_to("old")
                    ended = workspace.run(command, work, first, shell=f'exec "$0" "$@" {option} {second}')
                    expect_line(ended, 2, "same file", "standard output")
                    expect((work / "old").read_text() == "old" and not (work / "new").exists(), "a file was written")
                    count += 1
            with workspace.work() as work:
                ended = workspace.run(command, work, "/dev/null", shell=f'exec "$0" "$@" {option} /dev/null')
                expect_status(ended, 0)
    return f"{count} refused"


def inputs_as_stores(workspace):
    """Tests a store or a folder of cached answers that is also an input."""
    from commands import Command
    cases = [
        ("cluster {work}/empty.csv --model hashed --store {work}/empty.csv", "same file"),
        ("cluster {work}/empty.csv --model hashed --store {work}/link", "same file"),
        ("packages {work}/run/run.json --model hashed --resume {work}/run", "same file"),
        ("campaigns list --store {work}/empty.csv-wal", None),
    ]
    for text, words in cases:
        with workspace.work() as work:
            (work / "empty.csv").write_bytes(b"")
            (work / "link").symlink_to("empty.csv")
            (work / "run").mkdir()
            (work / "run/run.json").write_text("[]")
            ended = workspace.run(Command(tuple(text.split())), work)
            expect(ended.returncode == 2, f"{text}: {ended.returncode}")
            if words:
                expect_line(ended, 2, words)
            expect((work / "empty.csv").read_bytes() == b"" and (work / "run/run.json").read_text() == "[]", "an input changed")
    # Standard output is redirected to the store that is read.
    with workspace.work() as work:
        before = digest(work / "store.db")
        for shell in ('exec "$0" "$@" >>store.db', 'exec "$0" "$@" 2>>store.db', 'exec "$0" "$@" >>store.db 2>&1'):
            ended = workspace.run(Command(("campaigns", "list", "--store", "store.db")), work, shell=shell)
            expect_status(ended, 2)
            expect(digest(work / "store.db") == before, f"the store changed: {shell}")
    return f"{len(cases) + 3} refused"
