/* The definitions of the shared source for float. */
#define T float
#define S f
#define WIDE 16
#define EXPONENT int32_t
#define MAGIC 0x1.8p23f
#define MANTISSA_BITS 23
#define EXPONENT_BIAS 127
/* Outside of this range the power of two is not a normal number: the result is 0 below it and infinite above it. */
#define LOWEST -87.33654f
#define HIGHEST 88.0f
#define LN2_HIGH 0x1.62e4p-1f
#define LN2_LOW 0x1.7f7d1cp-20f
#define FIRST_FACTORIAL 5040
#define POLYNOMIAL(p, r)                                                                                               \
    ((((((p * r + (T)1 / 720) * r + (T)1 / 120) * r + (T)1 / 24) * r + (T)1 / 6) * r + (T)0.5) * r + (T)1) * r + (T)1
