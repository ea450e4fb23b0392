/* The exponential function, and the posteriors that are made with it. Fused operations are welcome here.

   exp(x) = 2^n exp(r) with n = round(x / ln 2), |r| <= ln 2 / 2 in two parts (W. Cody and W. Waite, "Software Manual
   for the Elementary Functions", 1980), exp(r) by its Taylor polynomial, whose next term lies below half a unit in
   the last place. Adding MAGIC rounds to the nearest integer and leaves it in the low bits. */
#pragma STDC FP_CONTRACT ON

typedef EXPONENT CVK_NAME(integers) __attribute__((vector_size(64)));

CVK_INLINE void CVK_NAME(cvk_exp_vector)(CVK_NAME(vector) *value) {
    CVK_NAME(vector) x = *value;
    CVK_NAME(vector) clamped = __builtin_elementwise_min(__builtin_elementwise_max(x, (CVK_NAME(vector)){0} + LOWEST),
                                                         (CVK_NAME(vector)){0} + HIGHEST);
    CVK_NAME(vector) shifted = clamped * (T)1.4426950408889634074 + (T)MAGIC;
    CVK_NAME(vector) n = shifted - (T)MAGIC;
    CVK_NAME(vector) r = clamped - n * (T)LN2_HIGH;
    r = r - n * (T)LN2_LOW;
    CVK_NAME(vector) p = (CVK_NAME(vector)){0} + (T)1 / FIRST_FACTORIAL;
    p = POLYNOMIAL(p, r);
    CVK_NAME(integers) bits;
    __builtin_memcpy(&bits, &shifted, sizeof bits);
    bits = (bits + EXPONENT_BIAS) << MANTISSA_BITS;
    CVK_NAME(vector) power;
    __builtin_memcpy(&power, &bits, sizeof power);
    p = p * power;
    CVK_NAME(integers) result, mask;
    __builtin_memcpy(&result, &p, sizeof result);
    mask = x >= (T)LOWEST; /* below: 0 */
    result &= mask;
    CVK_NAME(vector) infinity = (CVK_NAME(vector)){0} + (T)__builtin_inf();
    CVK_NAME(integers) other;
    mask = x > (T)HIGHEST;
    __builtin_memcpy(&other, &infinity, sizeof other);
    result = (result & ~mask) | (other & mask);
    mask = x != x; /* not a number stays so */
    __builtin_memcpy(&other, &x, sizeof other);
    result = (result & ~mask) | (other & mask);
    __builtin_memcpy(value, &result, sizeof result);
}

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
