/* Products with packed weights for one type of numbers. The including file defines:

   NAME(x)       the name of x for this type
   WORD          the type of a word of the input
   SUM           the vector type of 16 sums
   MULTIPLY_ADD(sum, word, weights)  adds the word's products with a vector of 16 words of weights to 16 sums
   ISINT8        whether sums are integers to be scaled
   TARGET        the attribute that enables the instructions of MULTIPLY_ADD, or nothing if none is needed */

TARGET static void NAME(finish)(const cve_product *given, long row, long column, int rows, int vectors,
                                const SUM *sums) {
    const cve_product p = *given; /* stores cannot change a copy */
    for (int v = 0; v < vectors; v++) {
        long place = column + v * 16;
        vector_f bias = p.bias ? *(const unaligned_f *)(p.bias + place) : (vector_f){0};
#if ISINT8
        vector_f scale = *(const unaligned_f *)(p.column_scale + place);
        vector_f sum = *(const unaligned_f *)(p.column_sum + place);
#endif
        for (int r = 0; r < rows; r++) {
#if ISINT8
            vector_f value = __builtin_convertvector(sums[r * vectors + v], vector_f) * (scale * p.row_scale[row + r])
                + (sum * p.row_offset[row + r] + bias);
#else
            vector_f value = sums[r * vectors + v] + bias;
#endif
            cve_finish(&p, row + r, place, &value);
        }
    }
}

/* Computes the sums of a tile of rows × vectors of columns in registers. */
TARGET CVK_INLINE void NAME(tile)(const cve_product *p, long row, long column, long from, long to, const int rows,
                           const int vectors, bool first, bool last, SUM *partial) {
    const WORD *input = (const WORD *)p->input + row * p->input_ld;
    const char *panel = (const char *)p->weights + column * p->panel_words * 4;
    long panel_bytes = p->panel_words * 64;
    SUM sums[CVE_ROWS][CVE_VECTORS];
#pragma unroll
    for (int r = 0; r < rows; r++)
#pragma unroll
        for (int v = 0; v < vectors; v++) sums[r][v] = first ? (SUM){0} : partial[r * vectors + v];
    for (long k = from; k < to; k++) {
        SUM weights[CVE_VECTORS];
#pragma unroll
        for (int v = 0; v < vectors; v++) weights[v] = *(const SUM *)(panel + v * panel_bytes + k * 64);
#pragma unroll
        for (int r = 0; r < rows; r++) {
            WORD word = input[r * p->input_ld + k];
#pragma unroll
            for (int v = 0; v < vectors; v++) MULTIPLY_ADD(sums[r][v], word, weights[v]);
        }
    }
    /* Finishing is too long to be unrolled for each register, and therefore reads the sums from memory. */
    SUM all[CVE_ROWS * CVE_VECTORS];
    SUM *target = last ? all : partial;
#pragma unroll
    for (int r = 0; r < rows; r++)
#pragma unroll
        for (int v = 0; v < vectors; v++) target[r * vectors + v] = sums[r][v];
    if (last) NAME(finish)(p, row, column, rows, vectors, all);
}

/* Multiplies all rows by one group of panels. */
TARGET CVK_INLINE void NAME(panels)(const cve_product *p, long column, const int most, const int vectors) {
    for (long from = 0; from == 0 || from < p->words; from += CVE_WORDS_AT_ONCE) {
        long to = from + CVE_WORDS_AT_ONCE < p->words ? from + CVE_WORDS_AT_ONCE : p->words;
        bool first = from == 0, last = to == p->words;
        for (long row = 0; row < p->rows; row += most) {
            SUM *partial = (SUM *)p->partial + row * vectors;
            long rest = p->rows - row;
#define ROWS(N) NAME(tile)(p, row, column, from, to, N, vectors, first, last, partial)
            if (rest >= most) {
                ROWS(most);
            } else {
                switch (rest) {
                case 1: ROWS(1); break;
                case 2: ROWS(2); break;
                case 3: ROWS(3); break;
                case 4: ROWS(4); break;
                default: ROWS(5); break;
                }
            }
#undef ROWS
        }
    }
}

/* The registers have space for `most` rows and `wide` vectors. */
TARGET CVK_INLINE void NAME(multiply)(const cve_product *p, const int most, const int wide) {
    long column = 0;
    for (; wide >= 4 && column + 64 <= p->columns; column += 64) NAME(panels)(p, column, most, 4);
    for (; wide >= 2 && column + 32 <= p->columns; column += 32) NAME(panels)(p, column, most, 2);
    for (; column < p->columns; column += 16) NAME(panels)(p, column, most, 1);
}

#undef NAME
#undef WORD
#undef SUM
#undef MULTIPLY_ADD
#undef ISINT8
#undef TARGET
