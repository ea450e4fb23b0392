/* The exponential function of a vector. Fused operations are allowed here.

   exp(x) = 2^n exp(r) with n = round(x / ln 2) and |r| <= ln 2 / 2 in two parts (W. Cody and W. Waite, "Software Manual
   for the Elementary Functions", 1980). exp(r) is a Taylor polynomial whose next term is below half a unit in the last
   place. Adding MAGIC rounds to the nearest integer and leaves it in the low bits. */
#pragma STDC FP_CONTRACT ON

typedef T CVK_NAME(vector) __attribute__((vector_size(64)));
typedef T CVK_NAME(unaligned) __attribute__((vector_size(64), aligned(sizeof(T)), may_alias));
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
    mask = x != x; /* NaN stays NaN */
    __builtin_memcpy(&other, &x, sizeof other);
    result = (result & ~mask) | (other & mask);
    __builtin_memcpy(value, &result, sizeof result);
}
