/* Kernels of transformer encoders: products with weights that are packed once, and the operations between the products.

   Every number of a result is computed by the same operations in the same order, regardless of the other rows: the result
   of a row has the same bits in any batch. The bits depend only on the instruction set of the processor.

   Rows of activations are `ld` numbers apart. `ld` is a multiple of CVK_LANES, and the numbers after the width are zero.
   Weights are divided into panels of 16 columns. A panel stores, for each word in turn, the numbers of its 16 columns next
   to each other. A word is 4 bytes: one float, two bfloat16 or four 8-bit integers of consecutive rows of the weights. No
   function allocates memory. */
#ifndef ENCODER_KERNELS_H
#define ENCODER_KERNELS_H

#include <stdbool.h>
#include <stdint.h>

/* Returns whether the processor can multiply groups of four 8-bit integers. */
bool cve_has_int8(void);

/* The product out = finish(input weights + bias). */
typedef struct {
    /* `rows` rows of `words` words, `input_ld` words apart. */
    const void *input;
    long input_ld, rows, words;
    /* Panels, `panel_words` × 16 words apart. `columns` is a multiple of 16. */
    const void *weights;
    long panel_words, columns;
    /* `columns` numbers, or NULL for no bias. */
    const float *bias;
    /* Rows to add at the end, `residual_ld` numbers apart, or NULL. */
    const float *residual;
    long residual_ld;
    /* For 8-bit integers: input = row_scale q + row_offset with q in 0...255, and weight = column_scale w. column_sum is
       column_scale times the sum of w over the column. */
    const float *row_scale, *row_offset, *column_scale, *column_sum;
    /* Rows of float, or of bfloat16 if `rounds` is true, `out_ld` numbers apart. */
    void *out;
    long out_ld;
    bool rounds;
    /* Whether the exact GELU, x Φ(x), is applied to the sum before it is stored. */
    bool applies_gelu;
    /* Scratch space for rows × 64 words if `words` exceeds CVE_WORDS_AT_ONCE. */
    void *partial;
} cve_product;

enum { CVE_WORDS_AT_ONCE = 512 };

void cve_multiply_float(const cve_product *product);
/* Requires cvk_has_bfloat16(). */
void cve_multiply_bfloat16(const cve_product *product);
/* Requires cve_has_int8(). */
void cve_multiply_int8(const cve_product *product);

/* Packs weights, stored as columns × width with a row for each result, into panels of `words` words. The panels must have
   space for `columns` rounded up to a multiple of 16. Numbers past the width or the columns become 0. */
void cve_pack_float(const float *weights, long columns, long width, long words, float *panels);
void cve_pack_bfloat16(const float *weights, long columns, long width, long words, uint16_t *panels);
/* Multiplies weights by factor[i] along the width, rotates them, and scales each column to -127...127. `factor` has
   words × 4 numbers, with zeros after the width. `room` is scratch space for twice as many. */
void cve_pack_int8(const float *weights, long columns, long width, const float *factor, long words, int8_t *panels,
                   float *column_scale, float *column_sum, float *room);

/* x = gamma (x - mean) / sqrt(variance + epsilon) + beta for each row (J. Ba, J. Kiros, G. Hinton, "Layer Normalization",
   2016, arXiv:1607.06450). */
void cve_layer_norm_f(float *x, long ld, long rows, long width, const float *gamma, const float *beta, float epsilon);
/* Rounds to the nearest bfloat16, ties to even. `width` is even. */
void cve_round_rows_f(const float *x, long ld, long rows, long width, uint16_t *out, long out_ld);
/* q = the rotation of x factor, in 256 steps between the smallest and the largest number of the row. Factors after the
   width are 0. `room` is scratch space for ld numbers. */
void cve_quantize_rows_f(const float *x, long ld, long rows, const float *factor, float *room, uint8_t *out,
                         float *scale, float *offset);
/* Pack the keys and values (rows × depth, ld numbers apart) of one attention head over one sequence: keys into panels of
   `depth` words, and values into panels of `rows` words, padded with zeros. */
void cve_pack_keys_f(const float *keys, long ld, long rows, long depth, float *panels);
void cve_pack_values_f(const float *values, long ld, long rows, long depth, float *panels);
/* x = exp(x - peak) / sum over the first `width` numbers of each row, followed by zeros. */
void cve_softmax_f(float *x, long ld, long rows, long width);
/* sum += each row. */
void cve_add_rows_f(const float *x, long ld, long rows, long width, float *sum);

#endif
