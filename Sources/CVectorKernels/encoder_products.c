/* Products with packed weights. */
#include "encoder_finish.h"

/* The size of the largest tile. */
#define CVE_ROWS 6
#define CVE_VECTORS 4

#define NAME(x) x##_float
#define WORD float
#define SUM vector_f
#define MULTIPLY_ADD(sum, word, weights) (sum) += (word) * (weights)
#define ISINT8 0
#define TARGET
#include "encoder_tile.h"

#if defined(__x86_64__)
/* 32 registers of 16 numbers: 24 sums, 4 vectors of weights, 1 word. */
CVK_AVX512 static void multiply_float_avx512(const cve_product *p) { multiply_float(p, 6, 4); }
/* 16 registers of 8 numbers: 12 sums, 2 vectors of weights, 1 word. */
CVK_AVX2 static void multiply_float_avx2(const cve_product *p) { multiply_float(p, 6, 1); }
/* 16 registers of 4 numbers: 8 sums, 4 vectors of weights, 1 word. */
static void multiply_float_baseline(const cve_product *p) { multiply_float(p, 2, 1); }

void cve_multiply_float(const cve_product *product) {
    switch (cvk_instruction_level()) {
    case 2: return multiply_float_avx512(product);
    case 1: return multiply_float_avx2(product);
    default: return multiply_float_baseline(product);
    }
}

#include <immintrin.h>
#define AVX512 "avx2,fma,f16c,bmi,bmi2,avx512f,avx512bw,avx512cd,avx512dq,avx512vl"

#define NAME(x) x##_bfloat16
#define WORD int32_t
#define SUM vector_f
#define MULTIPLY_ADD(sum, word, weights)                                                                               \
    (sum) = (vector_f)_mm512_dpbf16_ps((__m512)(sum), (__m512bh)_mm512_set1_epi32(word), (__m512bh)(weights))
#define ISINT8 0
#define TARGET __attribute__((target(AVX512 ",avx512bf16")))
#include "encoder_tile.h"

__attribute__((target(AVX512 ",avx512bf16"))) void cve_multiply_bfloat16(const cve_product *product) {
    multiply_bfloat16(product, 6, 4);
}

#define NAME(x) x##_int8
#define WORD int32_t
#define SUM integers_f
#define MULTIPLY_ADD(sum, word, weights)                                                                               \
    (sum) = (integers_f)_mm512_dpbusd_epi32((__m512i)(sum), _mm512_set1_epi32(word), (__m512i)(weights))
#define ISINT8 1
#define TARGET __attribute__((target(AVX512 ",avx512vnni")))
#include "encoder_tile.h"

__attribute__((target(AVX512 ",avx512vnni"))) void cve_multiply_int8(const cve_product *product) {
    multiply_int8(product, 6, 4);
}

bool cve_has_int8(void) { return cvk_instruction_level() == 2 && __builtin_cpu_supports("avx512vnni"); }
#else
/* 32 registers of 4 numbers: 16 sums, 4 vectors of weights, 1 word. */
void cve_multiply_float(const cve_product *product) { multiply_float(product, 4, 1); }
void cve_multiply_bfloat16(const cve_product *product) { (void)product; }
void cve_multiply_int8(const cve_product *product) { (void)product; }
bool cve_has_int8(void) { return false; }
#endif
