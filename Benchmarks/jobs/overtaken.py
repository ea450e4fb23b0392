"""Suspends a worker during an import, while another worker does the import and its correction."""

import sqlite3
import time

from crowd import LEASE, Crowd, Worker
from tool import expect
from work import FIELDS

ROWS = 3000


def overtaken(tool, folder, rounds):
    """Resumes the suspended worker last: its older rows must not replace the correction. Returns the number of rounds."""
    for number in range(rounds):
        store = folder / f"overtaken-{number}.db"
        first, second = (write(folder / f"overtaken-{spend}.csv", spend) for spend in (1, 2))
        tool.json("jobs", "add", "performance_sync", f"files={first}", "--then", f"performance_sync files={second}",
                  "--store", store)
        worker = Worker(tool, store, folder, f"stopped-{number}")
        database = sqlite3.connect(store, timeout=10, isolation_level=None)
        try:
            wait_for(worker, "started")
            # Locks the store while the worker reads, so that it waits before its first write.
            database.execute("BEGIN IMMEDIATE")
            time.sleep(0.5)
            worker.stop()
            database.execute("ROLLBACK")
            # The last process that closes a store writes its pages; only the executable adds checksums.
            database.close()
            Crowd(tool, store, folder, number, 1).run_undisturbed(store, 1)
            worker.resume()
            wait_for(worker, "lost")
            # It polls for work again after it has written everything.
            time.sleep(LEASE)
            worker.terminate()
        finally:
            database.close()
            worker.process.kill()
            worker.process.wait()
        statuses = [job["status"] for job in tool.json("jobs", "list", "--store", store)["jobs"]]
        expect(statuses == ["completed", "completed"], f"an import and its correction have statuses {statuses}")
        spend = tool.json("cluster", "--store", store)["totals"]["spend"]
        expect(spend == {"USD": 2 * ROWS * 1_000_000}, f"the correction was replaced by older rows: {spend}")
    return rounds


def wait_for(worker, event):
    end = time.monotonic() + 20
    while not any(said["event"] == event for said in worker.events()):
        expect(time.monotonic() < end, f"worker {worker.name}: no event {event} within 20 s")
        time.sleep(0.001)


def write(path, spend):
    rows = (f"c{number},2025-11-01,US,10,1,{spend},USD" for number in range(ROWS))
    path.write_text("\n".join([",".join(FIELDS), *rows, ""]))
    return path
