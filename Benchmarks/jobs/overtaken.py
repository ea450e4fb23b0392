"""A worker that is stopped in the middle of an import, while another one does the import and what corrects it."""

import sqlite3
import time

from crowd import LEASE, Crowd, Worker
from tool import expect
from work import FIELDS

ROWS = 3000


def overtaken(tool, folder, rounds):
    """The one that was stopped goes on last; what it read first must not be what stays. Gives how often it was so."""
    for number in range(rounds):
        store = folder / f"overtaken-{number}.db"
        first, second = (write(folder / f"overtaken-{spend}.csv", spend) for spend in (1, 2))
        tool.json("jobs", "add", "performance_sync", f"files={first}", "--then", f"performance_sync files={second}",
                  "--store", store)
        worker = Worker(tool, store, folder, f"stopped-{number}")
        database = sqlite3.connect(store, timeout=10, isolation_level=None)
        try:
            wait_for(worker, "started")
            # While it reads: it will wait for its turn to write, wherever that is in its work.
            database.execute("BEGIN IMMEDIATE")
            time.sleep(0.5)
            worker.stop()
            database.execute("ROLLBACK")
            # The last one to close a store writes its pages, with checksums only where it is the executable.
            database.close()
            Crowd(tool, store, folder, number, 1).undisturbed(store, 1)
            worker.go_on()
            wait_for(worker, "lost")
            # Another look for work comes after whatever it still writes.
            time.sleep(LEASE)
            worker.terminate()
        finally:
            database.close()
            worker.process.kill()
            worker.process.wait()
        statuses = [job["status"] for job in tool.json("jobs", "list", "--store", store)["jobs"]]
        expect(statuses == ["completed", "completed"], f"an import and its correction are {statuses}")
        spend = tool.json("cluster", "--store", store)["totals"]["spend"]
        expect(spend == {"USD": 2 * ROWS * 1_000_000}, f"what was corrected is as it was before: {spend}")
    return rounds


def wait_for(worker, event):
    end = time.monotonic() + 20
    while not any(said["event"] == event for said in worker.events()):
        expect(time.monotonic() < end, f"worker {worker.name}: not {event} within 20 s")
        time.sleep(0.001)


def write(path, spend):
    rows = (f"c{number},2025-11-01,US,10,1,{spend},USD" for number in range(ROWS))
    path.write_text("\n".join([",".join(FIELDS), *rows, ""]))
    return path
