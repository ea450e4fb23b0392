/* A 64-bit hash of a page with four lanes, which a processor computes in parallel.

   Each step is a bijection of the lane for a given word, and of the word for a given lane; so is each step that joins the
   lanes. A change of a single word therefore always changes the result. Any other change goes undetected with probability
   2^-64. */
#include "CPageChecksums.h"

#include <string.h>

#define LANES 4

static uint64_t word_at(const unsigned char *bytes) {
    uint64_t word;
    memcpy(&word, bytes, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/* An odd factor is invertible. The rotation moves the high bits, which depend on all other bits, to the low end. */
static uint64_t mixed(uint64_t lane, uint64_t word) {
    lane = (lane ^ word) * 0x9FB21C651E98DF25u;
    return lane << 29 | lane >> 35;
}

uint64_t cpc_page_checksum(const unsigned char *page, long size, uint32_t number) {
    uint64_t lanes[LANES] = {0x243F6A8885A308D3u, 0x13198A2E03707344u, 0xA4093822299F31D0u, 0x082EFA98EC4E6C89u};
    long words = size / 8 - 1, whole = words / LANES * LANES;
    for (long i = 0; i < whole; i += LANES)
        for (int lane = 0; lane < LANES; lane++) lanes[lane] = mixed(lanes[lane], word_at(page + (i + lane) * 8));
    for (long i = whole; i < words; i++) lanes[i - whole] = mixed(lanes[i - whole], word_at(page + i * 8));
    uint64_t result = mixed((uint64_t)size, number);
    for (int lane = 0; lane < LANES; lane++) result = mixed(result, lanes[lane]);
    result = (result ^ result >> 32) * 0xD6E8FEB86659FD93u;
    return result ^ result >> 32;
}
