"""Disturbs imports, plans and edits, and compares the store with a twin that is never disturbed."""

import json
import subprocess
import time
from collections import Counter

from tool import Problem, expect, note

# What a store contains, without times and assigned keys.
PARTS = {
    "performance": """
        SELECT md5(string_agg(line, ',' ORDER BY line)) FROM (
            SELECT concat_ws('|', buyer_creative_id, page, md5(rows)) AS line
            FROM performance_pages JOIN creatives ON creatives.id = creative_id
            UNION ALL SELECT concat_ws('|', seat, buyer_creative_id, detected_url)
            FROM creatives JOIN seats ON seats.id = seat_id) AS lines
        """,
    "campaigns": """
        SELECT md5(string_agg(line, ',' ORDER BY line)) FROM (
            SELECT concat_ws('|', id, name, status, named_by) AS line FROM campaigns
            UNION ALL SELECT concat_ws('|', buyer_creative_id, campaign_id, assigned_by, evidence::text)
            FROM creative_campaigns JOIN creatives ON creatives.id = creative_id
            UNION ALL SELECT concat_ws('|', id, kind, campaign_id, detail) FROM edits) AS lines
        """,
    "figures": """
        SELECT md5(string_agg(line, ',' ORDER BY line)) FROM (
            SELECT concat_ws('|', campaign_id, date, total_impressions, total_clicks, total_creatives) AS line
            FROM campaign_daily_summary
            UNION ALL SELECT concat_ws('|', campaign_id, date, currency, spend_micros) FROM campaign_daily_spend) AS lines
        """,
}


class Changes:
    def __init__(self, tool, server, folder, random):
        self.tool, self.server, self.folder, self.random = tool, server, folder, random
        self.counts = Counter()
        self.edits = 0
        for schema in ("twin", "disturbed"):
            server.sql(f"CREATE SCHEMA {schema}")
        for number in range(4):
            ended = tool.run("sample", "--creatives", 150, "--seed", number, "--output", folder / f"s{number}")
            expect(ended.returncode == 0, ended.stderr)

    def run(self, rounds):
        """Performs operations until the given number of faults."""
        number = 0
        while sum(self.counts[kind] for kind in self.faults) < rounds:
            self.operation(number)
            number += 1
        return number

    @property
    def faults(self):
        return ["kill the command", "kill a backend", "end all backends", "cut the connections", "stop immediately",
                "kill the server"]

    def operation(self, number):
        arguments = self.arguments(number)
        before = self.state("twin")
        imported = self.imported(arguments, before)
        begin = time.monotonic()
        ended = self.tool.run(*arguments, "--store", self.server.url("twin"))
        took = time.monotonic() - begin
        expect(ended.returncode == 0, f"{arguments[:2]}: {ended.stderr[-300:]}")
        after = self.state("twin")
        for attempt in range(4):
            fault = self.random.choice(self.faults) if attempt < 3 else None
            status, message = self.disturbed(arguments, took, fault)
            now = self.state("disturbed")
            self.counts["operations" if fault is None else fault] += 1
            self.check(arguments, fault, status, message, now, before, imported, after)
            self.counts["stored" if now == after else "not stored" if now == before else "imported, not planned"] += 1
            if now == after:
                break
        else:
            raise Problem(f"{arguments[:2]}, undisturbed, did not end in the state of the twin")
        note(f"{number}: {arguments[0]}, {took:.2f} s undisturbed; faults so far: {dict(self.counts)}")

    def check(self, arguments, fault, status, message, now, before, imported, after):
        where = f"{arguments[:2]} after “{fault}”"
        lines = [line for line in message.splitlines() if line.startswith("creatives: ")]
        if status == 0:
            expect(now == after, f"{where} was acknowledged, but is not stored: {self.differing(now, after)}")
        elif status == 1:
            expect(len(lines) == 1, f"{where}: expected one line, found {message[-300:]!r}")
        else:
            expect(fault == "kill the command" and status == -9, f"{where}: status {status}: {message[-300:]!r}")
        expect(
            now in (before, imported, after),
            f"{where}: the store differs from that before in {self.differing(now, before)}, from that after the import in "
            f"{self.differing(now, imported)}, and from that after the plan in {self.differing(now, after)}")

    def imported(self, arguments, before):
        """Returns the state between an import and its plan, produced from a copy of the twin with an empty plan."""
        if arguments[0] != "cluster" or "--replan" in arguments:
            return before
        self.server.sql("DROP SCHEMA IF EXISTS imported CASCADE")
        self.server.sql("CREATE SCHEMA imported")
        url = self.server.url("imported")
        if before["performance"]:
            ended = self.tool.run("store", "copy", self.server.url("twin"), url)
            expect(ended.returncode == 0, ended.stderr)
        plan = self.folder / "nothing.json"
        nothing = {"revision": 0, "campaigns": [], "unassigned": [], "retired": [], "warnings": [], "neighbourhoods": []}
        plan.write_text(json.dumps({"plan": nothing}))
        files = [word for word in arguments[1:] if word not in ("--model", "hashed")]
        ended = self.tool.run("cluster", *files, "--apply", plan, "--store", url)
        expect(ended.returncode == 0, ended.stderr)
        return self.state("imported")

    def disturbed(self, arguments, took, fault):
        url = self.server.url("disturbed", through_proxy=True)
        process = subprocess.Popen(
            self.tool.command(*arguments, "--store", url), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            process.wait(None if fault is None else self.random.uniform(0, took * 1.1))
        except subprocess.TimeoutExpired:
            hit = {
                "kill the command": lambda _: process.kill() or True,
                "kill a backend": self.server.kill_backend, "end all backends": self.server.terminate_backend,
                "cut the connections": self.server.cut, "stop immediately": self.server.stop_immediately,
                "kill the server": self.server.kill_server,
            }[fault](self.random)
            self.counts["of them while a command was connected"] += hit
        _, message = process.communicate(timeout=120)
        return process.returncode, message

    def state(self, schema):
        """Returns digests of the contents. A transaction of a killed command may still be committing."""
        self.server.wait()
        for _ in range(200):
            busy = self.server.sql(
                "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'creatives' AND state <> 'idle'")
            if busy == [["0"]]:
                break
            time.sleep(0.05)
        exists = self.server.sql(f"SELECT to_regclass('{schema}.edits') IS NOT NULL")
        if exists == [["f"]]:
            return {part: "" for part in PARTS}
        return {part: (self.server.sql(sql, schema) or [[""]])[0][0] for part, sql in PARTS.items()}

    def differing(self, left, right):
        return ", ".join(part for part in PARTS if left[part] != right[part])

    def arguments(self, number):
        kind = ["import", "edit", "replan", "edit"][number % 4]
        if kind == "import":
            files = self.folder / f"s{number // 4 % 4}"
            return ["cluster", files / "creatives.csv", "--performance", files / "performance.csv", "--model", "hashed"]
        if kind == "replan":
            return ["cluster", "--replan", "--model", "hashed"]
        sizes = self.server.sql(
            "SELECT campaign_id FROM creative_campaigns GROUP BY 1 HAVING count(*) > 3 ORDER BY 1", "twin")
        one, other = self.random.sample([row[0] for row in sizes], 2)
        some = [row[0] for row in self.server.sql(
            "SELECT buyer_creative_id FROM creative_campaigns JOIN creatives ON creatives.id = creative_id "
            f"WHERE campaign_id = {one} ORDER BY 1 LIMIT 2", "twin")]
        self.edits += 1
        return ["campaigns", *self.random.choice([
            ["move", *some, "--to", other], ["remove", one, *some], ["rename", one, f"Name {self.edits}"],
            ["split", one, "--name", f"Part {self.edits}", *some],
        ])]
