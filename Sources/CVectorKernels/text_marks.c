#include "TextKernels.h"

#include "processor.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

/* A block is 64 bytes: bit i of a mask stands for byte i. Each function exists for every instruction set. */

#if defined(__x86_64__)
#define CVK_EQUAL_SSE2(at, value)                                                                                       \
    ((uint64_t)(uint32_t)_mm_movemask_epi8(                                                                            \
        _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(at)), _mm_set1_epi8((char)(value)))))

CVK_INLINE uint64_t equal_baseline(const uint8_t *block, uint8_t value) {
    return CVK_EQUAL_SSE2(block, value) | CVK_EQUAL_SSE2(block + 16, value) << 16 |
           CVK_EQUAL_SSE2(block + 32, value) << 32 | CVK_EQUAL_SSE2(block + 48, value) << 48;
}

CVK_AVX2 static inline uint64_t equal_avx2(const uint8_t *block, uint8_t value) {
    __m256i wanted = _mm256_set1_epi8((char)value);
    __m256i low = _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)block), wanted);
    __m256i high = _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(block + 32)), wanted);
    return (uint64_t)(uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

CVK_AVX512 static inline uint64_t equal_avx512(const uint8_t *block, uint8_t value) {
    return _mm512_cmpeq_epi8_mask(_mm512_loadu_si512(block), _mm512_set1_epi8((char)value));
}
#else
CVK_INLINE uint64_t equal_baseline(const uint8_t *block, uint8_t value) {
    uint64_t mask = 0;
    for (int i = 0; i < 64; i++) mask |= (uint64_t)(block[i] == value) << i;
    return mask;
}
#endif

/* Calls `STEP` with the start of each block and the mask of its valid bytes. The last block is copied, for nothing may be
   read out of bounds. */
#define CVK_BLOCKS(text, count, STEP)                                                                                  \
    long start = 0;                                                                                                    \
    for (; start + 64 <= count; start += 64) STEP(text + start, ~(uint64_t)0)                                          \
    if (start < count) {                                                                                               \
        uint8_t rest[64] = {0};                                                                                        \
        memcpy(rest, text + start, (size_t)(count - start));                                                           \
        STEP(rest, ~(uint64_t)0 >> (64 - (count - start)))                                                             \
    }

#define CVK_TEXT_KERNELS(attribute, level)                                                                             \
    attribute static long marks_##level(const uint8_t *text, long count, uint8_t delimiter, uint32_t *marks) {         \
        uint32_t *next = marks;                                                                                        \
        CVK_BLOCKS(text, count, MARKS_STEP_##level)                                                                    \
        return next - marks;                                                                                           \
    }                                                                                                                  \
    attribute static long count_##level(const uint8_t *text, long count, uint8_t value) {                              \
        long sum = 0;                                                                                                  \
        CVK_BLOCKS(text, count, COUNT_STEP_##level)                                                                    \
        return sum;                                                                                                    \
    }                                                                                                                  \
    attribute static long lines_##level(const uint8_t *text, long count) {                                             \
        long sum = 0;                                                                                                  \
        uint64_t carry = 0;                                                                                            \
        CVK_BLOCKS(text, count, LINES_STEP_##level)                                                                    \
        return sum;                                                                                                    \
    }

#define MARKS_STEP(equal, block, valid)                                                                                \
    {                                                                                                                  \
        uint64_t mask =                                                                                                \
            (equal(block, delimiter) | equal(block, '"') | equal(block, '\n') | equal(block, '\r')) & (valid);         \
        long found = __builtin_popcountll(mask);                                                                       \
        uint32_t base = (uint32_t)start;                                                                               \
        uint32_t *end = next + found;                                                                                  \
        while (mask) {                                                                                                 \
            /* Four at a time, for their number is hard to predict; surplus numbers are overwritten. */               \
            for (int i = 0; i < 4; i++) {                                                                              \
                next[i] = base + (uint32_t)(mask ? __builtin_ctzll(mask) : 0);                                         \
                mask &= mask - 1;                                                                                      \
            }                                                                                                          \
            next += 4;                                                                                                 \
        }                                                                                                              \
        next = end;                                                                                                    \
    }
#define COUNT_STEP(equal, block, valid) sum += __builtin_popcountll(equal(block, value) & (valid));
/* A CR before a LF is counted with it. */
#define LINES_STEP(equal, block, valid)                                                                                \
    {                                                                                                                  \
        uint64_t feeds = equal(block, '\n') & (valid), returns = equal(block, '\r') & (valid);                         \
        sum += __builtin_popcountll(feeds) + __builtin_popcountll(returns) -                                           \
               __builtin_popcountll(feeds & (returns << 1 | carry));                                                   \
        carry = returns >> 63;                                                                                         \
    }

#define MARKS_STEP_baseline(block, valid) MARKS_STEP(equal_baseline, block, valid)
#define COUNT_STEP_baseline(block, valid) COUNT_STEP(equal_baseline, block, valid)
#define LINES_STEP_baseline(block, valid) LINES_STEP(equal_baseline, block, valid)
CVK_TEXT_KERNELS(, baseline)

#if defined(__x86_64__)
#define MARKS_STEP_avx2(block, valid) MARKS_STEP(equal_avx2, block, valid)
#define COUNT_STEP_avx2(block, valid) COUNT_STEP(equal_avx2, block, valid)
#define LINES_STEP_avx2(block, valid) LINES_STEP(equal_avx2, block, valid)
CVK_TEXT_KERNELS(CVK_AVX2, avx2)

#define MARKS_STEP_avx512(block, valid) MARKS_STEP(equal_avx512, block, valid)
#define COUNT_STEP_avx512(block, valid) COUNT_STEP(equal_avx512, block, valid)
#define LINES_STEP_avx512(block, valid) LINES_STEP(equal_avx512, block, valid)
CVK_TEXT_KERNELS(CVK_AVX512, avx512)

#define CVK_SELECT(kernel, ...)                                                                                        \
    switch (cvk_instruction_level()) {                                                                                 \
    case 2: return kernel##_avx512(__VA_ARGS__);                                                                       \
    case 1: return kernel##_avx2(__VA_ARGS__);                                                                         \
    default: return kernel##_baseline(__VA_ARGS__);                                                                    \
    }
#else
#define CVK_SELECT(kernel, ...) return kernel##_baseline(__VA_ARGS__);
#endif

long cvk_text_marks(const uint8_t *text, long count, uint8_t delimiter, uint32_t *marks) {
    CVK_SELECT(marks, text, count, delimiter, marks)
}

long cvk_text_count(const uint8_t *text, long count, uint8_t value) { CVK_SELECT(count, text, count, value) }

long cvk_text_lines(const uint8_t *text, long count) { CVK_SELECT(lines, text, count) }
