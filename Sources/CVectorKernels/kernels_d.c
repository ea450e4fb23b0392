/* The kernels for double: the shared text, compiled with these words. */
#include "vectors.h"

#define T double
#define S d
#define WIDE 8
#define EXPONENT int64_t
#define MAGIC 0x1.8p52
#define MANTISSA_BITS 52
#define EXPONENT_BIAS 1023
/* Outside, the power of two is no normal number: below, the result is 0, above, it is infinite. */
#define LOWEST -708.396418532264
#define HIGHEST 709.4
#define LN2_HIGH 0x1.62e42fefa0000p-1
#define LN2_LOW 0x1.cf79abc9e3b3ap-40
#define FIRST_FACTORIAL 6227020800.0
#define POLYNOMIAL(p, r)                                                                                               \
    ((((((((((((p * r + (T)1 / 479001600) * r + (T)1 / 39916800) * r + (T)1 / 3628800) * r + (T)1 / 362880) * r        \
            + (T)1 / 40320) * r + (T)1 / 5040) * r + (T)1 / 720) * r + (T)1 / 120) * r + (T)1 / 24) * r + (T)1 / 6)    \
      * r + (T)0.5) * r + (T)1) * r + (T)1

#include "rows.h"
#include "nearest.h"
#include "features.h"
#include "exponential.h"
