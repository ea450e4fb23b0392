/* Exponentials, and the posteriors computed from them. Fused operations are allowed here. */
#pragma STDC FP_CONTRACT ON

CVK_INLINE void CVK_NAME(cvk_exp_body)(T *x, long count) {
    CVK_NAME(vector) v;
    long i = 0;
    for (; i + WIDE <= count; i += WIDE) {
        v = *(CVK_NAME(unaligned) *)(x + i);
        CVK_NAME(cvk_exp_vector)(&v);
        *(CVK_NAME(unaligned) *)(x + i) = v;
    }
    if (i < count) {
        T rest[WIDE] = {0};
        for (long j = i; j < count; j++) rest[j - i] = x[j];
        __builtin_memcpy(&v, rest, sizeof v);
        CVK_NAME(cvk_exp_vector)(&v);
        __builtin_memcpy(rest, &v, sizeof v);
        for (long j = i; j < count; j++) x[j] = rest[j - i];
    }
}
CVK_VARIANTS(void, cvk_exp, (T *x, long count), (x, count))

CVK_INLINE void CVK_NAME(cvk_posteriors_body)(T *scores, long ld, long components, long rows, T *peaks, T *sums,
                                              int32_t *labels) {
    for (long begin = 0; begin < rows; begin += WIDE) {
        CVK_NAME(vector) peak = *(CVK_NAME(unaligned) *)(scores + begin);
        CVK_NAME(integers) label = {0};
        for (long k = 1; k < components; k++) {
            CVK_NAME(vector) s = *(CVK_NAME(unaligned) *)(scores + k * ld + begin);
            CVK_NAME(integers) mask = s > peak;
            label = (label & ~mask) | (((CVK_NAME(integers)){0} + (EXPONENT)k) & mask);
            peak = __builtin_elementwise_max(peak, s);
        }
        CVK_NAME(vector) sum = {0};
        for (long k = 0; k < components; k++) {
            CVK_NAME(vector) e = *(CVK_NAME(unaligned) *)(scores + k * ld + begin) - peak;
            CVK_NAME(cvk_exp_vector)(&e);
            *(CVK_NAME(unaligned) *)(scores + k * ld + begin) = e;
            sum += e;
        }
        CVK_NAME(vector) share = (T)1 / sum;
        for (long k = 0; k < components; k++) {
            CVK_NAME(unaligned) *place = (CVK_NAME(unaligned) *)(scores + k * ld + begin);
            *place = *place * share;
        }
        *(CVK_NAME(unaligned) *)(peaks + begin) = peak;
        *(CVK_NAME(unaligned) *)(sums + begin) = sum;
        for (int lane = 0; lane < WIDE; lane++)
            if (begin + lane < rows) labels[begin + lane] = (int32_t)label[lane];
    }
}
CVK_VARIANTS(void, cvk_posteriors,
             (T *scores, long ld, long components, long rows, T *peaks, T *sums, int32_t *labels),
             (scores, ld, components, rows, peaks, sums, labels))
