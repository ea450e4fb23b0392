"""Mutations of bytes and text that apply to any file."""

import random
import re

HUGE_NUMBERS = [
    b"9223372036854775807", b"9223372036854775808", b"-9223372036854775808", b"-9223372036854775809",
    b"18446744073709551616", b"1e308", b"1e999", b"-1e999", b"NaN", b"Infinity", b"-0", b"0.000000000000000000001",
    b"9" * 400, b"0x10", b"1_000", b"4294967296", b"1e-400", "٣".encode(), b"1,234", b"--1", b"+",
]
TEXTS = [
    b"", b" ", b"\x00", b"\x1b[31m", b"\r", b"\x7f", "\u202eabc".encode(), "\u2028".encode(), "\ufeff".encode(),
    "e\u0301".encode(), "😀".encode() * 50, b"=1+1", b"@x", b"'", b'"', b'""', b"\\", b"%s%n", b"\xff\xfe", b"\xed\xa0\x80",
    b"a" * 5000, b"../../x", b"/dev/null", b"http://[::1", b"https://%zz/", b"null", b"{}", b"[]", b"true",
]


def flip(rng, data):
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def delete(rng, data):
    start = rng.randrange(len(data))
    return data[:start] + data[start + rng.choice((1, 1, 3, 10, 100, 1000)):]


def insert(rng, data):
    start = rng.randrange(len(data) + 1)
    return data[:start] + rng.choice((rng.randbytes(rng.randrange(1, 30)), rng.choice(TEXTS))) + data[start:]


def cut(rng, data):
    return data[:rng.randrange(len(data))]


def cut_start(rng, data):
    return data[rng.randrange(len(data)):]


def repeat(rng, data):
    start = rng.randrange(len(data))
    piece = data[start:start + rng.choice((1, 10, 100, 1000, 5000))]
    return data[:start] + piece * rng.choice((2, 2, 3, 20)) + data[start:]


def splice(rng, data):
    """Exchanges two parts of the file."""
    first, second = sorted(rng.randrange(len(data)) for _ in range(2))
    return data[second:] + data[:first] if rng.random() < 0.3 else data[:first] + data[second:] + data[first:second]


def numbers(rng, data):
    found = list(re.finditer(rb"\d+(\.\d+)?", data[:200_000]))
    for match in sorted(rng.sample(found, min(len(found), rng.choice((1, 1, 3)))), key=lambda match: -match.start()):
        data = data[:match.start()] + rng.choice(HUGE_NUMBERS) + data[match.end():]
    return data


def nul(rng, data):
    start = rng.randrange(len(data) + 1)
    return data[:start] + b"\0" * rng.choice((1, 1, 8, 4096)) + data[start:]


def line_ends(rng, data):
    return data.replace(b"\r\n", b"\n").replace(b"\n", rng.choice((b"\r", b"\r\n", b"\n\n", b"\n\r", b"")))


def long_line(rng, data):
    start = rng.randrange(len(data) + 1)
    return data[:start] + rng.choice((b"x", b",", b'"', b"[", b" ", b"\n")) * rng.choice((70_000, 1_200_000)) + data[start:]


def marks(rng, data):
    return rng.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\xef\xbb\xbf\xef\xbb\xbf", b"\xef\xbb")) + data


def utf16(rng, data):
    text = data.decode(errors="replace")
    order = rng.choice(("le", "be"))
    mark = rng.choice(("\ufeff", "\ufeff", ""))
    changed = (mark + text).encode("utf-16-" + order)
    return changed[:-1] if rng.random() < 0.3 else changed


def latin1(rng, data):
    return data.replace(b"a", rng.choice((b"\xe4", b"\xa0", b"\x80", b"\xc3")), rng.choice((1, 5, -1)))


def noise(rng, data):
    return rng.randbytes(rng.choice((1, 7, 100, 4096)))


def empty_file(rng, data):
    return b""


def quotes(rng, data):
    changed = bytearray(data)
    for _ in range(rng.choice((1, 2, 7))):
        changed.insert(rng.randrange(len(changed) + 1), rng.choice(b"\"',;\\\n\t"))
    return bytes(changed)


BYTES = [flip, flip, delete, insert, cut, cut_start, repeat, splice, noise, empty_file, nul]
TEXT = BYTES + [numbers, numbers, line_ends, long_line, marks, utf16, latin1, quotes]


def several(rng, data, kinds):
    """Applies one to three mutations of the given kinds, and returns the data and their names."""
    names = []
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        kind = rng.choice(kinds)
        names.append(kind.__name__)
        data = kind(rng, data) if data else data
    return data, names
