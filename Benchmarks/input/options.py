"""Hostile values for the options that `--help` lists."""

import re

NUMBERS = [
    "0", "-0", "1", "-1", "1.5", "1e3", "1e999", "-1e999", "nan", "NaN", "inf", "-inf", "9223372036854775807", "9223372036854775808",
    "-9223372036854775808", "18446744073709551616", "9" * 400, "0x10", " 1", "1 ", "+1", "1_000", "٣", "１", "1,5", "1e-400", "", "1.0",
    "2147483648", "4294967297",
]
TEXTS = [
    "", " ", "\t", "\n", "a\nb", "\r", "\x1b[31mred", "\x07", "\x7f", "\u202eabc", "\u2028", "\ufeff", "\ufffd", "e\u0301", "é", "😀" * 40,
    "x" * 5000, "x" * 100_000, "--", "-", "--json", "-x", "=", "a=b", "a,b,,c", ",", "...", "1...", "...1", "9...1", "1...9223372036854775807",
    "%s%n%@", "'; DROP TABLE campaigns; --", "{}", "[]", "null", "\\", "../x", "/dev/null", "/proc/self/mem", "/", ".", "in", "a/b/c/d",
    "file:x?mode=memory", ":memory:", "http://[::1", "ünïcödé", "\udcff\udcfe", "/nowhere/at/all", "creatives.csv", "store.db", "CON",
    "@daily", "* * * * *", "0 0 30 2 *", "*/0 * * * *", "99 * * * *", "0 0 L * MON#9", "1-0 * * * *", "1,2,3-4/5 * * * *",
    "2026-01-31T06:00:00Z", "2026-02-30T06:00:00Z", "0000-00-00", "9999-12-31T23:59:59Z", "Europe/Berlin", "UTC+99", "Mars/Olympus",
    "2025-11-30", "-2025-11-30", "99999-01-01", "7d", "0d", "99999999999999999999d", "-1d", "all", "gmm", "full,full", "full,,tied",
    "ad_classification", "max_new=501", "max_new=", "seat=" + "s" * 2000, "files=a,b", "force=maybe", "x=1", "a; b; c", ";;;",
    "summary_refresh; summary_refresh x=1", "EUR", "eur", "XXXX", "anthropic", "openai:x", ":", "gemini:", "hashed", "bf16", "int8",
]
# Options that request unlimited work: such runs are stopped after a time limit.
WORK = {"restarts", "iterations", "creatives", "deals", "ads", "components", "retries", "poll", "grace", "reduce", "threads"}
# Without it, a worker never ends; answers of a server are not waited for.
KEPT = {"--until-idle", "--store", "--output"}


def options_in_help(text):
    """Returns the options in a help text: names, and whether they take a value."""
    found = re.findall(r"^  --([a-z-]+)(?: (\S+))?  ", text, re.MULTILINE)
    return [(name, bool(value)) for name, value in found]


def hostile(rng, words, options):
    """Returns a command line with some options added or changed, and whether it may request unlimited work."""
    words, works = list(words), False
    for _ in range(rng.choice((1, 1, 2, 3))):
        name, takes = rng.choice(options)
        option = f"--{name}"
        if option in KEPT and (option in words or name == "until-idle") and rng.random() < 0.7:
            continue
        value = rng.choice(rng.choice((NUMBERS, TEXTS))) if takes else None
        works = works or name in WORK
        if option in words and takes and rng.random() < 0.9:
            place = words.index(option) + 1
            words[place:place + 1] = [value]
        elif takes:
            words += [f"{option}={value}"] if rng.random() < 0.4 else [option, value]
        else:
            words.append(option + ("=x" if rng.random() < 0.05 else ""))
    if rng.random() < 0.1:
        words.insert(rng.randrange(1, len(words) + 1), rng.choice(TEXTS))
    return words, works


def free_text_arguments(rng, words):
    """Returns free text for the arguments of a verb."""
    more = [rng.choice(rng.choice((NUMBERS, TEXTS))) for _ in range(rng.choice((0, 1, 1, 2, 4)))]
    return [*(word for word in words if word), *more]
