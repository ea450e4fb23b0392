/* The kernels for float: the shared source, compiled with these definitions. */
#include "vectors.h"

#include "words_f.h"

#include "exp_vector.h"
#include "rows.h"
#include "nearest.h"
#include "features.h"
#include "exponential.h"

/* out = the sums of the lanes of each of four vectors. Halves are added while their lanes are interleaved. */
CVK_INLINE void cvk_sum_lanes_f(const vector_f *a, const vector_f *b, const vector_f *c, const vector_f *d, float *out) {
    typedef float quarter __attribute__((vector_size(16)));
#define LOW(x, y) __builtin_shufflevector(x, y, 0, 16, 1, 17, 4, 20, 5, 21, 8, 24, 9, 25, 12, 28, 13, 29)
#define HIGH(x, y) __builtin_shufflevector(x, y, 2, 18, 3, 19, 6, 22, 7, 23, 10, 26, 11, 27, 14, 30, 15, 31)
    vector_f ab = LOW(*a, *b) + HIGH(*a, *b), cd = LOW(*c, *d) + HIGH(*c, *d);
#undef LOW
#undef HIGH
    vector_f abcd = __builtin_shufflevector(ab, cd, 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29)
        + __builtin_shufflevector(ab, cd, 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31);
    quarter sum = (__builtin_shufflevector(abcd, abcd, 0, 1, 2, 3) + __builtin_shufflevector(abcd, abcd, 8, 9, 10, 11))
        + (__builtin_shufflevector(abcd, abcd, 4, 5, 6, 7) + __builtin_shufflevector(abcd, abcd, 12, 13, 14, 15));
    __builtin_memcpy(out, &sum, sizeof sum);
}

CVK_INLINE void cvk_add_lanes_f(const vector_f *value, double *sums) {
    double8_unaligned *low = (double8_unaligned *)sums, *high = (double8_unaligned *)(sums + 8);
    *low += __builtin_convertvector(__builtin_shufflevector(*value, *value, 0, 1, 2, 3, 4, 5, 6, 7), double8);
    *high += __builtin_convertvector(__builtin_shufflevector(*value, *value, 8, 9, 10, 11, 12, 13, 14, 15), double8);
}

#include "products.h"
