"""Checks that apply to every run."""

import csv
import io
import json
import re
import struct
import sys
import unicodedata
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "output"))

from runs import CRASHES, RAW_ERRORS, Problem, expect

STATUSES = (0, 1, 2, 65)
csv.field_size_limit(1 << 30)


def _is_control(letter):
    return unicodedata.category(letter) in ("Cc", "Zl", "Zp") and letter != "\n" or letter in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def check_text(name, data, tabs=False):
    """Checks that text for people has no control characters."""
    text = data.decode("utf-8", "surrogateescape")
    for letter in text:
        if not letter.isprintable() and letter != "\n" and _is_control(letter):
            raise Problem(f"{name} contains U+{ord(letter):04X}: {text[max(0, text.index(letter) - 60):][:120]!r}")
    expect(not re.search("[\udc80-\udcff]", text), f"{name} is not UTF-8: {text[-200:]!r}")


def check_end(run):
    """Checks the exit status and the messages."""
    for number in CRASHES:
        expect(run.status != -number, f"ended by {number.name}: {run.error[-400:]!r}")
    expect(run.status in STATUSES, f"ended with status {run.status}: {run.error[-300:]!r}")
    text = run.error.decode(errors="replace")
    told = text + run.output.decode(errors="replace")
    for words in (*RAW_ERRORS, "NSCocoa", "DecodingError", "Swift."):
        expect(words not in told, f"a raw error: {told[max(0, told.find(words) - 150):][:300]!r}")
    check_text("standard error", run.error)
    lines = [line for line in text.split("\n") if line.startswith("creatives: ")]
    expected = 1 if run.status else 0
    expect(len(lines) == expected, f"status {run.status} with {len(lines)} lines: {text[-400:]!r}")
    expect(not lines or len(lines[0]) < 12_000, f"a line of {len(lines[0]) if lines else 0} characters: {text[:200]!r}")


def no_duplicates(pairs):
    keys = [key for key, _ in pairs]
    expect(len(keys) == len(set(keys)), f"repeated keys in JSON: {sorted(key for key in keys if keys.count(key) > 1)[:3]}")
    return dict(pairs)


def no_constant(text):
    raise Problem(f"JSON contains {text}")


def parsed(data):
    try:
        return json.loads(data.decode(), object_pairs_hook=no_duplicates, parse_constant=no_constant)
    except (ValueError, RecursionError) as error:
        raise Problem(f"invalid JSON: {error}: {data[:100]!r}") from None


def check_csv(name, data):
    rows = list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
    expect(rows and all(len(row) == len(rows[0]) for row in rows), f"{name} has rows of different lengths")
    return rows


def check_npy(path):
    data = path.read_bytes()
    expect(data[:6] == b"\x93NUMPY", f"{path.name} is not a matrix")
    head = data[10:10 + int.from_bytes(data[8:10], "little")].decode()
    shape = [int(side) for side in re.search(r"\(([\d, ]*)\)", head)[1].split(",") if side.strip()]
    kind = re.search(r"<(f4|f8|i4|i8)", head)[1]
    numbers = data[10 + len(head):]
    count = 1
    for side in shape:
        count *= side
    expect(len(numbers) == count * int(kind[1]), f"{path.name} has {len(numbers)} bytes of numbers, expected {count} of {kind}")
    values = struct.unpack(f"<{count}{ {'f4': 'f', 'f8': 'd', 'i4': 'i', 'i8': 'q'}[kind]}", numbers)
    expect(all(value == value and abs(value) != float("inf") for value in values), f"{path.name} contains numbers that are not finite")
    return shape, values


def check_outputs(run, folder, is_sound=True):
    """Checks the outputs of a successful run; sums only if no row of its store refers to a missing one."""
    for path in folder.rglob("*"):
        if path.is_file():
            if path.suffix == ".csv":
                check_csv(path.name, path.read_bytes())
            elif path.suffix == ".npy":
                check_npy(path)
            elif path.suffix == ".json":
                parsed(path.read_bytes())
    words = run.words
    if "--json" in words and "worker" not in words:
        found = parsed(run.output)
        if is_sound:
            check_identities(words, found, folder)
    elif "worker" in words and "--json" in words:
        for line in run.output.splitlines():
            parsed(line)
    elif "--csv" in words and "--help" not in words:
        # Cells are as imported, and lines end as in RFC 4180.
        check_csv("standard output", run.output)
    elif "--help" not in words and "-" not in words:
        check_text("standard output", run.output)


def check_identities(words, found, folder):
    """Checks that the sums of a document agree."""
    command = words[0]
    if command == "cluster" and "totals" in found:
        totals = found["totals"]
        expect(totals["assigned"] + totals["unassigned"] == totals["creatives"], f"totals do not add up: {totals}")
        if "--seat" not in " ".join(words):
            members = sum(len(campaign["creative_ids"]) for campaign in found["campaigns"])
            expect(members == totals["assigned"], f"campaigns have {members} creatives, expected totals {totals}")
        file = folder / "a.csv"
        if file.exists():
            expect(len(check_csv(file.name, file.read_bytes())) - 1 == totals["creatives"], "the numbers of assignments and creatives differ")
    elif command == "classify" and found.get("run"):
        counts = found["run"]["counts"]
        expect(counts["input"] == sum(counts[key] for key in ("new", "reused", "skipped", "failed")), f"counts do not add up: {counts}")
    elif command == "kmeans":
        file = folder / "l.npy"
        if file.exists():
            shape, values = check_npy(file)
            sizes = [values.count(label) for label in range(len(found["cluster_sizes"]))]
            expect(sizes == found["cluster_sizes"], f"label counts are {sizes}, expected {found['cluster_sizes']}")
    elif command == "mixture":
        file = folder / "r.npy"
        if file.exists():
            shape, values = check_npy(file)
            rows = [values[i:i + shape[1]] for i in range(0, len(values), shape[1])]
            expect(all(abs(sum(row) - 1) < 1e-6 for row in rows), "responsibilities do not sum to 1")
    elif command == "embed":
        file = folder / "v.npy"
        if file.exists():
            expect(check_npy(file)[0] == [found["texts"], found["dimension"]], "vectors have the wrong shape")
    elif command == "evaluate":
        expect(all(-1 <= found[key] <= 1.0000001 for key in ("v_measure", "ari", "nmi", "purity")), f"measures out of range: {found}")
