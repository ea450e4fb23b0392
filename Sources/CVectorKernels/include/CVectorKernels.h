/* Vector kernels: what BLAS does not have and Swift cannot compile for more than SSE2 without flags.

   Every function exists for float (`_f`) and double (`_d`), is compiled for baseline x86-64 (or whatever the target
   is), AVX2 with FMA, and AVX-512, and chooses at run time. Matrices are row-major; `rows`, `columns` and `count`
   may be 0; pointers need no alignment unless said. None of them allocates, and none reads outside what it is given.

   "Exact" functions add in one fixed order in double precision without fused operations: their results are the same
   bits on every processor. */
#ifndef CVECTORKERNELS_H
#define CVECTORKERNELS_H

#include <stdbool.h>
#include <stdint.h>

/* Rows of buffers that the kernels below scan are padded to a multiple of this many numbers. */
enum { CVK_LANES = 16 };

/* 0 baseline, 1 AVX2 and FMA, 2 AVX-512 (F, BW, CD, DQ, VL); no more than the environment variable
   CREATIVES_INSTRUCTION_LEVEL says, so that every variant can be tested on one machine. */
int cvk_instruction_level(void);
/* Whether dot products of bfloat16 pairs can run. */
bool cvk_has_bfloat16(void);

#define CVK_DECLARE(T, S)                                                                                              \
    /* The place of the first number that is not finite, or -1. */                                                     \
    long cvk_first_non_finite_##S(const T *x, long count);                                                             \
    /* sums[c] += x[r][c], exact. */                                                                                   \
    void cvk_add_columns_##S(const T *x, long rows, long columns, double *sums);                                       \
    /* squares[c] += (x[r][c] - center[c])^2, exact. */                                                                \
    void cvk_add_squares_##S(const T *x, long rows, long columns, const double *center, double *squares);              \
    /* norms[r] = ||x[r]||^2, exact. */                                                                                \
    void cvk_row_norms_##S(const T *x, long rows, long columns, double *norms);                                        \
    /* The nearest centroid of each row. scores[r][k] (row length ld, a multiple of CVK_LANES) holds -2 x.c, within    \
       slack[r] / 2 together with bias[k] (ld of them, padding infinite); all within slack[r] of the lowest are        \
       compared again exactly. Ties go to the lower index. Returns how many rows were compared again. */               \
    long cvk_nearest_##S(const T *scores, long ld, const T *bias, const T *slack, const T *x, long rows, long columns, \
                         const T *centroids, long clusters, int32_t *labels);                                          \
    /* slack[r] = a lengths[r] + b errors[r] + c; errors may be NULL for 0. */                                         \
    void cvk_slack_##S(const T *lengths, const float *errors, long rows, T a, T b, T c, T *slack);                     \
    /* distances[r] = ||x[r] - centroids[labels[r]]||^2, exact. */                                                     \
    void cvk_distances_##S(const T *x, long rows, long columns, const T *centroids, const int32_t *labels,             \
                           double *distances);                                                                         \
    /* The sum of weights[r] min(closest[r], d), d = norms[r] + norm + (scores[r] + offset) and 0 where below          \
       noise (norms[r] + norm); the minima become the new `closest` where `keep`. Weights may be NULL for 1. */        \
    double cvk_closest_##S(const T *scores, T offset, const T *norms, T norm, T noise, const double *weights,          \
                           long rows, bool keep, T *closest);                                                          \
    /* sums[labels[r]] += weight x[r], counts[labels[r]] += weight, exact; weights may be NULL for 1. `scratch` is room  \
       for rows + clusters numbers. */                                                                                 \
    void cvk_add_rows_##S(const T *x, long rows, long columns, const int32_t *labels, long clusters,                   \
                          const double *weights, int32_t *scratch, double *sums, double *counts);                      \
    /* z[r] = (x[r] - center) * scale; rows of z are ld apart. */                                                      \
    void cvk_standardize_##S(const T *x, long rows, long columns, const T *center, T scale, T *z, long ld);            \
    /* out[r] = the squares of z[r]. */                                                                                \
    void cvk_squares_##S(const T *z, long rows, long columns, long ld, T *out, long out_ld);                           \
    /* out[r] = the sum of the squares of y[r]; the places are out_ld apart. */                                        \
    void cvk_sum_squares_##S(const T *y, long rows, long columns, long ld, T *out, long out_ld);                       \
    /* out[r] = the products z[u] z[v], v >= u, for u in from..<to, side by side, and CVK_LANES zeros behind them that \
       must fit; rows of z are followed by as many numbers, of any value. */                                           \
    void cvk_pairs_##S(const T *z, long rows, long columns, long ld, long from, long to, T *out, long out_ld);         \
    /* x = exp(x), within 2 units in the last place. */                                                                \
    void cvk_exp_##S(T *x, long count);                                                                                \
    /* scores[k][r] (rows ld apart, a multiple of CVK_LANES) into posteriors by columns; peaks[r] is the highest      \
       score, sums[r] the sum of exp(score - peak), labels[r] the place of the peak, the lower where equal. */         \
    void cvk_posteriors_##S(T *scores, long ld, long components, long rows, T *peaks, T *sums, int32_t *labels);       \
    /* scores[k][r] = theta[k].phi[r], or += where `add`; only where cvk_instruction_level() is 2. `features` is a      \
       multiple of CVK_LANES, with zeros behind the last feature on one side and finite numbers on the other. */       \
    void cvk_score_##S(const T *phi, long ld, long rows, const T *theta, long theta_ld, long components,               \
                       long features, bool add, T *scores, long scores_ld);                                            \
    /* sums[k][f] += the sum over r of shares[k][r] phi[r][f]; features as above, only where level is 2. */            \
    void cvk_add_features_##S(const T *shares, long shares_ld, long components, const T *phi, long ld, long rows,      \
                              long features, double *sums, long sums_ld);                                              \
    /* sums[i] += x[i]. */                                                                                             \
    void cvk_add_to_double_##S(const T *x, long count, double *sums);                                                  \
    /* y = a x + b, each number rounded once. */                                                                       \
    void cvk_narrow_##S(const double *x, long count, double a, double b, T *y);

CVK_DECLARE(float, f)
CVK_DECLARE(double, d)
#undef CVK_DECLARE

/* How many bytes packed centroids take. */
long cvk_bfloat16_packed_size(long clusters, long columns);
/* Rounds centroids to bfloat16 and packs them for the products; error[k] = ||c - rounded c||. */
void cvk_bfloat16_pack(const float *centroids, long clusters, long columns, uint16_t *packed, double *error);
/* error[r] = ||x[r] - rounded x[r]||. */
void cvk_bfloat16_row_errors(const float *x, long rows, long columns, float *error);
/* scores[r][k] = -2 x.c of the rounded numbers, rows ld apart. `rounded` is room for `rows` (rounded up to 8) times
   `columns` (rounded up to 2) numbers, and scores for `rows` rounded up to 8. Only where cvk_has_bfloat16(). */
void cvk_bfloat16_scores(const float *x, long rows, long columns, const uint16_t *packed, long clusters,
                         uint16_t *rounded, float *scores, long ld);

#include "EncoderKernels.h"

#endif
