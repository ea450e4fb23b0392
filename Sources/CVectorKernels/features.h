/* The features in which the log density of every Gaussian is linear. */
#pragma STDC FP_CONTRACT OFF

CVK_INLINE void CVK_NAME(cvk_standardize_body)(const T *x, long rows, long columns, const T *center, T scale,
                                               T *restrict z, long ld) {
    for (long r = 0; r < rows; r++)
        for (long c = 0; c < columns; c++) z[r * ld + c] = (x[r * columns + c] - center[c]) * scale;
}
CVK_VARIANTS(void, cvk_standardize,
             (const T *x, long rows, long columns, const T *center, T scale, T *z, long ld),
             (x, rows, columns, center, scale, z, ld))

CVK_INLINE void CVK_NAME(cvk_squares_body)(const T *z, long rows, long columns, long ld, T *restrict out,
                                           long out_ld) {
    for (long r = 0; r < rows; r++)
        for (long c = 0; c < columns; c++) out[r * out_ld + c] = z[r * ld + c] * z[r * ld + c];
}
CVK_VARIANTS(void, cvk_squares,
             (const T *z, long rows, long columns, long ld, T *out, long out_ld), (z, rows, columns, ld, out, out_ld))

CVK_INLINE void CVK_NAME(cvk_sum_squares_body)(const T *y, long rows, long columns, long ld, T *restrict out,
                                               long out_ld) {
    for (long r = 0; r < rows; r++) {
        const T *row = y + r * ld;
        CVK_NAME(vector) sum = {0};
        long c = 0;
        for (; c + WIDE <= columns; c += WIDE) {
            CVK_NAME(vector) v = *(const CVK_NAME(unaligned) *)(row + c);
            sum += v * v;
        }
        T total = 0;
        for (; c < columns; c++) total += row[c] * row[c];
        for (int lane = 0; lane < WIDE; lane++) total += sum[lane];
        out[r * out_ld] = total;
    }
}
CVK_VARIANTS(void, cvk_sum_squares,
             (const T *y, long rows, long columns, long ld, T *out, long out_ld), (y, rows, columns, ld, out, out_ld))

CVK_INLINE void CVK_NAME(cvk_pairs_body)(const T *z, long rows, long columns, long ld, long from, long to,
                                         T *restrict out, long out_ld) {
    for (long r = 0; r < rows; r++) {
        const T *row = z + r * ld;
        T *next = out + r * out_ld;
        for (long u = from; u < to; u++) {
            /* Writes entire vectors, past the end of a run. The next run overwrites the excess. */
            for (long v = u; v < columns; v += WIDE)
                *(CVK_NAME(unaligned) *)(next + v - u) = *(const CVK_NAME(unaligned) *)(row + v) * row[u];
            next += columns - u;
        }
        *(CVK_NAME(unaligned) *)next = (CVK_NAME(vector)){0};
    }
}
CVK_VARIANTS(void, cvk_pairs,
             (const T *z, long rows, long columns, long ld, long from, long to, T *out, long out_ld),
             (z, rows, columns, ld, from, to, out, out_ld))
