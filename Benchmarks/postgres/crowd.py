"""Disturbs workers while they do many jobs, and checks that each job was done once."""

import subprocess
import time
from collections import Counter

from tool import expect, note

ADD = """
    WITH added AS (
        INSERT INTO background_jobs (name, type, parameters, steps, origin, status, ended_runs, created_at, once_at)
        SELECT 'job ' || number, 'summary_refresh', '{{}}', '[]', 'added', 'active', 0, {now}, {now}
        FROM generate_series(1, {count}) AS number RETURNING id)
    INSERT INTO job_runs (job_id, job_type, job_is_active, scheduled_for, due_at, state, attempts, failures, interruptions)
    SELECT id, 'summary_refresh', true, {now}, {now}, 'pending', 0, 0, 0 FROM added
    """


class Crowd:
    def __init__(self, tool, server, random, workers):
        self.tool, self.server, self.random, self.size = tool, server, random, workers
        self.counts = Counter()
        server.sql("CREATE SCHEMA crowd")
        ended = tool.run("jobs", "add", "summary_refresh", "--store", server.url("crowd"))
        expect(ended.returncode == 0, ended.stderr)

    def start(self, until_idle=False):
        self.counts["workers started"] += 1
        return subprocess.Popen(
            self.tool.command(
                "worker", "--store", self.server.url("crowd", through_proxy=True), "--runs", 2, "--lease", 3, "--poll", 1,
                *(["--until-idle"] if until_idle else [])),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def run(self, jobs, seconds, pause):
        """Runs workers until all jobs are done, with a fault every `pause` seconds or so for at most `seconds`."""
        self.server.sql(ADD.format(now=int(time.time() * 1000), count=jobs), "crowd")
        begin = time.monotonic()
        workers = [self.start() for _ in range(self.size)]
        faults = ["kill a worker"] * 4 + ["kill a backend", "end all backends", "cut the connections", "stop immediately",
                                          "kill the server"]
        while self.left():
            if time.monotonic() - begin > seconds:
                expect(time.monotonic() - begin < seconds + 600, "the jobs do not end without faults")
                time.sleep(0.2)
                continue
            time.sleep(self.random.uniform(0, 2 * pause))
            fault = self.random.choice(faults)
            self.counts[fault] += 1
            if fault == "kill a worker":
                workers.pop(self.random.randrange(len(workers))).kill()
            else:
                {"kill a backend": self.server.kill_backend, "end all backends": self.server.terminate_backend,
                 "cut the connections": self.server.cut, "stop immediately": self.server.stop_immediately,
                 "kill the server": self.server.kill_server}[fault](self.random)
            ended = [worker for worker in workers if worker.poll() is not None]
            self.counts["workers that gave up"] += len(ended)
            workers = [worker for worker in workers if worker.poll() is None]
            workers += [self.start() for _ in range(self.size - len(workers))]
        took = time.monotonic() - begin
        for worker in workers:
            worker.kill()
            worker.wait()
        return took

    def left(self):
        self.server.wait()
        return int(self.server.sql("SELECT count(*) FROM job_runs WHERE state IN ('pending', 'running')", "crowd")[0][0])

    def check(self, jobs):
        """Returns the number of runs that are lost, stuck and doubled, all of which must be 0."""
        sql = lambda text: int(self.server.sql(text, "crowd")[0][0])
        lost = jobs - sql("SELECT count(*) FROM background_jobs WHERE status = 'completed' AND ended_runs = 1")
        stuck = sql("SELECT count(*) FROM job_runs WHERE state <> 'completed'")
        doubled = sql(
            "SELECT count(*) FROM (SELECT run_id FROM job_log WHERE kind = 'completed' GROUP BY 1 HAVING count(*) > 1) AS x")
        doubled += sql("SELECT count(*) FROM (SELECT job_id FROM job_runs GROUP BY 1 HAVING count(*) > 1) AS x")
        self.counts["taken over after their lease expired"] = sql("SELECT sum(interruptions) FROM job_runs")
        note(f"lost {lost}, stuck {stuck}, doubled {doubled}")
        expect((lost, stuck, doubled) == (0, 0, 0), f"lost {lost}, stuck {stuck}, doubled {doubled}")
        return lost, stuck, doubled
