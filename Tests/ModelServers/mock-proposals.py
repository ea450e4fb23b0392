"""Speaks OpenAI's wire format on 127.0.0.1 and proposes packages of the deals in the prompt, with optional faults.

    mock-proposals.py [--port N] [--latency S] [--error STATUS=SHARE ...] [--retry-after S] [--log FILE]

Prints its address when it is ready. Answers depend on the prompt alone; faults depend on the seed, the prompt and the number of the
attempt. The log has one JSON object per request and line: its start and end, the hash of its prompt, the number of the attempt, its
status, its tokens, whether the client was still connected, and the number of requests in progress at its start.
"""

import argparse
import asyncio
import hashlib
import json
import re
import sys
import time

DEAL = re.compile(r'"deal_id":"((?:[^"\\]|\\.)*)"')
attempts, running = {}, 0


def proposals(prompt):
    """Returns packages of up to 8 deals in the order of the prompt. Remaining deals are excluded."""
    ids = [json.loads(f'"{text}"') for text in dict.fromkeys(DEAL.findall(prompt))]
    parts = [ids[first : first + 8] for first in range(0, len(ids), 8)]
    packages = [
        {"package_name": f"Package of {part[0]}", "deal_ids": part, "reasoning": f"{len(part)} deals that are alike"}
        for part in parts
        if len(part) >= 3
    ]
    excluded = [{"deal_id": one, "reason": "too few of its kind"} for part in parts if len(part) < 3 for one in part]
    return json.dumps({"packages": packages, "excluded_deals": excluded})


def status_of(prompt_hash, attempt):
    """Returns 200 or the status of a fault, determined by seed, prompt and attempt."""
    digest = hashlib.sha256(f"{options.seed} {prompt_hash} {attempt}".encode()).digest()
    draw = int.from_bytes(digest[:8], "big") / 2**64
    for status, share in options.error:
        if draw < share:
            return status
        draw -= share
    return 200


def answer(status, body):
    if status != 200:
        return {"error": {"type": "mock_fault", "message": f"injected fault {status}"}}, 0, 0
    prompt = "\n".join(message["content"] for message in body["messages"])
    text = proposals(prompt)
    usage = {"prompt_tokens": len(prompt) // 4, "completion_tokens": len(text) // 4}
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
    document = {"id": "mock", "object": "chat.completion", "model": body["model"], "choices": [choice], "usage": usage}
    return document, *usage.values()


async def serve(reader, writer):
    global running
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
            body = json.loads(await reader.readexactly(int(length[1])) if length else b"{}")
            prompt_hash = hashlib.sha256(json.dumps(body["messages"]).encode()).hexdigest()[:16]
            attempt = attempts[prompt_hash] = attempts.get(prompt_hash, 0) + 1
            came, running = time.monotonic(), running + 1
            at_once, status = running, status_of(prompt_hash, attempt)
            try:
                # A fault is returned quickly, as by a busy server.
                await asyncio.sleep(options.latency if status == 200 else min(options.latency, 0.05))
            finally:
                running -= 1
            document, tokens_in, tokens_out = answer(status, body)
            text = json.dumps(document).encode()
            wait = f"retry-after: {options.retry_after}\r\n" if status == 429 and options.retry_after else ""
            # A killed client has closed the connection.
            there = not (reader.at_eof() or writer.is_closing())
            record(came=came, ended=time.monotonic(), prompt=prompt_hash, attempt=attempt, status=status,
                   tokens=[tokens_in, tokens_out], there=there, at_once=at_once)
            writer.write(
                f"HTTP/1.1 {status} Mock\r\ncontent-type: application/json\r\n{wait}"
                f"content-length: {len(text)}\r\n\r\n".encode() + text
            )
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


def record(**values):
    if options.log:
        print(json.dumps(values), file=options.log, flush=True)


def fault(text):
    status, _, share = text.partition("=")
    return int(status), float(share)


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", options.port, limit=1 << 24)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    async with server:
        await server.serve_forever()


parser = argparse.ArgumentParser()
parser.add_argument("--port", type=int, default=0)
parser.add_argument("--latency", type=float, default=0)
parser.add_argument("--error", type=fault, action="append", default=[])
parser.add_argument("--retry-after", type=int, default=0)
parser.add_argument("--seed", type=int, default=0)
parser.add_argument("--log", type=argparse.FileType("w"))
options = parser.parse_args()
try:
    asyncio.run(main())
except KeyboardInterrupt:
    sys.exit(130)
