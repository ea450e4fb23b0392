/* The kernels for double: the shared source, compiled with these definitions. */
#include "vectors.h"

#define T double
#define S d
#define WIDE 8
#define EXPONENT int64_t
#define MAGIC 0x1.8p52
#define MANTISSA_BITS 52
#define EXPONENT_BIAS 1023
/* Outside of this range the power of two is not a normal number: the result is 0 below it and infinite above it. */
#define LOWEST -708.396418532264
#define HIGHEST 709.4
#define LN2_HIGH 0x1.62e42fefa0000p-1
#define LN2_LOW 0x1.cf79abc9e3b3ap-40
#define FIRST_FACTORIAL 6227020800.0
#define POLYNOMIAL(p, r)                                                                                               \
    ((((((((((((p * r + (T)1 / 479001600) * r + (T)1 / 39916800) * r + (T)1 / 3628800) * r + (T)1 / 362880) * r        \
            + (T)1 / 40320) * r + (T)1 / 5040) * r + (T)1 / 720) * r + (T)1 / 120) * r + (T)1 / 24) * r + (T)1 / 6)    \
      * r + (T)0.5) * r + (T)1) * r + (T)1

#include "exp_vector.h"
#include "rows.h"
#include "nearest.h"
#include "features.h"
#include "exponential.h"

/* out = the sums of the lanes of each of four vectors. Halves are added while their lanes are interleaved. */
CVK_INLINE void cvk_sum_lanes_d(const vector_d *a, const vector_d *b, const vector_d *c, const vector_d *d, double *out) {
    typedef double half __attribute__((vector_size(32)));
#define LOW(x, y) __builtin_shufflevector(x, y, 0, 8, 2, 10, 4, 12, 6, 14)
#define HIGH(x, y) __builtin_shufflevector(x, y, 1, 9, 3, 11, 5, 13, 7, 15)
    vector_d ab = LOW(*a, *b) + HIGH(*a, *b), cd = LOW(*c, *d) + HIGH(*c, *d);
#undef LOW
#undef HIGH
    vector_d abcd = __builtin_shufflevector(ab, cd, 0, 1, 8, 9, 4, 5, 12, 13)
        + __builtin_shufflevector(ab, cd, 2, 3, 10, 11, 6, 7, 14, 15);
    half sum = __builtin_shufflevector(abcd, abcd, 0, 1, 2, 3) + __builtin_shufflevector(abcd, abcd, 4, 5, 6, 7);
    __builtin_memcpy(out, &sum, sizeof sum);
}

CVK_INLINE void cvk_add_lanes_d(const vector_d *value, double *sums) { *(double8_unaligned *)sums += *value; }

#include "products.h"
