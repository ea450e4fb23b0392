/* Selects a variant of a kernel at run time. */
#ifndef CVK_PROCESSOR_H
#define CVK_PROCESSOR_H

#include "CVectorKernels.h"

#if defined(__x86_64__)
#define CVK_AVX2 __attribute__((target("avx2,fma,f16c,bmi,bmi2")))
#define CVK_AVX512 __attribute__((target("avx2,fma,f16c,bmi,bmi2,avx512f,avx512bw,avx512cd,avx512dq,avx512vl")))
#endif
#define CVK_INLINE static inline __attribute__((always_inline))

#define CVK_JOIN2(a, b) a##_##b
#define CVK_JOIN(a, b) CVK_JOIN2(a, b)
/* The name of a function for the current scalar type: cvk_exp becomes cvk_exp_f or cvk_exp_d. */
#define CVK_NAME(name) CVK_JOIN(name, S)

/* Defines `name` for the current scalar type, with three copies of the inlined function `name##_body`, each compiled for a
   different instruction set. */
#if defined(__x86_64__)
#define CVK_VARIANTS(result, name, parameters, arguments)                                                              \
    CVK_AVX512 static result CVK_NAME(name##_avx512) parameters { return CVK_NAME(name##_body) arguments; }            \
    CVK_AVX2 static result CVK_NAME(name##_avx2) parameters { return CVK_NAME(name##_body) arguments; }                \
    static result CVK_NAME(name##_baseline) parameters { return CVK_NAME(name##_body) arguments; }                     \
    result CVK_NAME(name) parameters {                                                                                 \
        switch (cvk_instruction_level()) {                                                                             \
        case 2: return CVK_NAME(name##_avx512) arguments;                                                              \
        case 1: return CVK_NAME(name##_avx2) arguments;                                                                \
        default: return CVK_NAME(name##_baseline) arguments;                                                           \
        }                                                                                                              \
    }
#else
#define CVK_VARIANTS(result, name, parameters, arguments)                                                              \
    result CVK_NAME(name) parameters { return CVK_NAME(name##_body) arguments; }
#endif

#endif
