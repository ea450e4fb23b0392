"""Generates matrices, weights and pictures, and mutates them and their headers."""

import base64
import json
import random
import struct
import zlib

# MARK: Matrices


def npy(rows, columns, type="<f8", fortran=False, version=1, values=None):
    values = values or [((i * 7919) % 1000) / 250 + 9 * (i // columns % 3) for i in range(rows * columns)]
    head = f"{{'descr': '{type}', 'fortran_order': {fortran}, 'shape': ({rows}, {columns}), }}"
    sizes = "<H" if version == 1 else "<I"
    length = -(-(8 + struct.calcsize(sizes) + len(head) + 1) // 64) * 64 - 8 - struct.calcsize(sizes)
    letter = {"f": {"4": "f", "8": "d"}, "i": {"4": "i", "8": "q"}}[type[1]][type[2]]
    if type[1] == "i":
        values = [int(value) for value in values]
    return (b"\x93NUMPY" + bytes((version, 0)) + struct.pack(sizes, length) + (head.ljust(length - 1) + "\n").encode()
            + struct.pack(f"{type[0]}{rows * columns}{letter}", *values))


def _parts(data):
    size = 2 if data[6] == 1 else 4
    length = int.from_bytes(data[8:8 + size], "little")
    return data[:8], size, data[8 + size:8 + size + length], data[8 + size + length:]


def npy_header(rng, data):
    """Makes the header contradict the data."""
    start, size, head, numbers = _parts(data)
    words = [
        (b"(", b"(" + rng.choice((b"0, ", b"1, ", b"9223372036854775807, ", b"4611686018427387904, ", b"-1, ", b"99999999, "))),
        (b"'shape': (", b"'shape': " + rng.choice((b"()", b"(3,)", b"(0, 0), 'x': (", b"[1, 2], 'x': (", b"None, 'x': ("))),
        (b"<f8", rng.choice((b"<f4", b">f8", b"|O", b"<f16", b"<c16", b"<U8", b"<i8", b"|b1", b"f8", b""))),
        (b"<f4", rng.choice((b"<f8", b">f4", b"<f2", b"<i4"))),
        (b"False", rng.choice((b"True", b"None", b"0", b"", b"false"))),
        (b"}", rng.choice((b"", b"}}", b"'descr': '<f4'}", b"# "))),
        (b"descr", rng.choice((b"DESCR", b"", b"descr' : 'x', 'descr"))),
    ]
    old, new = rng.choice([pair for pair in words if pair[0] in head])
    head = head.replace(old, new, 1)
    return start + len(head).to_bytes(size, "little") + head + numbers


def npy_length(rng, data):
    start, size, head, numbers = _parts(data)
    length = rng.choice((0, 1, 10, len(head) - 1, len(head) + 1, len(data), 256 ** size - 1, 256 ** size // 2))
    return start + length.to_bytes(size, "little") + head + numbers


def npy_version(rng, data):
    return data[:6] + bytes((rng.choice((0, 2, 3, 4, 255)), rng.choice((0, 1)))) + data[8:]


def npy_numbers(rng, data):
    """Replaces numbers by NaN, the largest, or one repeated value."""
    start, size, head, numbers = _parts(data)
    width = 4 if b"4'" in head else 8
    letter = {b"f4": "<f", b"f8": "<d", b"i4": "<i", b"i8": "<q"}[head[head.index(b"descr") + 10:][:2]]
    large = (3.4e38, 1e-45, 1e30) if letter == "<f" else (1.7e308, 5e-324, 1e200)
    choices = [float("nan"), float("inf"), -float("inf"), 0.0, -0.0, 1.0, *large, *(-value for value in large)]
    whole = {"<i": [0, 1, -1, 2**31 - 1, -2**31], "<q": [0, 1, -1, 2**63 - 1, -2**63, 2**53 + 1]}
    choices = whole.get(letter, choices)
    numbers = bytearray(numbers)
    share, count = rng.choice((0.001, 0.1, 1)), len(numbers) // width
    one = rng.choice(choices) if rng.random() < 0.5 else None
    for index in rng.sample(range(count), max(1, int(share * count))):
        struct.pack_into(letter, numbers, index * width, rng.choice(choices) if one is None else one)
    return start + len(head).to_bytes(size, "little") + head + bytes(numbers)


NPY = [npy_header, npy_header, npy_length, npy_version, npy_numbers, npy_numbers]


def fewer_numbers(rng, data):
    start, size, head, numbers = _parts(data)
    return data[:len(data) - rng.randrange(1, len(numbers) + 1)]


WRONG_NPY = [fewer_numbers]


# MARK: A model

LETTERS = "abcdefghijklmnopqrstuvwxyz"
WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *LETTERS, *("##" + letter for letter in LETTERS)]


def safetensors(tensors):
    header, numbers = {}, b""
    for name, (shape, values) in tensors.items():
        packed = struct.pack(f"<{len(values)}f", *values)
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [len(numbers), len(numbers) + len(packed)]}
        numbers += packed
    head = json.dumps(header).encode()
    return struct.pack("<Q", len(head)) + head + numbers


def model(width=16, inside=24, positions=32):
    """Returns a small encoder of seeded random weights, as the files of its folder."""
    rng = random.Random(1)
    tensors = {}

    def add(name, *shape):
        count = 1
        for side in shape:
            count *= side
        tensors[name] = (list(shape), [rng.uniform(-0.5, 0.5) for _ in range(count)])
    add("embeddings.word_embeddings.weight", len(WORDS), width)
    add("embeddings.position_embeddings.weight", positions, width)
    add("embeddings.token_type_embeddings.weight", 2, width)
    layer = "encoder.layer.0"
    for norm in ("embeddings.LayerNorm", f"{layer}.attention.output.LayerNorm", f"{layer}.output.LayerNorm"):
        add(norm + ".weight", width)
        add(norm + ".bias", width)
    linear = [("attention.self.query", width, width), ("attention.self.key", width, width), ("attention.self.value", width, width),
              ("attention.output.dense", width, width), ("intermediate.dense", inside, width), ("output.dense", width, inside)]
    for name, columns, rows in linear:
        add(f"{layer}.{name}.weight", columns, rows)
        add(f"{layer}.{name}.bias", columns)
    kinds = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    modules = [{"idx": i, "path": path, "type": f"sentence_transformers.models.{kind}"} for i, (path, kind) in enumerate(kinds)]
    config = {"model_type": "bert", "hidden_size": width, "num_hidden_layers": 1, "num_attention_heads": 2,
              "intermediate_size": inside, "vocab_size": len(WORDS), "max_position_embeddings": positions, "type_vocab_size": 2,
              "layer_norm_eps": 1e-12, "hidden_act": "gelu", "position_embedding_type": "absolute"}
    pooling = {"word_embedding_dimension": width, "pooling_mode_cls_token": False, "pooling_mode_mean_tokens": True,
               "pooling_mode_max_tokens": False}
    return {
        "config.json": json.dumps(config).encode(), "modules.json": json.dumps(modules).encode(),
        "1_Pooling/config.json": json.dumps(pooling).encode(),
        "sentence_bert_config.json": json.dumps({"max_seq_length": positions}).encode(),
        "tokenizer_config.json": json.dumps({"do_lower_case": True, "tokenizer_class": "BertTokenizer"}).encode(),
        "vocab.txt": "".join(word + "\n" for word in WORDS).encode(), "model.safetensors": safetensors(tensors),
    }


def _weights(data):
    length = int.from_bytes(data[:8], "little")
    return data[8:8 + length], data[8 + length:]


def weights_header(rng, data):
    head, numbers = _weights(data)
    header = json.loads(head)
    tensor = header[rng.choice(list(header))]
    large = rng.choice((0, -1, 2**63 - 1, 2**63, 2**62, 10**30, 1.5, "1", None, [1]))
    kind = rng.randrange(5)
    if kind == 0:
        tensor["data_offsets"] = rng.choice(([large, large], [0, large], [large], tensor["data_offsets"][::-1], []))
    elif kind == 1:
        tensor["shape"] = rng.choice(([large], [large, large], tensor["shape"][::-1] + [1], []))
    elif kind == 2:
        tensor["dtype"] = rng.choice(("F16", "BF16", "F64", "I8", "", None, 3, "F8_E4M3"))
    elif kind == 3:
        header = {name.replace(rng.choice(("weight", "layer.0", "query")), "x", 1): value for name, value in header.items()}
    else:
        del header[rng.choice(list(header))]
    head = json.dumps(header).encode()
    return struct.pack("<Q", len(head)) + head + numbers


def weights_length(rng, data):
    head, numbers = _weights(data)
    length = rng.choice((0, 1, len(head) - 1, len(head) + 1, len(data), 2**63 - 1, 2**64 - 1, 2**40))
    return struct.pack("<Q", length) + head + numbers


def weights_numbers(rng, data):
    head, numbers = _weights(data)
    value = struct.pack("<f", rng.choice((float("nan"), float("inf"), 3e38, 0.0)))
    start = rng.randrange(len(numbers) // 4) * 4
    count = min(rng.choice((1, 50, 100_000)), (len(numbers) - start) // 4)
    return data[:8] + head + numbers[:start] + value * count + numbers[start + 4 * count:]


WEIGHTS = [weights_header, weights_header, weights_length, weights_numbers]


def fewer_weights(rng, data):
    return data[:rng.randrange(len(data))]


WRONG_WEIGHTS = [fewer_weights]

# MARK: Pictures


def _chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width, height, seed=0, rows=None, depth=8, colour=2):
    rng = random.Random(seed)
    lines = rows if rows is not None else b"".join(
        b"\0" + bytes((x * 3 + seed * 40) % 256 if c else (y * 5 + rng.randrange(9)) % 256 for x in range(width) for c in range(3))
        for y in range(height))
    return (b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
            + _chunk(b"IDAT", zlib.compress(lines)) + _chunk(b"IEND", b""))


# 16 × 16 pixels.
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEAYABgAAD//gA7Q1JFQVRPUjogZ2QtanBlZyB2MS4wICh1c2luZyBJSkcgSlBFRyB2NjIpLCBxdWFsaXR5ID0gMzAK/9sAQwAb"
    "EhQXFBEbFxYXHhwbIChCKyglJShROj0wQmBVZWRfVV1baniZgWpxkHNbXYW1hpCeo6utq2eAvMm6pseZqKuk/9sAQwEcHh4oIyhOKytOpG5dbqSkpKSk"
    "pKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk/8AAEQgAEAAQAwEiAAIRAQMRAf/EAB8AAAEFAQEBAQEBAAAAAAAAAAAB"
    "AgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5"
    "OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh"
    "4uPk5ebn6Onq8fLz9PX29/j5+v/EAB8BAAMBAQEBAQEBAQEAAAAAAAABAgMEBQYHCAkKC//EALURAAIBAgQEAwQHBQQEAAECdwABAgMRBAUhMQYSQVEH"
    "YXETIjKBCBRCkaGxwQkjM1LwFWJy0QoWJDThJfEXGBkaJicoKSo1Njc4OTpDREVGR0hJSlNUVVZXWFlaY2RlZmdoaWpzdHV2d3h5eoKDhIWGh4iJipKT"
    "lJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uLj5OXm5+jp6vLz9PX29/j5+v/aAAwDAQACEQMRAD8AyIrb2q5Fa+1W4bb2"
    "q/Da+1cylzDw2JP/2Q==")
WEBP = base64.b64decode(
    "UklGRkIAAABXRUJQVlA4IDYAAACwAQCdASoQABAABABoJbACdAEOtOvAAP70m+eva8QE4TAxcrkeU383z/6eoz+XHm+PRWPOQAA=")
# One pixel.
GIF = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")


def picture_size(rng, data):
    """Makes the header declare a different size."""
    side = struct.pack(">I", rng.choice((0, 1, 7, 4000, 20_000, 65_535, 2**31 - 1, 2**32 - 1)))
    place = rng.choice((16, 20))
    changed = data[:place] + side + data[place + 4:]
    if rng.random() < 0.7:
        changed = changed[:29] + struct.pack(">I", zlib.crc32(changed[12:29])) + changed[33:]
    return changed


def bomb(rng, data):
    side = rng.choice((3000, 12_000))
    rows = (b"\0" + b"\0" * (side // 8)) * side
    return png(side, side, rows=rows, depth=1, colour=0)


def other_picture(rng, data):
    return rng.choice((JPEG, GIF, WEBP, png(1, 1), png(3, 500), data[:rng.randrange(len(data))], b"<svg/>"))


PICTURES = [picture_size, picture_size, bomb, other_picture, other_picture]
