"""Kills imports, plans and edits at random moments, and compares the store with a twin that is never killed."""

import json
import os
import random
import signal
import subprocess
import time
from collections import Counter

import invariants
from tool import Copy, Problem, copy_store, difference, expect, note, state
from windows import Ledger

OPERATIONS = ["import", "edit", "edit", "replan", "import", "edit", "apply", "edit"]


class Kills:
    def __init__(self, tool, windows, folder, seed):
        self.tool, self.windows, self.folder = tool, windows, folder
        self.random = random.Random(seed)
        self.twin, self.store = folder / "twin.db", folder / "killed.db"
        self.ledger = Ledger()
        self.found = {name: Counter() for name in ["import", "replan", "apply", "edit"]}
        self.imported = 0
        self.edits = 0

    def run(self, rounds, deadline):
        """Performs operations until the given number of processes were started to be killed."""
        number = 0
        while sum(count["rounds"] for count in self.found.values()) < rounds and time.monotonic() < deadline:
            self.operation(OPERATIONS[number % len(OPERATIONS)])
            number += 1
        campaigns = invariants.check(self.tool, self.store, self.ledger, lambda campaigns: campaigns[:5])
        expect(self.listed(self.twin) == self.listed(self.store), "the store and its twin list different campaigns")
        return number, campaigns

    def listed(self, store):
        return self.tool.json("campaigns", "list", "--store", store)

    def operation(self, kind):
        arguments, rows = getattr(self, kind)()
        allowed = {"before": state(self.twin)}
        if kind in ("import", "apply"):
            allowed["imported"] = self.after_import(arguments)
        begin = time.monotonic()
        ended = self.tool.run(*arguments, "--store", self.twin)
        took = time.monotonic() - begin
        expect(ended.returncode == 0, f"{arguments[:2]} ended with {ended.returncode}: {ended.stderr}")
        allowed["after"] = state(self.twin)
        if rows:
            self.ledger.add(rows)
        self.edits += kind == "edit"

        for attempt in range(3):
            status = self.killed(arguments, took, gently=attempt == 2)
            at = self.find_state(kind, status, allowed)
            count = self.found[kind]
            count["rounds"] += 1
            count["killed" if status else "had ended"] += 1
            if status:
                count[at] += 1
            if at == "after":
                break
            self.check_readable()
        else:
            # The first import may have been killed before it created the store.
            ended = self.tool.run(*arguments, "--store", self.store)
            expect(ended.returncode == 0, f"{arguments[:2]}, repeated, ended with {ended.returncode}: {ended.stderr}")
            self.find_state(kind, 0, allowed)
        note(f"{kind}: {took:.2f} s undisturbed; so far {sum(c['rounds'] for c in self.found.values())} rounds")
        invariants.check(self.tool, self.store, self.ledger, lambda campaigns: self.random.sample(campaigns, 2))
        log = self.tool.json("campaigns", "log", "--store", self.store, "--limit", 0)["edits"]
        expect(len(log) == self.edits, f"{self.edits} edits were acknowledged, {len(log)} are in the log")

    def killed(self, arguments, took, gently):
        """Starts a process and kills it. Returns 0 if it had already ended."""
        with subprocess.Popen(
            self.tool.command(*arguments, "--store", self.store), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        ) as process:
            if not gently and self.random.random() < 0.6:
                self.wait_for_writing(process)
                process.kill()
            else:
                try:
                    process.wait(self.random.uniform(0, took * (1.6 if gently else 1.1)))
                except subprocess.TimeoutExpired:
                    process.kill()
            message = process.stderr.read()
        expect(process.returncode in (0, -signal.SIGKILL), f"status {process.returncode}: {message[-300:]}")
        return process.returncode

    def wait_for_writing(self, process):
        """Waits until the log has grown several times, which shows a transaction in progress, and a moment longer."""
        log = f"{self.store}-wal"
        growths = self.random.choice([1, 1, 2, 3, 5])
        last = os.path.getsize(log) if os.path.exists(log) else 0
        while process.poll() is None and growths:
            try:
                now = os.path.getsize(log)
            except FileNotFoundError:
                continue
            growths -= now > last
            last = now
        time.sleep(self.random.choice([0, self.random.uniform(0, 0.02)]))

    def find_state(self, kind, status, allowed):
        """Returns which of the allowed states the killed store is in. After status 0, it must be the final one."""
        now = state(self.store)
        for name in ["after"] if status == 0 else ["after", "imported", "before"]:
            if now == allowed.get(name):
                return name
        differing = {name: difference(now, other) for name, other in allowed.items()}
        raise Problem(f"{kind} killed (status {status}) left none of the allowed states: {differing}")

    def check_readable(self):
        """Checks that the store can be opened for reading as it is."""
        if state(self.store):
            self.listed(self.store)

    def after_import(self, arguments):
        """Returns the state between an import and its plan, produced from the twin with an empty plan."""
        copy = self.folder / "imported.db"
        copy_store(self.twin, copy)
        nothing = {"revision": 0, "campaigns": [], "unassigned": [], "retired": [], "warnings": [], "neighbourhoods": []}
        plan = self.folder / "nothing.json"
        plan.write_text(json.dumps({"plan": nothing}))
        files = [argument for argument in arguments if argument not in ("cluster", "--apply")]
        files = [file for file in files if not str(file).endswith("plan.json")]
        ended = self.tool.run("cluster", *files, "--apply", plan, "--store", copy)
        expect(ended.returncode == 0, f"an empty plan failed: {ended.stderr}")
        return state(copy)

    # MARK: Operations: arguments and imported rows

    def window(self):
        (creatives, performance), rows = self.windows.make(self.imported)
        self.imported += 1
        return [creatives, "--performance", performance], rows

    def import_(self):
        files, rows = self.window()
        return ["cluster", *files], rows

    def replan(self):
        return ["cluster", "--replan"], None

    def apply(self):
        files, rows = self.window()
        plan = self.folder / "plan.json"
        plan.write_text(json.dumps(self.tool.json("cluster", *files, "--dry-run", "--store", self.twin)))
        return ["cluster", *files, "--apply", plan], rows

    def edit(self):
        with Copy(self.twin) as copy:
            members = copy.rows(
                "SELECT c.buyer_creative_id, campaign_id FROM creative_campaigns AS a JOIN creatives AS c ON c.id = creative_id"
                " ORDER BY 1")
        sizes = Counter(campaign for _, campaign in members)
        one, other = self.random.sample([id for id in sorted(sizes) if sizes[id] > 3], 2)
        some = [creative for creative, campaign in members if campaign == one][:2]
        verb = self.random.choice([
            ["move", *some, "--to", other], ["remove", one, *some], ["merge", one, other],
            ["split", one, "--name", f"Part {self.edits}", *some], ["rename", one, f"Name {self.edits}"],
        ])
        return ["campaigns", *verb], None


setattr(Kills, "import", Kills.import_)
