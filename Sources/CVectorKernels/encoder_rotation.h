/* Walsh-Hadamard rotation. It spreads large numbers evenly, so that a row needs fewer quantization steps (S. Ashkboos
   et al., "QuaRot", 2024, arXiv:2404.00456). Rotating both rows does not change their product. */
#include "encoder_finish.h"

/* Computes the sums and differences of lanes that are `distance` apart. */
#define CVE_LANE_STAGE(V, DISTANCE)                                                                                    \
    (__builtin_shufflevector(V, V, 0 ^ DISTANCE, 1 ^ DISTANCE, 2 ^ DISTANCE, 3 ^ DISTANCE, 4 ^ DISTANCE, 5 ^ DISTANCE, \
                             6 ^ DISTANCE, 7 ^ DISTANCE, 8 ^ DISTANCE, 9 ^ DISTANCE, 10 ^ DISTANCE, 11 ^ DISTANCE,     \
                             12 ^ DISTANCE, 13 ^ DISTANCE, 14 ^ DISTANCE, 15 ^ DISTANCE)                               \
     + V * (vector_f){CVE_SIGNS(DISTANCE)})
#define CVE_SIGN(I, D) ((I) & (D) ? -1.0f : 1.0f)
#define CVE_SIGNS(D)                                                                                                   \
    CVE_SIGN(0, D), CVE_SIGN(1, D), CVE_SIGN(2, D), CVE_SIGN(3, D), CVE_SIGN(4, D), CVE_SIGN(5, D), CVE_SIGN(6, D),    \
        CVE_SIGN(7, D), CVE_SIGN(8, D), CVE_SIGN(9, D), CVE_SIGN(10, D), CVE_SIGN(11, D), CVE_SIGN(12, D),             \
        CVE_SIGN(13, D), CVE_SIGN(14, D), CVE_SIGN(15, D)

/* Rotates a block of 16 × count numbers, where count is a power of two. */
CVK_INLINE void cve_rotate_block(const float *x, const float *factor, float scale, float *out, const int count) {
    vector_f v[8];
#pragma unroll
    for (int i = 0; i < count; i++) v[i] = *(const unaligned_f *)(x + i * 16) * *(const unaligned_f *)(factor + i * 16) * scale;
#pragma unroll
    for (int distance = 1; distance < count; distance *= 2)
#pragma unroll
        for (int i = 0; i < count; i++)
            if (!(i & distance)) {
                vector_f sum = v[i] + v[i + distance];
                v[i + distance] = v[i] - v[i + distance];
                v[i] = sum;
            }
#pragma unroll
    for (int i = 0; i < count; i++) {
        vector_f r = v[i];
        r = CVE_LANE_STAGE(r, 1);
        r = CVE_LANE_STAGE(r, 2);
        r = CVE_LANE_STAGE(r, 4);
        r = CVE_LANE_STAGE(r, 8);
        *(unaligned_f *)(out + i * 16) = r;
    }
}

/* out = the rotation of x factor, in the largest blocks of at most 128 numbers that divide the width. */
CVK_INLINE void cve_rotate(const float *x, const float *factor, long width, float *out) {
    long vectors = width / 16;
    if (vectors % 8 == 0)
        for (long c = 0; c < width; c += 128) cve_rotate_block(x + c, factor + c, 0.0883883476f, out + c, 8);
    else if (vectors % 4 == 0)
        for (long c = 0; c < width; c += 64) cve_rotate_block(x + c, factor + c, 0.125f, out + c, 4);
    else if (vectors % 2 == 0)
        for (long c = 0; c < width; c += 32) cve_rotate_block(x + c, factor + c, 0.176776695f, out + c, 2);
    else
        for (long c = 0; c < width; c += 16) cve_rotate_block(x + c, factor + c, 0.25f, out + c, 1);
}
