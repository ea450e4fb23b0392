"""Kills the server amid edits and jobs: every acknowledged edit is there, and jobs go on."""

import http.client
import json
import random
import subprocess
import threading
import time

from server import Server, expect


class Editor(threading.Thread):
    """Renames and moves until the server is gone, and records what it was told."""

    def __init__(self, server, state, number):
        super().__init__()
        self.server, self.state, self.number = server, state, number
        self.random = random.Random(number)

    def run(self):
        connection = self.server.connection()
        campaigns = [id for id in self.state.campaigns if id % 4 == self.number]
        try:
            while True:
                id = self.random.choice(campaigns)
                self.state.edits += 1
                name = f"edited {id} {self.number} {self.state.edits} {time.time_ns()}"
                # Either of both may be there after a kill: the attempt is recorded before it is made.
                self.state.attempted[id] = name
                status, _, data = self.server.request("PUT", f"/api/campaigns/{id}", {"name": name}, connection=connection)
                expect(status == 200, f"PUT /api/campaigns/{id}: {status} {data[:200]!r}")
                self.state.acknowledged[id] = name
                self.state.count += 1
        except (OSError, http.client.HTTPException):
            pass


class State:
    def __init__(self, campaigns):
        self.campaigns = campaigns
        self.attempted, self.acknowledged = {}, {}
        self.edits = self.count = 0


def tool(executable, *arguments):
    done = subprocess.run([executable, *map(str, arguments)], capture_output=True, text=True, timeout=600)
    expect(done.returncode == 0, f"creatives {' '.join(map(str, arguments))}: {done.stderr}")
    return done.stdout


def run(executable, folder, kills, seed):
    """Returns the numbers of acknowledged edits and of finished runs."""
    rng = random.Random(seed)
    store = folder / "kills.db"
    tool(executable, "sample", "--creatives", 300, "--seed", seed, "--output", folder)
    tool(executable, "cluster", folder / "creatives.csv", "--performance", folder / "performance.csv", "--store", store)
    with Server(executable, "--store", store, "--workers", 0) as server:
        campaigns = [campaign["id"] for campaign in server.json("GET", "/api/campaigns?limit=200")["campaigns"]]
    state = State(campaigns)
    for number in range(kills):
        for kind in ["campaign_clustering", "summary_refresh", "summary_refresh"]:
            tool(executable, "jobs", "add", kind, "--store", store)
        with Server(executable, "--store", store, "--workers", 2) as server:
            check(server, state, f"kill {number}")
            editors = [Editor(server, state, index) for index in range(4)]
            for editor in editors:
                editor.start()
            time.sleep(rng.uniform(0.05, 1.5))
            server.kill()
            for editor in editors:
                editor.join()
    # Leases of killed workers expire after a minute; then their runs are repeated.
    with Server(executable, "--store", store, "--workers", 2) as server:
        check(server, state, "the last kill")
        runs = finished(executable, store)
        status, seconds = server.stop()
        expect(status == 0, f"the server ended with status {status} after {seconds:.1f} s")
    return state.count, runs


def check(server, state, when):
    """Checks that each campaign has the name of its last acknowledged edit, or of the one that was under way."""
    for id, name in state.acknowledged.items():
        found = server.json("GET", f"/api/campaigns/{id}")["name"]
        expect(found in (name, state.attempted[id]), f"after {when}, campaign {id} is {found!r}, expected {name!r}")
        # What is there now is what the next edit follows.
        state.acknowledged[id] = state.attempted[id] = found


def finished(executable, store):
    end = time.monotonic() + 400
    while True:
        jobs = json.loads(tool(executable, "jobs", "list", "--store", store, "--json"))["jobs"]
        live = [job for job in jobs if job.get("next_run")]
        if not live:
            failed = [job for job in jobs if (job.get("last_run") or {}).get("state") != "succeeded"]
            expect(not failed, f"jobs failed: {failed[:2]}")
            return len(jobs)
        expect(time.monotonic() < end, f"jobs did not end: {live[:2]}")
        time.sleep(2)
