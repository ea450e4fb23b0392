"""Several clients edit one store at random, through one or two servers, while workers plan.

    concurrent_edits.py [--edits 10000] [--clients 8] [--servers 2] [--store postgres://…] [--seed 0]

Without --store, the store is a new SQLite file. Afterwards:

- The log has one entry for each acknowledged edit, and none for a refused one.
- Each edit with `If-Match` found the state that its client had read, whichever server made it.
- Each creative is where the last edit that names it put it. Workers move only creatives that no person placed.
- Two responses with the same address and entity tag are equal, and each agrees with itself.
- Each creative is in one campaign or in the list of unassigned ones, and counts equal the numbers of members.
"""

import argparse
import collections
import contextlib
import hashlib
import http.client
import json
import random
import subprocess
import sys
import tempfile
import threading
import time

import support

# Codes with which a server may refuse an edit that depends on an outdated state.
EXPECTED = {"unknownCampaign", "invalidEdit", "invalidName", "preconditionFailed"}


class Answers:
    """All that the clients were told."""

    def __init__(self):
        self.lock = threading.Lock()
        self.bodies = {}
        self.acknowledged = collections.Counter()
        self.refused = collections.Counter()
        self.conditional, self.names, self.problems = [], [], []
        self.slowest = 0.0

    def problem(self, text):
        with self.lock:
            self.problems.append(text)

    def read(self, path, tag, body):
        """Records a response, whose body must equal that of any other one with its tag."""
        digest = hashlib.sha256(body).hexdigest()
        with self.lock:
            if self.bodies.setdefault((path, tag), digest) != digest:
                self.problems.append(f"{path} with entity tag {tag} has two bodies")


class Client(threading.Thread):
    """Reads and edits at random."""

    def __init__(self, number, addresses, answers, edits, creatives, seed):
        super().__init__()
        self.number, self.answers, self.edits, self.creatives = number, answers, edits, creatives
        self.random = random.Random(f"{seed}-{number}")
        self.connections = [http.client.HTTPConnection(address.removeprefix("http://"), timeout=120) for address in addresses]
        self.used = dict.fromkeys(self.connections, 0.0)
        self.campaigns = []

    def send(self, method, path, body=None, headers=()):
        connection = self.random.choice(self.connections)
        fields = {"Content-Type": "application/json", **dict(headers)}
        start = time.monotonic()
        if start - self.used[connection] > 10:
            # The server may close a connection that was idle for longer; the next request opens it again.
            connection.close()
        connection.request(method, path, None if body is None else json.dumps(body), fields)
        response = connection.getresponse()
        data = response.read()
        self.used[connection] = time.monotonic()
        self.answers.slowest = max(self.answers.slowest, time.monotonic() - start)
        return response.status, response.headers, data

    def get(self, path):
        """Returns a response and its entity tag, or None if the campaign has ended."""
        status, headers, data = self.send("GET", path)
        if status != 200:
            if status not in (404, 503):
                self.answers.problem(f"GET {path}: {status} {data[:200]}")
            return None, None
        self.answers.read(path, headers["ETag"], data)
        return json.loads(data), headers["ETag"]

    def list(self):
        found, _ = self.get("/api/campaigns?limit=10000&period=all")
        if found:
            self.campaigns = [campaign["id"] for campaign in found["campaigns"]]
            if found["total"] != len(self.campaigns):
                self.answers.problem(f"a list of {len(self.campaigns)} campaigns has the total {found['total']}")

    def campaign(self):
        """Returns a campaign that is likely to exist, and its entity tag."""
        found, tag = self.get(f"/api/campaigns/{self.random.choice(self.campaigns)}?period=all")
        if found and found["creative_count"] != len(found["creatives"]):
            self.answers.problem(f"campaign {found['id']} has {len(found['creatives'])} creatives and the count "
                                 f"{found['creative_count']}")
        return found, tag

    def edit(self, kind, method, path, body=None, headers=()):
        """Makes an edit. Returns its response if it was acknowledged."""
        status, _, data = self.send(method, path, body, headers)
        if status in (200, 201):
            answer = json.loads(data)
            with self.answers.lock:
                # A removal of what is no longer there is no edit.
                if answer.get("count") != 0 or kind != "removed":
                    self.answers.acknowledged[kind] += 1
            return answer
        code = json.loads(data).get("code", "")
        with self.answers.lock:
            self.answers.refused[code] += 1
            if code not in EXPECTED:
                self.answers.problems.append(f"{method} {path}: {status} {data[:300]}")
        return None

    def run(self):
        try:
            self.list()
            for number in range(self.edits):
                if number % 25 == 24 or len(self.campaigns) < 3:
                    self.list()
                self.step(f"c{self.number} e{number}")
        except Exception as error:
            self.answers.problem(f"client {self.number}: {error!r}")

    def step(self, name):
        roll = self.random.random()
        if roll < 0.35:
            return self.rename(name)
        if roll < 0.60:
            creative = self.random.choice(self.creatives)
            return self.edit("placed", "POST", f"/api/creatives/{creative}/move", {"to_campaign_id": self.random.choice(self.campaigns)})
        if roll < 0.70:
            some = self.random.sample(self.creatives, self.random.randint(1, 5))
            return self.edit("placed", "POST", f"/api/campaigns/{self.random.choice(self.campaigns)}/creatives", some)
        if roll < 0.85:
            found, _ = self.campaign()
            if found and found["creatives"]:
                creative = self.random.choice(found["creatives"])["id"]
                self.edit("removed", "DELETE", f"/api/campaigns/{found['id']}/creatives/{creative}")
            return None
        if roll < 0.91:
            made = self.edit("created", "POST", "/api/campaigns", {"name": name, "seat_id": "1"})
            if made:
                self.campaigns.append(made["id"])
            return None
        if roll < 0.95:
            found, tag = self.campaign()
            if found and len(found["creatives"]) > 3:
                moving = [creative["id"] for creative in found["creatives"][:2]]
                self.edit("split", "POST", f"/api/campaigns/{found['id']}/split", {"name": name, "creative_ids": moving},
                          {"If-Match": tag})
            return None
        first, second = self.random.sample(self.campaigns, 2)
        if roll < 0.98:
            return self.edit("merged", "POST", f"/api/campaigns/{first}/merge", [second])
        return self.edit("deleted", "DELETE", f"/api/campaigns/{first}") if len(self.campaigns) > 12 else None

    def rename(self, name):
        """Renames a campaign, half of the time if it is still as it was read."""
        found, tag = self.campaign()
        if not found:
            return
        headers = {"If-Match": tag} if self.random.random() < 0.5 else {}
        if self.edit("renamed", "PUT", f"/api/campaigns/{found['id']}", {"name": name}, headers):
            with self.answers.lock:
                self.answers.names.append(name)
                if headers:
                    self.answers.conditional.append((found["name"], name))


def fetch(address, path):
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=120)
    connection.request("GET", path)
    response = connection.getresponse()
    data = response.read()
    assert response.status == 200, f"GET {path}: {response.status} {data[:300]}"
    return json.loads(data)


def everything(address, path, member):
    """Returns the elements of all pages of a list."""
    found, cursor = [], ""
    while True:
        page = fetch(address, f"{path}{'&' if '?' in path else '?'}limit=5000{cursor}")
        found += page[member]
        if not page.get("next_cursor"):
            return found
        cursor = "&cursor=" + page["next_cursor"]


def plan(address, stop, plans):
    """Adds jobs that plan everything, one after another, until it is stopped."""
    while not stop.wait(0.3):
        if any(job.get("next_run") for job in fetch(address, "/api/jobs?limit=5")["jobs"]):
            continue
        body = json.dumps({"type": "campaign_clustering", "parameters": {"replan": True}})
        # The server closes connections that are idle for long, as they are during a plan.
        connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=120)
        connection.request("POST", "/api/jobs", body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        data = response.read()
        assert response.status == 201, data[:300]
        plans.append(json.loads(data)["id"])


def check(address, answers, before, creatives):
    """Compares the store with the log, and the log with what was acknowledged."""
    problems = answers.problems
    log = [edit for edit in everything(address, "/api/edits", "edits")[::-1] if edit["by"] == "user"][before:]
    found = collections.Counter("renamed" if edit["kind"] == "updated" else edit["kind"] for edit in log)
    if found != answers.acknowledged:
        problems.append(f"the log has {dict(found)}, acknowledged were {dict(answers.acknowledged)}")

    names, places, removed, details = {}, {}, {}, set()
    for edit in log:
        campaign, kind = edit["campaign_id"], edit["kind"]
        details.add(edit["detail"])
        if kind == "renamed":
            names[campaign] = edit["detail"].split("” is “")[1].removesuffix("”")
        if kind in ("placed", "split", "merged"):
            for creative in edit["creative_ids"]:
                places[creative] = campaign
                removed.setdefault(creative, set()).discard(campaign)
        if kind in ("removed", "deleted"):
            for creative in edit["creative_ids"]:
                places.pop(creative, None)
                if kind == "removed":
                    removed.setdefault(creative, set()).add(campaign)
    for old, new in answers.conditional:
        if f"“{old}” is “{new}”" not in details:
            problems.append(f"a client renamed {old!r} to {new!r}, but another edit came in between")

    campaigns = everything(address, "/api/campaigns?period=all", "campaigns")
    home = {}
    for campaign in campaigns:
        members = fetch(address, f"/api/campaigns/{campaign['id']}?period=all")["creatives"]
        if campaign["creative_count"] != len(members):
            problems.append(f"campaign {campaign['id']} has the count {campaign['creative_count']} and {len(members)} creatives")
        if campaign["id"] in names and names[campaign["id"]] != campaign["name"]:
            problems.append(f"campaign {campaign['id']} is {campaign['name']!r}, last renamed to {names[campaign['id']]!r}")
        for member in members:
            if home.setdefault(member["id"], campaign["id"]) != campaign["id"]:
                problems.append(f"creative {member['id']} is in two campaigns")
    unassigned = {item["creative_id"] for item in everything(address, "/api/unassigned", "unassigned")}
    if unassigned & set(home) or unassigned | set(home) != set(creatives):
        problems.append(f"{len(home)} assigned and {len(unassigned)} unassigned of {len(creatives)} creatives")
    for creative, campaign in places.items():
        if home.get(creative) != campaign:
            problems.append(f"creative {creative} is in {home.get(creative)}, a person put it into {campaign}")
    for creative, excluded in removed.items():
        if home.get(creative) in excluded:
            problems.append(f"creative {creative} is in {home[creative]}, from which a person removed it")


def run(options, store):
    with contextlib.ExitStack() as stack:
        addresses = [stack.enter_context(support.server(store, "--workers", "2")) for _ in range(options.servers)]
        campaigns = everything(addresses[0], "/api/campaigns?period=all", "campaigns")
        creatives = [creative["id"] for campaign in campaigns
                     for creative in fetch(addresses[0], f"/api/campaigns/{campaign['id']}")["creatives"]]
        creatives += [item["creative_id"] for item in everything(addresses[0], "/api/unassigned", "unassigned")]
        before = sum(edit["by"] == "user" for edit in everything(addresses[0], "/api/edits", "edits"))
        answers, stop, plans = Answers(), threading.Event(), []
        planner = threading.Thread(target=plan, args=(addresses[-1], stop, plans))
        planner.start()
        start = time.monotonic()
        clients = [Client(number, addresses, answers, options.edits // options.clients, creatives, options.seed)
                   for number in range(options.clients)]
        for thread in clients:
            thread.start()
        for thread in clients:
            thread.join()
        seconds = time.monotonic() - start
        stop.set()
        planner.join()
        while any(job.get("next_run") for job in fetch(addresses[0], "/api/jobs?limit=5")["jobs"]):
            time.sleep(0.3)
        failed = [job for job in everything(addresses[0], "/api/jobs", "jobs")
                  if (job.get("last_run") or {}).get("state") not in ("completed", None)]
        if failed:
            answers.problems.append(f"jobs failed: {failed[:2]}")
        for address in addresses:
            check(address, answers, before, creatives)
    if answers.problems:
        sys.exit(f"{len(answers.problems)} problems:\n" + "\n".join(answers.problems[:20]))
    print(f"{options.clients} clients, {options.servers} server(s): {sum(answers.acknowledged.values())} edits acknowledged in "
          f"{seconds:.0f} s, {len(answers.conditional)} with If-Match; {answers.refused['preconditionFailed']} refused with 412, "
          f"{sum(answers.refused.values())} in all; {len(answers.bodies)} responses compared; {len(plans)} plans by workers; "
          f"slowest response {answers.slowest:.1f} s")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edits", type=int, default=400, help="number of edits that the clients try")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--servers", type=int, default=1)
    parser.add_argument("--store", help="URL of an empty PostgreSQL database")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    with support.sample_store(300) as store:
        if options.store:
            subprocess.run([support.CREATIVES, "store", "copy", store, options.store], check=True, capture_output=True)
        run(options, options.store or store)


main()
