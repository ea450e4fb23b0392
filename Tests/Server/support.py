"""A store with sample campaigns, and a server over it, for the checks of this folder."""

import contextlib
import os
import pathlib
import re
import subprocess
import tempfile

CREATIVES = os.environ.get("CREATIVES", ".build/debug/creatives")


@contextlib.contextmanager
def sample_store(creatives=120):
    """Yields the path of a store with sample creatives, performance and campaigns."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder)
        run = lambda *words: subprocess.run([CREATIVES, *words], check=True, cwd=path, capture_output=True)
        run("sample", "--creatives", str(creatives), "--output", "sample")
        files = sorted(str(file) for file in (path / "sample").glob("*.csv") if "truth" not in file.name)
        run("cluster", *files, "--store", "store.db", "--seat", "1")
        yield str(path / "store.db")


@contextlib.contextmanager
def server(store, *options):
    """Yields the address of `creatives serve` over a store."""
    command = [CREATIVES, "serve", "--store", store, "--listen", "127.0.0.1:0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline()
        yield re.search(r"http://\S+", line).group(0).rstrip("/")
    finally:
        process.terminate()
        process.wait(timeout=60)
