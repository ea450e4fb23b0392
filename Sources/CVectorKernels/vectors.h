/* Vectors of 64 bytes in the portable notation of the compiler, which splits them as each instruction set requires. Helpers
   take them by pointer, because the calling convention for vector arguments differs between variants. */
#ifndef CVK_VECTORS_H
#define CVK_VECTORS_H

#include "processor.h"

typedef double double8 __attribute__((vector_size(64)));
typedef double double8_unaligned __attribute__((vector_size(64), aligned(8), may_alias));
typedef int64_t long8 __attribute__((vector_size(64)));
typedef int64_t long8_unaligned __attribute__((vector_size(64), aligned(8), may_alias));
typedef float float8_unaligned __attribute__((vector_size(32), aligned(4), may_alias));

CVK_INLINE void cvk_load8_f(const float *x, double8 *out) {
    *out = __builtin_convertvector(*(const float8_unaligned *)x, double8);
}

CVK_INLINE void cvk_load8_d(const double *x, double8 *out) { *out = *(const double8_unaligned *)x; }

/* Adds all lanes in a fixed order. */
CVK_INLINE double cvk_sum8(const double8 *a) {
    double8 v = *a;
    return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
}

#endif
