"""Mutations of the cells of CSV and the values of JSON.

Those of `WRONG_…` produce a file that cannot be read without a loss, so a command must not exit with 0."""

import csv
import io
import json

from mutations import HUGE_NUMBERS, TEXTS


def _table(data):
    return list(csv.reader(io.StringIO(data.decode(errors="replace"), newline="")))


def _serialized(rows, **options):
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n", **options).writerows(rows)
    return text.getvalue().encode("utf-8", "surrogateescape")


def _random_text(rng):
    text = rng.choice(rng.choice((HUGE_NUMBERS, TEXTS)))
    return text.decode("utf-8", "surrogateescape")


def cells(rng, data):
    rows = _table(data)
    for _ in range(rng.choice((1, 3, 30))):
        row = rng.choice(rows[1:] or rows)
        if row:
            row[rng.randrange(len(row))] = _random_text(rng)
    return _serialized(rows)


def whole_column(rng, data):
    rows = _table(data)
    column, value = rng.randrange(len(rows[0])), _random_text(rng)
    for row in rows[1:]:
        if column < len(row):
            row[column] = value if rng.random() < 0.9 else _random_text(rng)
    return _serialized(rows)


def dates(rng, data):
    days = ["0000-00-00", "9999-12-31", "2025-02-30", "-1-1-1", "31.12.2025", "1/2/3", "2025-13-01", "99999-01-01", "20250101",
            "1970-01-01T25:00:00Z", "2025-01-01T00:00:00+99:99", "45678", "-99999999999999999999"]
    rows = _table(data)
    columns = [i for i, title in enumerate(rows[0]) if any(word in title.lower() for word in ("date", "day", "_at"))]
    for row in rows[1:]:
        for column in columns:
            if column < len(row) and rng.random() < 0.5:
                row[column] = rng.choice(days)
    return _serialized(rows)


def headers(rng, data):
    rows = _table(data)
    kind = rng.randrange(6)
    if kind == 0:
        rows.insert(rng.randrange(len(rows)), rows[0])
    elif kind == 1:
        rows = rows[1:]
    elif kind == 2:
        rows[0][rng.randrange(len(rows[0]))] = rng.choice(rows[0])
    elif kind == 3:
        rows[0][rng.randrange(len(rows[0]))] = _random_text(rng)
    elif kind == 4:
        rng.shuffle(rows[0])
    else:
        rows = rows[:1] * rng.choice((1, 3))
    return _serialized(rows)


def delimiters(rng, data):
    return _serialized(_table(data), delimiter=rng.choice(";|\t: "))


def quoted(rng, data):
    return _serialized(_table(data), quoting=csv.QUOTE_ALL)


def wide(rng, data):
    rows = _table(data)
    return _serialized([row + [f"x{i}" if number == 0 else "" for i in range(3000)] for number, row in enumerate(rows)])


CSV = [cells, cells, cells, whole_column, dates, headers, delimiters, quoted, wide]


def unclosed_quote(rng, data):
    """Opens a quoted field and never closes it."""
    rows = _table(data)
    last = rows[-1]
    head = _serialized(rows[:-1] + [last[:-1] + [""]]).rstrip(b"\n")
    return head + b'"' + b"abc, def\n" * rng.choice((1, 3)) + b"x"


def short_row(rng, data):
    rows = _table(data)
    row = rng.randrange(1, len(rows))
    rows[row] = rows[row][:rng.randrange(1, len(rows[0]))] if len(rows[0]) > 2 else rows[row][:1]
    return _serialized(rows)


def no_utf8(rng, data):
    rows = _table(data)
    row = rng.choice(rows[1:])
    row[rng.randrange(len(row))] += rng.choice(("\udcff", "\udcc3", "\udced\udca0\udc80"))
    return _serialized(rows)


def cut_utf16(rng, data):
    """Encodes as UTF-16 that ends inside a character or contains an unpaired surrogate."""
    text = data.decode().rstrip("\n")
    order = rng.choice(("le", "be"))
    if rng.random() < 0.5:
        return ("\ufeff" + text + "x").encode("utf-16-" + order)[:-1]
    return ("\ufeff" + text + rng.choice("\ud83d\udc00")).encode("utf-16-" + order, "surrogatepass")


WRONG_CSV = [unclosed_quote, short_row, no_utf8, cut_utf16]


def _nodes(value, path=()):
    yield path
    if isinstance(value, dict):
        for key in value:
            yield from _nodes(value[key], path + (key,))
    elif isinstance(value, list):
        for index in range(len(value)):
            yield from _nodes(value[index], path + (index,))


class _Raw(str):
    """Text that is inserted into the document verbatim."""


_RAW = [number.decode() for number in HUGE_NUMBERS] + [
    "null", "true", '""', "[]", "{}", '"\\ud800"', '"\\u0000"', '"\\udc00\\ud800"', "[[[]]]", '{"a":1,"a":2}', "1.5", "-1", "0",
    '"\u202e"', '"\\u001b[31m"', '"' + "x" * 5000 + '"', "[" * 20_000 + "]" * 20_000, '{"a":' * 3000 + "1" + "}" * 3000,
    '"not a number"', "[1,2,3]", "1e5", "2.0", '"2025-02-30"',
]


def values(rng, data):
    """Replaces some values by values of any type."""
    document = json.loads(data)
    marks = {}
    for _ in range(rng.choice((1, 1, 2, 5))):
        path = rng.choice(list(_nodes(document)))
        mark = f"@@{len(marks)}@@"
        marks[mark] = rng.choice(_RAW)
        if not path:
            document = mark
            continue
        place = document
        for key in path[:-1]:
            place = place[key]
        if rng.random() < 0.15:
            del place[path[-1]]
        elif isinstance(place, dict) and rng.random() < 0.2:
            place[rng.choice(("", "\u202e", "x" * 3000, str(path[-1]).upper()))] = place.pop(path[-1])
        else:
            place[path[-1]] = mark
    text = json.dumps(document)
    for mark, raw in marks.items():
        text = text.replace(f'"{mark}"', raw)
    return text.encode("utf-8", "surrogatepass")


def repeated_keys(rng, data):
    text = json.dumps(json.loads(data))
    places = [i for i, letter in enumerate(text) if letter == "{" and i + 1 < len(text) and text[i + 1] == '"']
    if not places:
        return text.encode()
    place = rng.choice(places) + 1
    key = text[place:text.index('"', place + 1) + 1]
    return (text[:place] + key + ": " + rng.choice(_RAW[:22]) + ", " + text[place:]).encode()


def bare_lines(rng, data):
    """Writes one value per line, as JSON Lines."""
    document = json.loads(data)
    rows = document if isinstance(document, list) else [document]
    return b"\n".join(json.dumps(row).encode() for row in rows) + rng.choice((b"", b"\n", b"\n{", b"\n\0", b"\n[]"))


JSON = [values, values, values, values, repeated_keys, bare_lines]


def cut_document(rng, data):
    """Truncates the document."""
    data = data.rstrip()
    return data[:rng.randrange(1, len(data))]


def append_text(rng, data):
    """Appends text after the document."""
    return data.rstrip() + rng.choice((b"}", b"]", b",", b'"', b"x"))


WRONG_JSON = [cut_document, append_text]


def invalid_line(rng, data):
    lines = data.split(b"\n")
    lines[rng.randrange(len(lines) - 1)] += rng.choice((b"\xff", b"\xc3", b"\xed\xa0\x80"))
    return b"\n".join(lines)


WRONG_LINES = [invalid_line]
