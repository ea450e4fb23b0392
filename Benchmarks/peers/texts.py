"""Texts with approximately a given number of tokens, from real sentences if available, otherwise from words."""

import csv
import os
import random
from pathlib import Path

WORDS = """
account add amount app arrive bank before buy card change charge check city client close cost country credit
customer date delay deliver deposit discount dollar exchange fee find free gift help holiday house identity
international last limit machine market minute money month need new offer online order payment pending phone
price product receive refund reset sale save season service shop statement summer support today top transfer
unrecognised update verify wait week withdrawal work world yesterday
""".split()


def sentences(random):
    """Yields endless sentences in random order."""
    root = Path(__file__).resolve().parents[2]
    path = Path(os.environ.get("CREATIVES_DATA") or root.parent / "shared/data") / "banking77/train.csv"
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            found = [row["text"].split() for row in csv.DictReader(file)]
    else:
        found = [random.choices(WORDS, k=random.randint(4, 16)) for _ in range(5_000)]
    while True:
        random.shuffle(found)
        yield from found


def write(path, count, tokens, seed, model):
    """Writes texts, one per line, of `tokens` ± a quarter including the two special tokens; returns the path.

    Lengths differ, as in real use, so that a contestant that does not sort must pad.
    """
    from tokenizers import Tokenizer  # installed only for the comparison of encoders

    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_padding()  # by the setting in the file, every word would have 128
    pieces = {}

    def size(word):
        if word not in pieces:
            pieces[word] = len(tokenizer.encode(word, add_special_tokens=False).ids)
        return pieces[word]

    generator = random.Random(seed)
    stream = sentences(generator)
    lines = []
    while len(lines) < count:
        left = generator.randint(tokens - tokens // 4, tokens + tokens // 4) - 2
        words = []
        while left > 0:
            for word in next(stream):
                left -= size(word)
                if left < 0:
                    break
                words.append(word)
        if words:
            lines.append(" ".join(words))
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path
