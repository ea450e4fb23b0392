/* Kernels of transformer encoders: products with weights that are packed once, and what stands between the products.

   Every number of a result is made by the same operations in the same order, whatever rows stand beside its own: a
   row's result has the same bits alone and in any batch. They depend on the processor's instructions only.

   Widths are padded: rows of activations are `ld` numbers apart, ld a multiple of CVK_LANES, with zeros behind the
   width. Weights are cut into panels of 16 columns; a panel holds, word after word, the 16 columns' numbers of that
   word side by side. A word is 4 bytes: one float, two bfloat16 or four 8-bit integers of consecutive rows of the
   weights. None of the functions allocates. */
#ifndef ENCODER_KERNELS_H
#define ENCODER_KERNELS_H

#include <stdbool.h>
#include <stdint.h>

/* Whether the processor multiplies quadruples of 8-bit integers. */
bool cve_has_int8(void);

/* A product out = finish(input weights + bias). */
typedef struct {
    /* rows × (words of 4 bytes), `input_ld` words apart. */
    const void *input;
    long input_ld, rows, words;
    /* Panels, `panel_words` × 16 words apart; columns is a multiple of 16. */
    const void *weights;
    long panel_words, columns;
    /* `columns` numbers, or NULL for none. */
    const float *bias;
    /* Rows that are added at the end, `residual_ld` apart, or NULL. */
    const float *residual;
    long residual_ld;
    /* 8-bit integers: input = row_scale q + row_offset for q in 0...255, weight = column_scale w; column_sum is
       column_scale times the sum of the column's w. */
    const float *row_scale, *row_offset, *column_scale, *column_sum;
    /* Float, or bfloat16 where `rounds`; `out_ld` numbers apart. */
    void *out;
    long out_ld;
    bool rounds;
    /* The exact GELU x Φ(x) of the sum, before it is stored. */
    bool applies_gelu;
    /* Room for rows × 64 words where `words` exceeds CVE_WORDS_AT_ONCE. */
    void *partial;
} cve_product;

enum { CVE_WORDS_AT_ONCE = 512 };

void cve_multiply_float(const cve_product *product);
/* Only where cvk_has_bfloat16(). */
void cve_multiply_bfloat16(const cve_product *product);
/* Only where cve_has_int8(). */
void cve_multiply_int8(const cve_product *product);

/* Weights as they are stored, columns × width (a row holds what one result is made of), into panels of `words` words;
   panels must have room for columns rounded up to 16. What is past the width or the columns becomes 0. */
void cve_pack_float(const float *weights, long columns, long width, long words, float *panels);
void cve_pack_bfloat16(const float *weights, long columns, long width, long words, uint16_t *panels);
/* Weights times factor[i] along the width, rotated, each column scaled to -127...127. `factor` holds words × 4 numbers,
   zeros behind the width; `room` is for twice as many. */
void cve_pack_int8(const float *weights, long columns, long width, const float *factor, long words, int8_t *panels,
                   float *column_scale, float *column_sum, float *room);

/* x = gamma (x - mean) / sqrt(variance + epsilon) + beta by rows (J. Ba, J. Kiros, G. Hinton, "Layer Normalization",
   2016, arXiv:1607.06450). */
void cve_layer_norm_f(float *x, long ld, long rows, long width, const float *gamma, const float *beta, float epsilon);
/* To nearest, ties to even; `width` is even. */
void cve_round_rows_f(const float *x, long ld, long rows, long width, uint16_t *out, long out_ld);
/* q = the rotation of x factor in 256 steps between the row's smallest and largest. Factors behind the width are 0;
   `room` is for ld numbers. */
void cve_quantize_rows_f(const float *x, long ld, long rows, const float *factor, float *room, uint8_t *out,
                         float *scale, float *offset);
/* Attention of one head over one sequence: keys (rows × depth, ld apart) as panels of depth words, and values as
   panels of `rows` words, with zeros where there is no row or column. */
void cve_pack_keys_f(const float *keys, long ld, long rows, long depth, float *panels);
void cve_pack_values_f(const float *values, long ld, long rows, long depth, float *panels);
/* x = exp(x - peak) / sum over the first `width` numbers of each row, zeros behind them. */
void cve_softmax_f(float *x, long ld, long rows, long width);
/* sum += each row. */
void cve_add_rows_f(const float *x, long ld, long rows, long width, float *sum);

#endif
