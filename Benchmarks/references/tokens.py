# Computes reference IDs of a BERT tokenizer, for comparison with WordPieceTokenizer.
#
#     python3 -m venv FOLDER && FOLDER/bin/pip install tokenizers==0.23.3
#     FOLDER/bin/python Benchmarks/references/tokens.py tokenizer.json 20000 SEED > ids.json
#
# It writes {"items": [{"text", "ids"}]} with at most 256 IDs per text. Texts mix every block of Unicode, marks in any order,
# decomposable letters, control characters, long words and special tokens. tokenizer.json is in the folder of the model.

import json
import random
import sys
import unicodedata

from tokenizers import Tokenizer

tokenizer = Tokenizer.from_file(sys.argv[1])
tokenizer.no_padding()
tokenizer.enable_truncation(256)
count, draw = int(sys.argv[2]), random.Random(int(sys.argv[3]))

scalars = [chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000]
marks = [c for c in scalars if unicodedata.category(c)[0] == "M"]
composed = [c for c in scalars if unicodedata.decomposition(c)]
blocks = [scalars[i : i + 128] for i in range(0, 0x20000, 128)]
controls = list("\0\t\n\r\v\f\x1c\x85\xa0\xad\u200b\u200d\u2028\u3000\ufeff\ufffd\ue000")
special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "[sep]", "[["]
vocabulary = [token.removeprefix("##") for token in tokenizer.get_vocab()]


def some(choices, most):
    return "".join(draw.choice(choices) for _ in range(draw.randint(1, most)))


pieces = [
    lambda: some(draw.choice(blocks), 8),
    lambda: some(blocks[0], 12),
    lambda: draw.choice(vocabulary),
    lambda: draw.choice("aeOx가ガ") + some(marks, 5),
    lambda: some(composed, 4),
    lambda: some(controls, 3),
    lambda: draw.choice(special),
    lambda: draw.choice(["a", "é", "가", "字"]) * draw.randint(45, 130),
]


def text():
    separators = draw.choice([[""], [" "], ["", " "]])
    return "".join(draw.choice(pieces)() + draw.choice(separators) for _ in range(draw.choice([1, 3, 8, 40])))


texts = [text() for _ in range(count)]
json.dump({"items": [{"text": t, "ids": tokenizer.encode(t).ids} for t in texts]}, sys.stdout)
