"""Two workers at once, each of which is killed, stopped or ended at random and started again."""

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
    """One process, from its start to its end."""

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
        """What it said, but for a line that it was killed in."""
        lines = self.output.read_text().splitlines(keepends=True)
        return [json.loads(line) for line in lines if line.endswith("\n")]

    def kill(self):
        self.kills += 1
        self.process.kill()
        self.ended(-signal.SIGKILL)

    def terminate(self):
        """Tells it to end, and waits until it has."""
        self.process.terminate()
        self.terminated()

    def terminated(self):
        self.ended(0, -signal.SIGTERM)
        # A process that has only just begun ends as any other does.
        expect(self.process.returncode == 0 or not self.events(), f"worker {self.name} worked, and ended at once when told to")

    def stop(self):
        self.stops += 1
        self.process.send_signal(signal.SIGSTOP)
        self.stopped_since = time.monotonic()

    def go_on(self):
        self.process.send_signal(signal.SIGCONT)
        self.stopped_since = None

    def ended(self, *statuses):
        try:
            found = self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            found = "none within 60 s"
        # A worker that comes when all is done says so.
        lines = [line for line in self.errors.read_text().splitlines() if not line.startswith("note: no job was due")]
        said = "\n".join(lines).strip()[-300:]
        expect(found in statuses, f"worker {self.name}: expected status {statuses}, found {found}, {said!r}")
        expect(not said, f"worker {self.name} said {said!r}")


class Slot:
    """One of the two places: a worker, and what happens to it next."""

    def __init__(self, crowd, number):
        self.crowd, self.number = crowd, number
        self.worker = None
        self.start()

    def start(self):
        crowd = self.crowd
        # Without a grace it gives back what it has under way.
        self.worker = Worker(
            crowd.tool, crowd.store, crowd.folder, f"w{self.number}-{len(crowd.workers)}",
            "--grace", crowd.random.choice([0, 5]))
        crowd.workers.append(self.worker)
        self.then(crowd.fate(), 0.05 if crowd.random.random() < 0.1 else None)

    def then(self, fate, mean=None, least=0.0):
        self.fate = fate
        self.due = time.monotonic() + least + self.crowd.random.expovariate(1 / (mean or self.crowd.mean))

    def step(self):
        """Does what is due. Gives what it was, if anything was."""
        fate, is_due = self.fate, time.monotonic() >= self.due
        if fate == "exit":
            # Nobody waits for it: it may itself wait for a lock that the other one holds, who is stopped.
            if self.worker.process.poll() is None and not is_due:
                return None
            self.worker.terminated()
            self.start()
            return None
        expect(self.worker.process.poll() is None,
               f"worker {self.worker.name} ended by itself, status {self.worker.process.returncode}")
        if not is_due:
            return None
        if fate == "SIGSTOP":
            self.worker.stop()
            self.fate, self.due = "SIGCONT", time.monotonic() + LEASE * self.crowd.random.uniform(0.5, 2.5)
        elif fate == "SIGCONT":
            self.worker.go_on()
            # Long enough that it can find what it has lost.
            self.then(self.crowd.fate(), least=1.0)
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

    def disturb(self, checks, seconds):
        """Until nothing is due, for so many seconds at most."""
        begin = last = time.monotonic()
        slots = [Slot(self, number) for number in (1, 2)]
        try:
            while time.monotonic() - begin < seconds:
                for slot in slots:
                    if slot.step():
                        checks.during([slot.worker for slot in slots])
                if time.monotonic() - last > 2:
                    last = time.monotonic()
                    waiting = checks.waiting()
                    note(f"{last - begin:.0f} s: {waiting} runs due or under way, {dict(self.counts)}")
                    if not waiting:
                        break
                time.sleep(0.01)
            for slot in slots:
                if slot.worker.stopped_since is not None:
                    slot.worker.go_on()
            for slot in slots:
                # A second signal would end it at once.
                slot.worker.terminated() if slot.fate == "exit" else slot.worker.terminate()
        finally:
            for slot in slots:
                slot.worker.process.kill()
                slot.worker.process.wait()
        return time.monotonic() - begin

    def undisturbed(self, store, count):
        """Workers that end by themselves when nothing is due any more."""
        # A lease may be left over from before.
        time.sleep(LEASE + 0.1)
        begin = time.monotonic()
        workers = [Worker(self.tool, store, self.folder, f"{store.stem}-{number}", "--until-idle") for number in range(count)]
        try:
            for worker in workers:
                worker.process.wait(180)
                worker.ended(0)
        finally:
            for worker in workers:
                worker.process.kill()
                worker.process.wait()
        return workers, time.monotonic() - begin
