/* Products of a few coefficients with many features, without packing. BLAS packs both sides of every product, which for
   about twenty rows of coefficients costs a third as much as the product itself. The code is written for the 32 registers
   of AVX-512; on other processors BLAS is faster. Fused operations are allowed here.

   The number of features is a multiple of CVK_LANES, with zeros after the last feature on one side and finite numbers on
   the other. */
#if defined(__x86_64__)
#pragma STDC FP_CONTRACT ON

#define ROWS_AT_ONCE 4
#define COMPONENTS_AT_ONCE 5
#define VECTORS_AT_ONCE 4

/* scores[k][r] (+)= theta[k].phi[r] for up to 4 rows and 5 components, in registers. */
CVK_INLINE void CVK_NAME(cvk_score_tile)(const T *phi, long ld, const T *theta, long theta_ld, long features, T *scores,
                                         long scores_ld, bool add, const int rows, const int components) {
    CVK_NAME(vector) sums[ROWS_AT_ONCE][COMPONENTS_AT_ONCE] = {0};
    for (long f = 0; f < features; f += WIDE) {
        CVK_NAME(vector) x[ROWS_AT_ONCE];
#pragma unroll
        for (int r = 0; r < rows; r++) x[r] = *(const CVK_NAME(unaligned) *)(phi + r * ld + f);
#pragma unroll
        for (int k = 0; k < components; k++) {
            CVK_NAME(vector) t = *(const CVK_NAME(unaligned) *)(theta + k * theta_ld + f);
#pragma unroll
            for (int r = 0; r < rows; r++) sums[r][k] += x[r] * t;
        }
    }
#pragma unroll
    for (int k = 0; k < components; k++) {
        T four[4];
        CVK_NAME(cvk_sum_lanes)(&sums[0][k], &sums[1][k], &sums[2][k], &sums[3][k], four);
#pragma unroll
        for (int r = 0; r < rows; r++) {
            T *place = scores + k * scores_ld + r;
            *place = add ? *place + four[r] : four[r];
        }
    }
}

/* sums[k][f] += shares[k].phi[..][f] for up to 5 components and up to 4 vectors of features. */
CVK_INLINE void CVK_NAME(cvk_add_tile)(const T *shares, long shares_ld, long rows, const T *phi, long ld, double *sums,
                                       long sums_ld, const int components, const int vectors) {
    CVK_NAME(vector) totals[COMPONENTS_AT_ONCE][VECTORS_AT_ONCE] = {0};
    for (long r = 0; r < rows; r++) {
        CVK_NAME(vector) x[VECTORS_AT_ONCE];
#pragma unroll
        for (int v = 0; v < vectors; v++) x[v] = *(const CVK_NAME(unaligned) *)(phi + r * ld + v * WIDE);
#pragma unroll
        for (int k = 0; k < components; k++) {
            /* Subtracting zero is optimized away; adding zero would not be. */
            CVK_NAME(vector) share = shares[k * shares_ld + r] - (CVK_NAME(vector)){0};
#pragma unroll
            for (int v = 0; v < vectors; v++) totals[k][v] += x[v] * share;
        }
    }
#pragma unroll
    for (int k = 0; k < components; k++)
#pragma unroll
        for (int v = 0; v < vectors; v++) CVK_NAME(cvk_add_lanes)(&totals[k][v], sums + k * sums_ld + v * WIDE);
}

/* Calls a function with a constant number of components, at most 5. */
#define WITH_COMPONENTS(CALL, N)                                                                                       \
    switch (N) {                                                                                                       \
    case 1: CALL(1); break;                                                                                            \
    case 2: CALL(2); break;                                                                                            \
    case 3: CALL(3); break;                                                                                            \
    case 4: CALL(4); break;                                                                                            \
    default: CALL(5); break;                                                                                           \
    }

CVK_AVX512 void CVK_NAME(cvk_score)(const T *phi, long ld, long rows, const T *theta, long theta_ld, long components,
                                    long features, bool add, T *scores, long scores_ld) {
    for (long k = 0; k < components; k += COMPONENTS_AT_ONCE) {
        const T *t = theta + k * theta_ld;
        long r = 0;
#define TILE(R, K) CVK_NAME(cvk_score_tile)(phi + r * ld, ld, t, theta_ld, features, scores + k * scores_ld + r, \
                                            scores_ld, add, R, K)
#define ROWS4(K) TILE(4, K)
#define ROWS1(K) TILE(1, K)
        for (; r + ROWS_AT_ONCE <= rows; r += ROWS_AT_ONCE) WITH_COMPONENTS(ROWS4, components - k)
        for (; r < rows; r++) WITH_COMPONENTS(ROWS1, components - k)
#undef TILE
#undef ROWS4
#undef ROWS1
    }
}

CVK_AVX512 void CVK_NAME(cvk_add_features)(const T *shares, long shares_ld, long components, const T *phi, long ld,
                                           long rows, long features, double *sums, long sums_ld) {
    long f = 0;
#define TILE(K, V) CVK_NAME(cvk_add_tile)(shares + k * shares_ld, shares_ld, rows, phi + f, ld, \
                                          sums + k * sums_ld + f, sums_ld, K, V)
#define VECTORS4(K) TILE(K, 4)
#define VECTORS1(K) TILE(K, 1)
    for (; f + VECTORS_AT_ONCE * WIDE <= features; f += VECTORS_AT_ONCE * WIDE)
        for (long k = 0; k < components; k += COMPONENTS_AT_ONCE) WITH_COMPONENTS(VECTORS4, components - k)
    for (; f < features; f += WIDE)
        for (long k = 0; k < components; k += COMPONENTS_AT_ONCE) WITH_COMPONENTS(VECTORS1, components - k)
#undef TILE
#undef VECTORS4
#undef VECTORS1
}
#undef WITH_COMPONENTS
#undef ROWS_AT_ONCE
#undef COMPONENTS_AT_ONCE
#undef VECTORS_AT_ONCE
#else
/* Never called if cvk_instruction_level() is below 2. */
void CVK_NAME(cvk_score)(const T *phi, long ld, long rows, const T *theta, long theta_ld, long components,
                         long features, bool add, T *scores, long scores_ld) {
    (void)phi, (void)ld, (void)rows, (void)theta, (void)theta_ld, (void)components, (void)features, (void)add;
    (void)scores, (void)scores_ld;
}
void CVK_NAME(cvk_add_features)(const T *shares, long shares_ld, long components, const T *phi, long ld, long rows,
                                long features, double *sums, long sums_ld) {
    (void)shares, (void)shares_ld, (void)components, (void)phi, (void)ld, (void)rows, (void)features, (void)sums;
    (void)sums_ld;
}
#endif
