"""Two concurrent workers, each killed, suspended or terminated at random and started again."""

import json
import random
import signal
import subprocess
import time
from collections import Counter

from tool import expect, note

LEASE, RUNS = 1.5, 2
OPTIONS = ["--runs", RUNS, "--lease", LEASE, "--poll", "0.05", "--model", "hashed", "--json"]


class Worker:
    """One worker process, from its start to its end."""

    def __init__(self, tool, store, folder, name, *options):
        self.name = name
        self.output, self.errors = folder / f"{name}.jsonl", folder / f"{name}.txt"
        self.kills = self.stops = 0
        self.stopped_since = None
        self.begin = time.monotonic()
        with open(self.output, "wb") as output, open(self.errors, "wb") as errors:
            self.process = subprocess.Popen(
                tool.command("worker", "--store", store, "--name", name, *OPTIONS, *options),
                stdin=subprocess.DEVNULL, stdout=output, stderr=errors)

    def events(self):
        """Returns its output, except for a line that was cut off by a kill."""
        lines = self.output.read_text().splitlines(keepends=True)
        return [json.loads(line) for line in lines if line.endswith("\n")]

    def kill(self):
        self.kills += 1
        self.process.kill()
        self.wait_for_exit(-signal.SIGKILL)

    def terminate(self):
        """Terminates it and waits for its end."""
        self.process.terminate()
        self.check_terminated()

    def check_terminated(self):
        self.wait_for_exit(0, -signal.SIGTERM)
        # A process that has just started may not handle signals yet.
        expect(self.process.returncode == 0 or not self.events(), f"worker {self.name} did not stop gracefully")

    def stop(self):
        self.stops += 1
        self.process.send_signal(signal.SIGSTOP)
        self.stopped_since = time.monotonic()

    def resume(self):
        self.process.send_signal(signal.SIGCONT)
        self.stopped_since = None

    def wait_for_exit(self, *statuses):
        try:
            found = self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            found = "no exit within 60 s"
        # A worker that starts after all jobs have ended prints this note.
        lines = [line for line in self.errors.read_text().splitlines() if not line.startswith("note: no job was due")]
        said = "\n".join(lines).strip()[-300:]
        expect(found in statuses, f"worker {self.name}: expected status {statuses}, found {found}: {said!r}")
        expect(not said, f"worker {self.name} printed {said!r}")


class Slot:
    """One of the two slots: a worker, and its next fault."""

    def __init__(self, crowd, number):
        self.crowd, self.number = crowd, number
        self.worker = None
        self.start()

    def start(self):
        crowd = self.crowd
        # Without a grace period, it releases its runs.
        self.worker = Worker(
            crowd.tool, crowd.store, crowd.folder, f"w{self.number}-{len(crowd.workers)}",
            "--grace", crowd.random.choice([0, 5]))
        crowd.workers.append(self.worker)
        self.plan_fault(crowd.fate(), 0.05 if crowd.random.random() < 0.1 else None)

    def plan_fault(self, fate, mean=None, least=0.0):
        self.fate = fate
        self.due = time.monotonic() + least + self.crowd.random.expovariate(1 / (mean or self.crowd.mean))

    def step(self):
        """Performs the fault that is due, if any, and returns it."""
        fate, is_due = self.fate, time.monotonic() >= self.due
        if fate == "exit":
            # Its end is not awaited here: it may wait for a lock held by the other worker, which is suspended.
            if self.worker.process.poll() is None and not is_due:
                return None
            self.worker.check_terminated()
            self.start()
            return None
        expect(self.worker.process.poll() is None,
               f"worker {self.worker.name} ended unexpectedly with status {self.worker.process.returncode}")
        if not is_due:
            return None
        if fate == "SIGSTOP":
            self.worker.stop()
            self.fate, self.due = "SIGCONT", time.monotonic() + LEASE * self.crowd.random.uniform(0.5, 2.5)
        elif fate == "SIGCONT":
            self.worker.resume()
            # Long enough for it to notice the runs that it lost.
            self.plan_fault(self.crowd.fate(), least=1.0)
        elif fate == "SIGTERM":
            self.worker.process.terminate()
            self.fate, self.due = "exit", time.monotonic() + 60
        else:
            self.worker.kill()
            self.start()
        self.crowd.counts[fate] += 1
        return fate


class Crowd:
    def __init__(self, tool, store, folder, seed, mean):
        self.tool, self.store, self.folder, self.mean = tool, store, folder, mean
        self.random = random.Random(seed)
        self.workers, self.counts = [], Counter()

    def fate(self):
        return self.random.choices(["SIGKILL", "SIGTERM", "SIGSTOP"], [66, 12, 22])[0]

    def run_with_faults(self, checks, seconds):
        """Runs until nothing is due, or for at most the given number of seconds."""
        begin = last = time.monotonic()
        slots = [Slot(self, number) for number in (1, 2)]
        try:
            while time.monotonic() - begin < seconds:
                for slot in slots:
                    if slot.step():
                        checks.check_after_fault([slot.worker for slot in slots])
                if time.monotonic() - last > 2:
                    last = time.monotonic()
                    waiting = checks.waiting()
                    note(f"{last - begin:.0f} s: {waiting} runs due or running, {dict(self.counts)}")
                    if not waiting:
                        break
                time.sleep(0.01)
            for slot in slots:
                if slot.worker.stopped_since is not None:
                    slot.worker.resume()
            for slot in slots:
                # A second signal would end it immediately.
                slot.worker.check_terminated() if slot.fate == "exit" else slot.worker.terminate()
        finally:
            for slot in slots:
                slot.worker.process.kill()
                slot.worker.process.wait()
        return time.monotonic() - begin

    def run_undisturbed(self, store, count):
        """Runs workers that end when no run is due."""
        # A lease may remain from a killed worker.
        time.sleep(LEASE + 0.1)
        begin = time.monotonic()
        workers = [Worker(self.tool, store, self.folder, f"{store.stem}-{number}", "--until-idle") for number in range(count)]
        try:
            for worker in workers:
                worker.process.wait(180)
                worker.wait_for_exit(0)
        finally:
            for worker in workers:
                worker.process.kill()
                worker.process.wait()
        return workers, time.monotonic() - begin
