/* Packs weights into panels. This runs once per model and is not optimized. */
#include "EncoderKernels.h"
#include "bfloat16.h"
#include "encoder_rotation.h"
#include <math.h>
#include <string.h>

/* Returns the index of the word of a column in row `i`. */
static long word_of(long column, long i, long words) { return (column / 16 * words + i) * 16 + column % 16; }

static long padded(long columns) { return (columns + 15) / 16 * 16; }

void cve_pack_float(const float *weights, long columns, long width, long words, float *panels) {
    memset(panels, 0, (size_t)(padded(columns) * words) * 4);
    /* Sixteen adjacent columns fill one cache line of the panel at a time. */
    for (long begin = 0; begin < columns; begin += 16) {
        long end = begin + 16 < columns ? begin + 16 : columns;
        for (long i = 0; i < width; i++)
            for (long c = begin; c < end; c++) panels[word_of(c, i, words)] = weights[c * width + i];
    }
}

void cve_pack_bfloat16(const float *weights, long columns, long width, long words, uint16_t *panels) {
    memset(panels, 0, (size_t)(padded(columns) * words) * 4);
    for (long c = 0; c < columns; c++)
        for (long i = 0; i < width; i++)
            panels[word_of(c, i / 2, words) * 2 + i % 2] = cvk_rounded_to_bfloat16(weights[c * width + i]);
}

void cve_pack_int8(const float *weights, long columns, long width, const float *factor, long words, int8_t *panels,
                   float *column_scale, float *column_sum, float *room) {
    memset(panels, 0, (size_t)(padded(columns) * words) * 4);
    float *row = room, *rotated = room + words * 4;
    memset(row, 0, (size_t)words * 16);
    for (long c = 0; c < padded(columns); c++) {
        column_scale[c] = column_sum[c] = 0;
        if (c >= columns) continue;
        memcpy(row, weights + c * width, (size_t)width * 4);
        cve_rotate(row, factor, words * 4, rotated);
        float peak = 0;
        for (long i = 0; i < words * 4; i++) peak = fmaxf(peak, fabsf(rotated[i]));
        if (!(peak > 1e-30f)) continue; /* practically 0, and 127 / peak may be infinite */
        long sum = 0;
        for (long i = 0; i < words * 4; i++) {
            long rounded = lrintf(rotated[i] * (127 / peak));
            panels[word_of(c, i / 4, words) * 4 + i % 4] = (int8_t)rounded;
            sum += rounded;
        }
        column_scale[c] = peak / 127;
        column_sum[c] = column_scale[c] * (float)sum;
    }
}
