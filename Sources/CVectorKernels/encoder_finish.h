/* The last operations on a sum before it is stored. Fused operations are allowed here. */
#include "EncoderKernels.h"
#include "vectors.h"
#include "words_f.h"
#include "exp_vector.h"
#include <string.h>

/* Computes 2^x for x in -126...0 as in exp_vector.h, without the handling of other arguments. */
CVK_INLINE void cve_power_of_two(vector_f *value) {
    vector_f shifted = *value + MAGIC;
    vector_f r = (*value - (shifted - MAGIC)) * 0.693147181f;
    vector_f p = 1 + r * (1 + r * (0.5f + r * (1.0f / 6 + r * (1.0f / 24 + r * (1.0f / 120 + r * (1.0f / 720))))));
    integers_f exponent, scaled;
    memcpy(&exponent, &shifted, sizeof exponent);
    memcpy(&scaled, &p, sizeof scaled);
    scaled += exponent << MANTISSA_BITS;
    memcpy(value, &scaled, sizeof scaled);
}

/* x Φ(x) = max(x, 0) - |x| Φ(-|x|), where 2 Φ(-|x|) = erfc(|x| / √2) by formula 7.1.26 of M. Abramowitz and I. Stegun,
   "Handbook of Mathematical Functions", 1964: within 1.5e-7 |x|. Beyond 13 the tail is less than any float's last bit. */
CVK_INLINE void cve_gelu(vector_f *value) {
    vector_f x = *value;
    vector_f size = __builtin_elementwise_min(__builtin_elementwise_abs(x), (vector_f){0} + 13);
    vector_f t = 1 / (1 + (0.3275911f * 0.70710678f) * size);
    vector_f density = size * size * (-0.5f * 1.44269504f);
    cve_power_of_two(&density);
    vector_f tail = t * (0.127414796f + t * (-0.142248368f + t * (0.7107068705f + t * (-0.7265760135f + t * 0.5307027145f))));
    *value = __builtin_elementwise_max(x, (vector_f){0}) - size * (tail * density);
}

/* Rounds to nearest, ties to even. */
CVK_INLINE void cve_store_bfloat16(const vector_f *value, uint16_t *out) {
    typedef uint32_t words __attribute__((vector_size(64)));
    typedef uint16_t halves __attribute__((vector_size(32)));
    words bits;
    memcpy(&bits, value, sizeof bits);
    bits = (bits + 0x7FFF + (bits >> 16 & 1)) >> 16;
    halves rounded = __builtin_convertvector(bits, halves);
    memcpy(out, &rounded, sizeof rounded);
}

/* The operations after the bias. */
CVK_INLINE void cve_finish(const cve_product *p, long row, long column, vector_f *value) {
    if (p->applies_gelu) cve_gelu(value);
    if (p->residual) *value += *(const unaligned_f *)(p->residual + row * p->residual_ld + column);
    if (p->rounds)
        cve_store_bfloat16(value, (uint16_t *)p->out + row * p->out_ld + column);
    else
        *(unaligned_f *)((float *)p->out + row * p->out_ld + column) = *value;
}
