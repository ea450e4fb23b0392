/* Products of rows with centroids in bfloat16, at twice the rate of float, for screening.

   Centroids are packed into panels of up to PANEL vectors of 16 centroids. A panel stores, for each pair of columns, the
   pairs of all its centroids next to each other. It stays in the first-level cache while the rows are streamed. */
#include "bfloat16.h"
#include "processor.h"
#include <math.h>
#include <string.h>

#define PANEL 3
#define TILE 8

static long vectors_of(long clusters) { return (clusters + 15) / 16; }
static long panels_of(long clusters) { return (vectors_of(clusters) + PANEL - 1) / PANEL; }
/* Returns the index of the first vector of a panel. The sizes of panels differ by at most 1. */
static long panel_begin(long clusters, long panel) { return vectors_of(clusters) * panel / panels_of(clusters); }
static long pairs_of(long columns) { return (columns + 1) / 2; }

static float widened(uint16_t value) {
    uint32_t bits = (uint32_t)value << 16;
    float result;
    memcpy(&result, &bits, 4);
    return result;
}

long cvk_bfloat16_packed_size(long clusters, long columns) { return vectors_of(clusters) * 16 * pairs_of(columns) * 4; }

void cvk_bfloat16_pack(const float *centroids, long clusters, long columns, uint16_t *packed, double *error) {
    memset(packed, 0, (size_t)cvk_bfloat16_packed_size(clusters, columns));
    long pairs = pairs_of(columns);
    for (long panel = 0; panel < panels_of(clusters); panel++) {
        long begin = panel_begin(clusters, panel) * 16, width = panel_begin(clusters, panel + 1) * 16 - begin;
        uint16_t *place = packed + begin * pairs * 2;
        for (long k = begin; k < begin + width && k < clusters; k++) {
            double sum = 0;
            for (long c = 0; c < columns; c++) {
                float value = centroids[k * columns + c];
                uint16_t rounded = cvk_rounded_to_bfloat16(value);
                double difference = (double)value - (double)widened(rounded);
                sum += difference * difference;
                place[(c / 2 * width + (k - begin)) * 2 + c % 2] = rounded;
            }
            error[k] = sqrt(sum);
        }
    }
}

#if defined(__x86_64__)
#include <immintrin.h>
#define CVK_BFLOAT16 __attribute__((target("avx512f,avx512bw,avx512cd,avx512dq,avx512vl,avx512bf16")))

CVK_BFLOAT16 static void round_row(const float *x, long columns, uint16_t *rounded) {
    long c = 0;
    for (; c + 32 <= columns; c += 32) {
        __m512bh both = _mm512_cvtne2ps_pbh(_mm512_loadu_ps(x + c + 16), _mm512_loadu_ps(x + c));
        memcpy(rounded + c, &both, 64);
    }
    for (; c < columns; c++) rounded[c] = cvk_rounded_to_bfloat16(x[c]);
    if (columns % 2) rounded[columns] = 0;
}

/* Multiplies TILE rows by `vectors` vectors of centroids, with all sums in registers. `vectors` is a constant after
   inlining. */
CVK_BFLOAT16 static inline __attribute__((always_inline)) void tile(const uint16_t *rows, long pairs,
                                                                    const uint16_t *panel, int vectors, float *scores,
                                                                    long ld) {
    __m512 sums[TILE][PANEL];
#pragma clang loop unroll(full)
    for (int r = 0; r < TILE; r++)
#pragma clang loop unroll(full)
        for (int v = 0; v < vectors; v++) sums[r][v] = _mm512_setzero_ps();
    for (long p = 0; p < pairs; p++) {
        __m512bh factors[PANEL];
#pragma clang loop unroll(full)
        for (int v = 0; v < vectors; v++) memcpy(&factors[v], panel + (p * vectors + v) * 32, 64);
#pragma clang loop unroll(full)
        for (int r = 0; r < TILE; r++) {
            int32_t pair;
            memcpy(&pair, rows + (r * pairs + p) * 2, 4);
            __m512i all = _mm512_set1_epi32(pair);
#pragma clang loop unroll(full)
            for (int v = 0; v < vectors; v++) sums[r][v] = _mm512_dpbf16_ps(sums[r][v], (__m512bh)all, factors[v]);
        }
    }
#pragma clang loop unroll(full)
    for (int r = 0; r < TILE; r++)
#pragma clang loop unroll(full)
        for (int v = 0; v < vectors; v++)
            _mm512_storeu_ps(scores + r * ld + v * 16, _mm512_mul_ps(sums[r][v], _mm512_set1_ps(-2)));
}

CVK_BFLOAT16 static void tile1(const uint16_t *a, long p, const uint16_t *b, float *s, long ld) { tile(a, p, b, 1, s, ld); }
CVK_BFLOAT16 static void tile2(const uint16_t *a, long p, const uint16_t *b, float *s, long ld) { tile(a, p, b, 2, s, ld); }
CVK_BFLOAT16 static void tile3(const uint16_t *a, long p, const uint16_t *b, float *s, long ld) { tile(a, p, b, 3, s, ld); }

CVK_BFLOAT16 void cvk_bfloat16_scores(const float *x, long rows, long columns, const uint16_t *packed, long clusters,
                                      uint16_t *rounded, float *scores, long ld) {
    long pairs = pairs_of(columns), padded = (rows + TILE - 1) / TILE * TILE;
    for (long r = 0; r < rows; r++) round_row(x + r * columns, columns, rounded + r * pairs * 2);
    memset(rounded + rows * pairs * 2, 0, (size_t)((padded - rows) * pairs) * 4);
    for (long panel = 0; panel < panels_of(clusters); panel++) {
        long begin = panel_begin(clusters, panel), vectors = panel_begin(clusters, panel + 1) - begin;
        const uint16_t *factors = packed + begin * 16 * pairs * 2;
        for (long r = 0; r < padded; r += TILE) {
            const uint16_t *a = rounded + r * pairs * 2;
            float *s = scores + r * ld + begin * 16;
            switch (vectors) {
            case 1: tile1(a, pairs, factors, s, ld); break;
            case 2: tile2(a, pairs, factors, s, ld); break;
            default: tile3(a, pairs, factors, s, ld); break;
            }
        }
    }
}

CVK_BFLOAT16 void cvk_bfloat16_row_errors(const float *x, long rows, long columns, float *error) {
    for (long r = 0; r < rows; r++) {
        const float *row = x + r * columns;
        double sum = 0;
        long c = 0;
        __m512d low = _mm512_setzero_pd(), high = low;
        for (; c + 16 <= columns; c += 16) {
            __m512 value = _mm512_loadu_ps(row + c);
            __m512i bits = _mm512_slli_epi32(_mm512_cvtepu16_epi32((__m256i)_mm512_cvtneps_pbh(value)), 16);
            __m512 difference = _mm512_sub_ps(value, _mm512_castsi512_ps(bits));
            __m512d a = _mm512_cvtps_pd(_mm512_castps512_ps256(difference));
            __m512d b = _mm512_cvtps_pd(_mm512_extractf32x8_ps(difference, 1));
            low = _mm512_fmadd_pd(a, a, low);
            high = _mm512_fmadd_pd(b, b, high);
        }
        for (; c < columns; c++) {
            double difference = (double)row[c] - (double)widened(cvk_rounded_to_bfloat16(row[c]));
            sum += difference * difference;
        }
        error[r] = (float)(sqrt(sum + _mm512_reduce_add_pd(_mm512_add_pd(low, high))) * (1 + 1e-6));
    }
}
#else
/* Never called if cvk_has_bfloat16() is false. */
void cvk_bfloat16_scores(const float *x, long rows, long columns, const uint16_t *packed, long clusters,
                         uint16_t *rounded, float *scores, long ld) {
    (void)x, (void)rows, (void)columns, (void)packed, (void)clusters, (void)rounded, (void)scores, (void)ld;
}
void cvk_bfloat16_row_errors(const float *x, long rows, long columns, float *error) {
    (void)x, (void)rows, (void)columns, (void)error;
}
#endif
