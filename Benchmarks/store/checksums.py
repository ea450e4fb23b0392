"""The page checksums of store files, for changes without the executable."""

from pathlib import Path

MASK = 2**64 - 1


def _mixed(lane, word):
    lane = (lane ^ word) * 0x9FB21C651E98DF25 & MASK
    return (lane << 29 | lane >> 35) & MASK


def page_checksum(page, number):
    """Returns the checksum as computed by Sources/CPageChecksums/page_checksum.c."""
    lanes = [0x243F6A8885A308D3, 0x13198A2E03707344, 0xA4093822299F31D0, 0x082EFA98EC4E6C89]
    for index in range(len(page) // 8 - 1):
        lanes[index % 4] = _mixed(lanes[index % 4], int.from_bytes(page[index * 8 : index * 8 + 8], "little"))
    result = _mixed(len(page), number)
    for lane in lanes:
        result = _mixed(result, lane)
    result = (result ^ result >> 32) * 0xD6E8FEB86659FD93 & MASK
    return result ^ result >> 32


def seal(path):
    """Updates the page checksums of a closed file, if it has any."""
    data = bytearray(Path(path).read_bytes())
    if len(data) < 100 or data[20] != 8:
        return
    size = int.from_bytes(data[16:18], "big")
    for number in range(1, len(data) // size + 1):
        end = number * size
        data[end - 8 : end] = page_checksum(data[end - size : end], number).to_bytes(8, "little")
    Path(path).write_bytes(data)
