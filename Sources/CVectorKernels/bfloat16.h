/* Rounding to bfloat16. */
#ifndef CVK_BFLOAT16_H
#define CVK_BFLOAT16_H

#include <stdint.h>
#include <string.h>

/* Rounds to nearest, ties to even. Subnormal numbers become 0, as with the processor's instruction. */
static inline uint16_t cvk_rounded_to_bfloat16(float value) {
    uint32_t bits;
    memcpy(&bits, &value, 4);
    if ((bits & 0x7F800000) == 0) return (uint16_t)(bits >> 16 & 0x8000);
    return (uint16_t)((bits + 0x7FFF + (bits >> 16 & 1)) >> 16);
}

#endif
