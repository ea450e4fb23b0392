"""Checks jobs while workers are killed, and after all jobs have ended."""

import json
import sqlite3
import time
from collections import Counter, defaultdict
from datetime import datetime, timezone

from crowd import LEASE, RUNS
from tool import expect

# The log entries that end an attempt, and those that precede them.
ENDS = ("completed", "retried", "interrupted", "released", "failed")
RUN_COLUMNS = ["id", "job_id", "state", "due_at", "attempts", "failures", "interruptions", "ended_at", "outcome", "error"]


def rows(store, sql, *values):
    """Reads a store while other processes write to it."""
    database = sqlite3.connect(f"file:{store}?mode=ro", uri=True, timeout=60)
    try:
        return database.execute(sql, values).fetchall()
    finally:
        database.close()


def now():
    return round(time.time() * 1000)


class Checks:
    def __init__(self, tool, store, work):
        self.tool, self.store, self.work = tool, store, work
        self.count = 0
        self.quiet_since = time.monotonic()

    def waiting(self):
        """Returns the number of due and running runs, from the command line."""
        listed = [job for job in self.tool.json("jobs", "list", "--store", self.store)["jobs"] if job["status"] == "active"]
        live = [job["next_run"] for job in listed]
        expect(all(live), "an active job has no next run")
        return sum(run["state"] == "running" or time_of(run["due_at"]) <= time.time() for run in live)

    def check_after_fault(self, workers):
        """Checks the store after a fault of a worker."""
        self.count += 1
        wrong = rows(self.store, """
            SELECT j.id, j.status, count(r.id) FROM background_jobs AS j
            LEFT JOIN job_runs AS r ON r.job_id = j.id AND r.state IN ('pending', 'running')
            GROUP BY j.id HAVING count(r.id) <> (j.status = 'active')""")
        expect(not wrong, f"jobs whose number of live runs does not match their status: {wrong[:5]}")
        if self.count % 20 == 0:
            expect(rows(self.store, "PRAGMA integrity_check") == [("ok",)], "the integrity check failed")
        # A suspended worker may hold the lock of the store, which prevents takeovers.
        if any(worker.stopped_since is not None for worker in workers):
            self.quiet_since = time.monotonic()
        overdue = time.monotonic() - self.quiet_since
        stuck = rows(
            self.store, "SELECT id, lease_ends_at - ? FROM job_runs WHERE state = 'running' AND lease_ends_at < ?",
            now(), now() - 10_000)
        expect(not stuck or overdue < 10, f"runs with expired leases are not taken over: {stuck[:5]}")

    # MARK: At the end

    def all(self, workers):
        """Runs all checks of the tables and of the workers' output; returns counts for the table."""
        final = Final(self.store)
        final.jobs(self.work)
        final.logs()
        final.steps(self.work)
        return final.workers(workers)

    def archived(self):
        """Checks that recurring and failing jobs have ended after they were archived."""
        chosen = [job.id for job in self.work.jobs if job.kind in ("recurring", "always fails")]
        for job in chosen:
            self.tool.json("jobs", "archive", job, "--store", self.store)
        final = Final(self.store)
        for job in chosen:
            states = [run["state"] for run in final.by_job[job]]
            expect(final.status[job] == "archived" and set(states) <= {"completed", "failed"}
                   and final.ended_runs[job] == len(states), f"job {job} was archived, but its runs are {states}")
        expect(not rows(self.store, "SELECT 1 FROM job_runs WHERE state IN ('pending', 'running')"), "an archived job has a pending or running run")


class Final:
    """Reads the jobs of a store that no worker uses."""

    def __init__(self, store):
        expect(rows(store, "PRAGMA integrity_check") == [("ok",)], "the integrity check failed")
        expect(not rows(store, "PRAGMA foreign_key_check"), "the foreign key check failed")
        self.status = dict(rows(store, "SELECT id, status FROM background_jobs"))
        self.ended_runs = dict(rows(store, "SELECT id, ended_runs FROM background_jobs"))
        self.types = dict(rows(store, "SELECT id, type FROM background_jobs"))
        self.runs = [dict(zip(RUN_COLUMNS, row)) for row in rows(store, f"SELECT {', '.join(RUN_COLUMNS)} FROM job_runs ORDER BY id")]
        self.by_job = defaultdict(list)
        for run in self.runs:
            self.by_job[run["job_id"]].append(run)
        self.lines = defaultdict(list)
        for run, attempt, kind, message, at in rows(store, "SELECT run_id, attempt, kind, message, at FROM job_log ORDER BY id"):
            self.lines[run].append((attempt, kind, message, at))
        self.followers = defaultdict(list)
        for job, run in rows(store, "SELECT id, origin_number FROM background_jobs WHERE origin = 'step' ORDER BY id"):
            self.followers[run].append(job)
        self.sessions = dict(rows(store, "SELECT id, state FROM classification_runs"))

    def jobs(self, work):
        """Checks that no job is lost or stuck, and that each one-time job has one completed run."""
        for run in self.runs:
            expect(run["state"] != "running", f"run {run['id']} is running without a worker")
        expect(len({job.id for job in work.jobs}) == len(work.jobs), "two jobs have the same ID")
        for job in work.jobs:
            expect(job.id in self.status, f"job {job.id} is missing")
            if job.kind == "recurring":
                self.recurs(job.id)
            elif job.kind == "always fails":
                self.fails(job.id)
            else:
                self.done_once(job.id)
        expected = {f"job-run-{run['id']}" for run in self.runs if self.types[run["job_id"]] == "ad_classification"}
        expect(self.sessions == dict.fromkeys(expected, "completed"), "the classification runs do not match the job runs")

    def done_once(self, job):
        states = [run["state"] for run in self.by_job[job]]
        expect(self.status[job] == "completed" and states == ["completed"] and self.ended_runs[job] == 1,
               f"job {job} is {self.status[job]}, its runs are {states}, its number of ended runs is {self.ended_runs[job]}")

    def recurs(self, job):
        *ended, last = [run["state"] for run in self.by_job[job]]
        expect(self.status[job] == "active" and last == "pending" and set(ended) <= {"completed"},
               f"recurring job {job} is {self.status[job]}, its runs are {ended}, {last}")
        expect(self.ended_runs[job] == len(ended), f"job {job} has {len(ended)} ended runs, expected {self.ended_runs[job]}")

    def fails(self, job):
        """Checks that the first retry is five minutes later. Later retries are not reached."""
        (run,) = self.by_job[job]
        last = self.lines[run["id"]][-1]
        expect(self.status[job] == "active" and run["state"] == "pending" and run["failures"] == 1 and last[1] == "retried",
               f"failing job {job} is {self.status[job]}, its run is {run}, its last log entry {last}")
        expect(run["due_at"] == last[3] + 300_000 and run["due_at"] > now(), f"job {job} is retried at {run['due_at']}")

    def logs(self):
        """Checks that each attempt started once, ended once, and logged nothing afterwards."""
        for run in self.runs:
            attempt, open_, kinds = 0, False, Counter()
            for number, kind, message, _ in self.lines[run["id"]]:
                where = f"run {run['id']}, attempt {number}, {kind}: {message}"
                if kind == "started":
                    expect(not open_ and number == attempt + 1, f"an attempt starts out of order: {where}")
                    attempt, open_ = number, True
                else:
                    expect(open_ and number == attempt, f"a log entry of an attempt that is not running: {where}")
                    open_ = kind not in ENDS
                kinds[kind] += 1
            where = f"run {run['id']}, {run['state']}: {dict(kinds)}"
            expect(not open_, f"an attempt never ended: {where}")
            expect(kinds["started"] == run["attempts"], f"expected {run['attempts']} attempts: {where}")
            expect(kinds["interrupted"] == run["interruptions"] <= 20, f"expected {run['interruptions']} interruptions, at most 20: {where}")
            expect(kinds["retried"] == run["failures"], f"expected {run['failures']} failures: {where}")
            expect(kinds["completed"] == (run["state"] == "completed"), f"not completed exactly once: {where}")

    def steps(self, work):
        """Checks that each completed run with steps is followed by one job with one run, to the end of its chain."""
        known = {job.id for job in work.jobs}
        for job in work.jobs:
            chain, last = [], job.id
            while followers := [follower for run in self.by_job[last] for follower in self.followers[run["id"]]]:
                expect(len(followers) == 1, f"jobs {followers} all follow job {last}")
                (last,) = followers
                self.done_once(last)
                chain.append(self.types[last])
                known.add(last)
            expect(chain == job.chain, f"job {job.id} is followed by {chain}, expected {job.chain}")
        expect(known == self.status.keys(), f"unexpected jobs: {sorted(self.status.keys() - known)[:5]}")

    def workers(self, workers):
        """Checks that the output of workers agrees with the logs, that only runs of killed or suspended workers were taken over,
        and that suspended workers noticed it. Returns the number of each event."""
        by_name = {worker.name: worker for worker in workers}
        attempts, taken = {}, defaultdict(list)
        for run, lines in self.lines.items():
            for number, kind, message, _ in lines:
                if kind == "started":
                    name = message.removeprefix("started by ")
                    expect(name in by_name, f"run {run}: {message}, an unknown worker")
                elif kind in ENDS:
                    attempts[run, number] = name, kind
                    if kind == "interrupted":
                        taken[name].append(run)
        said = Counter()
        states = {"completed": "completed", "failed": "retried", "released": "released", "refused": "failed"}
        for worker in workers:
            logged = Counter((run, kind) for (run, _), (name, kind) in attempts.items() if name == worker.name)
            lost = Counter()
            for event in worker.events():
                expect(event["event"] != "store_failed", f"worker {worker.name}: {event}")
                said[event["event"]] += 1
                if event["event"] == "ended":
                    key = event["run_id"], states[event["state"]]
                    logged[key] -= 1
                    expect(logged[key] >= 0, f"worker {worker.name} reported an event that is not in the log: {event}")
                elif event["event"] == "lost":
                    lost[event["run_id"]] += 1
            # A worker that waits for the lock of a suspended worker also loses its runs, and notices it. Only a killed worker does not.
            unsaid = Counter(taken[worker.name])
            unsaid.subtract(lost)
            expect(min(unsaid.values(), default=0) >= 0, f"worker {worker.name} reported lost runs that were not taken over: {lost}")
            expect(unsaid.total() <= RUNS * worker.kills,
                   f"worker {worker.name}, killed {worker.kills} times, did not notice takeovers: {taken[worker.name]}, {lost}")
        kinds = Counter(kind for _, kind in attempts.values())
        return {
            "runs": len(self.runs), "attempts": len(attempts), "lost": said["lost"],
            "most": max(run["interruptions"] for run in self.runs), **{kind: kinds[kind] for kind in ENDS},
            "there already": sum(had_effect(run) for run in self.runs),
        }


def had_effect(run):
    """Returns whether an attempt before the completed one already had its effect."""
    figures = json.loads(run["outcome"])["figures"] if run["outcome"] else {}
    return figures.get("rows", 0) != 0 and figures["rows"] not in (figures["new_rows"], figures["changed_rows"])


def time_of(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(timezone.utc).timestamp()
