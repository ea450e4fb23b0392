/* Vector kernels that BLAS does not provide, and that Swift cannot compile for more than SSE2 without flags.

   Every function exists for float (`_f`) and double (`_d`). It is compiled for the baseline of the target, such as x86-64,
   for AVX2 with FMA, and for AVX-512, and selects a variant at run time. Matrices are row-major. `rows`, `columns` and
   `count` may be 0. Pointers need no alignment unless documented. No function allocates memory or reads out of bounds.

   "Exact" functions add in a fixed order in double precision without fused operations: their results have the same bits on
   every processor. */
#ifndef CVECTORKERNELS_H
#define CVECTORKERNELS_H

#include <stdbool.h>
#include <stdint.h>

/* Rows of buffers that the kernels scan are padded to a multiple of this number of elements. */
enum { CVK_LANES = 16 };

/* Returns the instruction level: 0 for the baseline, 1 for AVX2 and FMA, 2 for AVX-512 (F, BW, CD, DQ, VL). The environment
   variable CREATIVES_INSTRUCTION_LEVEL limits the level, so that all variants can be tested on one machine. */
int cvk_instruction_level(void);
/* Returns whether the processor supports dot products of bfloat16 pairs. */
bool cvk_has_bfloat16(void);

#define CVK_DECLARE(T, S)                                                                                              \
    /* Returns the index of the first number that is not finite, or -1. */                                             \
    long cvk_first_non_finite_##S(const T *x, long count);                                                             \
    /* sums[c] += x[r][c], exact. */                                                                                   \
    void cvk_add_columns_##S(const T *x, long rows, long columns, double *sums);                                       \
    /* squares[c] += (x[r][c] - center[c])^2, exact. */                                                                \
    void cvk_add_squares_##S(const T *x, long rows, long columns, const double *center, double *squares);              \
    /* norms[r] = ||x[r]||^2, exact. */                                                                                \
    void cvk_row_norms_##S(const T *x, long rows, long columns, double *norms);                                        \
    /* Finds the nearest centroid of each row. scores[r][k] (row length ld, a multiple of CVK_LANES) is -2 x.c. With   \
       bias[k] (ld numbers, with infinite padding) its error is at most slack[r] / 2. All centroids within slack[r] of \
       the lowest sum are compared again exactly. Ties go to the lower index. Returns the number of rows compared      \
       again. */                                                                                                       \
    long cvk_nearest_##S(const T *scores, long ld, const T *bias, const T *slack, const T *x, long rows, long columns, \
                         const T *centroids, long clusters, int32_t *labels);                                          \
    /* slack[r] = a lengths[r] + b errors[r] + c; NULL for `errors` means 0. */                                        \
    void cvk_slack_##S(const T *lengths, const float *errors, long rows, T a, T b, T c, T *slack);                     \
    /* distances[r] = ||x[r] - centroids[labels[r]]||^2, exact. */                                                     \
    void cvk_distances_##S(const T *x, long rows, long columns, const T *centroids, const int32_t *labels,             \
                           double *distances);                                                                         \
    /* Returns the sum of weights[r] min(closest[r], d), where d = norms[r] + norm + (scores[r] + offset), or 0 if it \
       is below noise (norms[r] + norm). If `keep` is true, the minima are stored in `closest`. NULL for `weights`     \
       means 1. */                                                                                                     \
    double cvk_closest_##S(const T *scores, T offset, const T *norms, T norm, T noise, const double *weights,          \
                           long rows, bool keep, T *closest);                                                          \
    /* sums[labels[r]] += weight x[r], counts[labels[r]] += weight, exact. NULL for `weights` means 1. `scratch` has   \
       space for rows + clusters numbers. */                                                                           \
    void cvk_add_rows_##S(const T *x, long rows, long columns, const int32_t *labels, long clusters,                   \
                          const double *weights, int32_t *scratch, double *sums, double *counts);                      \
    /* sums[labels[r]] += (x[r] - center) scale in integers, counts[labels[r]] += 1. Each addend is the sum of the rows\
       of a cluster in this call, rounded; it must be below 2^51 in magnitude. `scratch` as above. */                  \
    void cvk_add_rows_fixed_##S(const T *x, long rows, long columns, const int32_t *labels, long clusters,             \
                                const double *center, const double *scale, int32_t *scratch, int64_t *sums,            \
                                int64_t *counts);                                                                      \
    /* Lowers low[c] and raises high[c] to the numbers of column c. Returns 0 if a number is not finite. */            \
    long cvk_column_bounds_##S(const T *x, long rows, long columns, T *low, T *high);                                  \
    /* z[r] = (x[r] - center) * scale; rows of z are ld apart. */                                                      \
    void cvk_standardize_##S(const T *x, long rows, long columns, const T *center, T scale, T *z, long ld);            \
    /* out[r] = the squares of z[r]. */                                                                                \
    void cvk_squares_##S(const T *z, long rows, long columns, long ld, T *out, long out_ld);                           \
    /* out[r] = the sum of the squares of y[r]; results are out_ld numbers apart. */                                   \
    void cvk_sum_squares_##S(const T *y, long rows, long columns, long ld, T *out, long out_ld);                       \
    /* out[r] = the products z[u] z[v], v >= u, for u in from..<to, followed by CVK_LANES zeros, for which there must  \
       be space. Rows of z are followed by CVK_LANES readable numbers of any value. */                                 \
    void cvk_pairs_##S(const T *z, long rows, long columns, long ld, long from, long to, T *out, long out_ld);         \
    /* x = exp(x), within 2 units in the last place. */                                                                \
    void cvk_exp_##S(T *x, long count);                                                                                \
    /* Converts scores[k][r] (rows ld apart, a multiple of CVK_LANES) to posteriors by column. peaks[r] is the highest \
       score, sums[r] the sum of exp(score - peak), and labels[r] the index of the peak, the lowest after a tie. */    \
    void cvk_posteriors_##S(T *scores, long ld, long components, long rows, T *peaks, T *sums, int32_t *labels);       \
    /* scores[k][r] = theta[k].phi[r], or += if `add` is true. Requires cvk_instruction_level() 2. `features` is a     \
       multiple of CVK_LANES, with zeros after the last feature on one side and finite numbers on the other. */        \
    void cvk_score_##S(const T *phi, long ld, long rows, const T *theta, long theta_ld, long components,               \
                       long features, bool add, T *scores, long scores_ld);                                            \
    /* sums[k][f] += the sum over r of shares[k][r] phi[r][f], with the same requirements. */                          \
    void cvk_add_features_##S(const T *shares, long shares_ld, long components, const T *phi, long ld, long rows,      \
                              long features, double *sums, long sums_ld);                                              \
    /* sums[i] += x[i]. */                                                                                             \
    void cvk_add_to_double_##S(const T *x, long count, double *sums);                                                  \
    /* y = a x + b, each number rounded once. */                                                                       \
    void cvk_narrow_##S(const double *x, long count, double a, double b, T *y);

CVK_DECLARE(float, f)
CVK_DECLARE(double, d)
#undef CVK_DECLARE

/* Returns the size of packed centroids in bytes. */
long cvk_bfloat16_packed_size(long clusters, long columns);
/* Rounds centroids to bfloat16 and packs them for products; error[k] = ||c - rounded c||. */
void cvk_bfloat16_pack(const float *centroids, long clusters, long columns, uint16_t *packed, double *error);
/* error[r] = ||x[r] - rounded x[r]||. */
void cvk_bfloat16_row_errors(const float *x, long rows, long columns, float *error);
/* scores[r][k] = -2 x.c of the rounded numbers, with rows ld numbers apart. `rounded` has space for `rows` (rounded up to a
   multiple of 8) times `columns` (rounded up to a multiple of 2) numbers, and `scores` has space for `rows` rounded up to a
   multiple of 8. Requires cvk_has_bfloat16(). */
void cvk_bfloat16_scores(const float *x, long rows, long columns, const uint16_t *packed, long clusters,
                         uint16_t *rounded, float *scores, long ld);

#include "EncoderKernels.h"
#include "TextKernels.h"

#endif
