/* The operations between the products of an encoder. They work row by row, and a row depends only on its own numbers.
   Fused operations are allowed here. */
#include "encoder_rotation.h"
#include <math.h>

/* Adds 16 lanes in a fixed order. */
CVK_INLINE float sum_lanes(const vector_f *value) {
    float half[8];
    for (int i = 0; i < 8; i++) half[i] = (*value)[i] + (*value)[i + 8];
    return ((half[0] + half[4]) + (half[2] + half[6])) + ((half[1] + half[5]) + (half[3] + half[7]));
}

CVK_INLINE void CVK_NAME(cve_layer_norm_body)(float *x, long ld, long rows, long width, const float *gamma, const float *beta,
                                float epsilon) {
    long whole = width / 16 * 16;
    for (long r = 0; r < rows; r++) {
        float *row = x + r * ld;
        vector_f total = {0};
        for (long c = 0; c < width; c += 16) total += *(const unaligned_f *)(row + c); /* zeros after the width */
        float mean = sum_lanes(&total) / (float)width;
        vector_f squares = {0};
        for (long c = 0; c < whole; c += 16) {
            vector_f distance = *(const unaligned_f *)(row + c) - mean;
            squares += distance * distance;
        }
        float rest = 0;
        for (long c = whole; c < width; c++) rest += (row[c] - mean) * (row[c] - mean);
        float scale = 1 / sqrtf((sum_lanes(&squares) + rest) / (float)width + epsilon);
        for (long c = 0; c < whole; c += 16) {
            unaligned_f *place = (unaligned_f *)(row + c);
            *place = (*place - mean) * scale * *(const unaligned_f *)(gamma + c) + *(const unaligned_f *)(beta + c);
        }
        for (long c = whole; c < width; c++) row[c] = (row[c] - mean) * scale * gamma[c] + beta[c];
    }
}
CVK_VARIANTS(void, cve_layer_norm, (float *x, long ld, long rows, long width, const float *gamma, const float *beta, float epsilon),
             (x, ld, rows, width, gamma, beta, epsilon))

CVK_INLINE void CVK_NAME(cve_round_rows_body)(const float *x, long ld, long rows, long width, uint16_t *out, long out_ld) {
    for (long r = 0; r < rows; r++)
        for (long c = 0; c < width; c += 16) {
            vector_f value = *(const unaligned_f *)(x + r * ld + c);
            cve_store_bfloat16(&value, out + r * out_ld + c);
        }
}
CVK_VARIANTS(void, cve_round_rows, (const float *x, long ld, long rows, long width, uint16_t *out, long out_ld),
             (x, ld, rows, width, out, out_ld))

CVK_INLINE void CVK_NAME(cve_quantize_rows_body)(const float *x, long ld, long rows, const float *factor, float *room,
                                                 uint8_t *out, float *scale, float *offset) {
    typedef uint8_t bytes __attribute__((vector_size(16)));
    for (long r = 0; r < rows; r++) {
        cve_rotate(x + r * ld, factor, ld, room);
        vector_f low = {0}, high = {0};
        for (long c = 0; c < ld; c += 16) {
            vector_f value = *(const unaligned_f *)(room + c);
            low = __builtin_elementwise_min(low, value);
            high = __builtin_elementwise_max(high, value);
        }
        float least = 0, most = 0;
        for (int i = 0; i < 16; i++) {
            least = low[i] < least ? low[i] : least;
            most = high[i] > most ? high[i] : most;
        }
        float step = (most - least) / 255, inverse = step > 0 ? 1 / step : 0;
        for (long c = 0; c < ld; c += 16) {
            /* Adding MAGIC rounds to the nearest integer and leaves it in the low bits. */
            vector_f shifted = (*(const unaligned_f *)(room + c) - least) * inverse + MAGIC;
            integers_f bits;
            memcpy(&bits, &shifted, sizeof bits);
            bytes q = __builtin_convertvector(bits & 255, bytes);
            memcpy(out + r * ld + c, &q, sizeof q);
        }
        scale[r] = step;
        offset[r] = least;
    }
}
CVK_VARIANTS(void, cve_quantize_rows, (const float *x, long ld, long rows, const float *factor, float *room, uint8_t *out, float *scale, float *offset),
             (x, ld, rows, factor, room, out, scale, offset))

CVK_INLINE void CVK_NAME(cve_softmax_body)(float *x, long ld, long rows, long width) {
    for (long r = 0; r < rows; r++) {
        float *row = x + r * ld;
        for (long c = width; c < ld; c++) row[c] = -INFINITY;
        vector_f highest = *(const unaligned_f *)row;
        for (long c = 16; c < width; c += 16)
            highest = __builtin_elementwise_max(highest, *(const unaligned_f *)(row + c));
        float peak = highest[0];
        for (int i = 1; i < 16; i++) peak = highest[i] > peak ? highest[i] : peak;
        vector_f sum = {0};
        for (long c = 0; c < width; c += 16) {
            vector_f value = (*(const unaligned_f *)(row + c) - peak) * 1.44269504f;
            value = __builtin_elementwise_max(value, (vector_f){0} - 126);
            cve_power_of_two(&value);
            *(unaligned_f *)(row + c) = value;
            sum += value;
        }
        float share = 1 / sum_lanes(&sum);
        for (long c = 0; c < width; c += 16) {
            unaligned_f *place = (unaligned_f *)(row + c);
            *place = *place * share;
        }
        for (long c = width; c < ld; c++) row[c] = 0;
    }
}
CVK_VARIANTS(void, cve_softmax, (float *x, long ld, long rows, long width),
             (x, ld, rows, width))

CVK_INLINE void CVK_NAME(cve_pack_keys_body)(const float *keys, long ld, long rows, long depth, float *panels) {
    for (long begin = 0; begin < rows; begin += 16, panels += depth * 16)
        for (long d = 0; d < depth; d++)
            for (long i = 0; i < 16; i++) panels[d * 16 + i] = begin + i < rows ? keys[(begin + i) * ld + d] : 0;
}
CVK_VARIANTS(void, cve_pack_keys, (const float *keys, long ld, long rows, long depth, float *panels),
             (keys, ld, rows, depth, panels))

CVK_INLINE void CVK_NAME(cve_pack_values_body)(const float *values, long ld, long rows, long depth, float *panels) {
    for (long begin = 0; begin < depth; begin += 16, panels += rows * 16)
        for (long r = 0; r < rows; r++) {
            vector_f value = {0};
            if (begin + 16 <= depth)
                value = *(const unaligned_f *)(values + r * ld + begin);
            else
                for (long i = 0; begin + i < depth; i++) value[i] = values[r * ld + begin + i];
            *(unaligned_f *)(panels + r * 16) = value;
        }
}
CVK_VARIANTS(void, cve_pack_values, (const float *values, long ld, long rows, long depth, float *panels),
             (values, ld, rows, depth, panels))

CVK_INLINE void CVK_NAME(cve_add_rows_body)(const float *x, long ld, long rows, long width, float *sum) {
    for (long r = 0; r < rows; r++)
        for (long c = 0; c < width; c++) sum[c] += x[r * ld + c];
}
CVK_VARIANTS(void, cve_add_rows, (const float *x, long ld, long rows, long width, float *sum),
             (x, ld, rows, width, sum))
