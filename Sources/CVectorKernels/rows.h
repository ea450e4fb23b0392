/* Sums over rows and columns. They are "exact" as defined in the header: eight lanes of double, a fixed order, and no fused
   operations. */
#pragma STDC FP_CONTRACT OFF

CVK_INLINE long CVK_NAME(cvk_first_non_finite_body)(const T *x, long count) {
    /* x - x is 0 for finite numbers and NaN otherwise. */
    for (long begin = 0; begin < count; begin += 1024) {
        long end = begin + 1024 < count ? begin + 1024 : count;
        int strange = 0;
        for (long i = begin; i < end; i++) strange |= !(x[i] - x[i] == 0);
        if (strange)
            for (long i = begin; i < end; i++)
                if (!(x[i] - x[i] == 0)) return i;
    }
    return -1;
}
CVK_VARIANTS(long, cvk_first_non_finite, (const T *x, long count), (x, count))

CVK_INLINE void CVK_NAME(cvk_add_columns_body)(const T *x, long rows, long columns, double *restrict sums) {
    for (long r = 0; r < rows; r++)
        for (long c = 0; c < columns; c++) sums[c] += (double)x[r * columns + c];
}
CVK_VARIANTS(void, cvk_add_columns, (const T *x, long rows, long columns, double *sums),
             (x, rows, columns, sums))

CVK_INLINE void CVK_NAME(cvk_add_squares_body)(const T *x, long rows, long columns, const double *center,
                                               double *restrict squares) {
    for (long r = 0; r < rows; r++)
        for (long c = 0; c < columns; c++) {
            double distance = (double)x[r * columns + c] - center[c];
            squares[c] += distance * distance;
        }
}
CVK_VARIANTS(void, cvk_add_squares,
             (const T *x, long rows, long columns, const double *center, double *squares),
             (x, rows, columns, center, squares))

CVK_INLINE double CVK_NAME(cvk_exact_dot)(const T *x, const T *y, long count) {
    double8 sum = {0}, a, b;
    long i = 0;
    for (; i + 8 <= count; i += 8) {
        CVK_NAME(cvk_load8)(x + i, &a);
        CVK_NAME(cvk_load8)(y + i, &b);
        sum += a * b;
    }
    double rest = 0;
    for (; i < count; i++) rest += (double)x[i] * (double)y[i];
    return cvk_sum8(&sum) + rest;
}

CVK_INLINE double CVK_NAME(cvk_exact_distance)(const T *x, const T *y, long count) {
    double8 sum = {0}, a, b;
    long i = 0;
    for (; i + 8 <= count; i += 8) {
        CVK_NAME(cvk_load8)(x + i, &a);
        CVK_NAME(cvk_load8)(y + i, &b);
        a -= b;
        sum += a * a;
    }
    double rest = 0;
    for (; i < count; i++) {
        double distance = (double)x[i] - (double)y[i];
        rest += distance * distance;
    }
    return cvk_sum8(&sum) + rest;
}

CVK_INLINE void CVK_NAME(cvk_row_norms_body)(const T *x, long rows, long columns, double *norms) {
    for (long r = 0; r < rows; r++) {
        const T *row = x + r * columns;
        norms[r] = CVK_NAME(cvk_exact_dot)(row, row, columns);
    }
}
CVK_VARIANTS(void, cvk_row_norms, (const T *x, long rows, long columns, double *norms),
             (x, rows, columns, norms))

CVK_INLINE void CVK_NAME(cvk_distances_body)(const T *x, long rows, long columns, const T *centroids,
                                             const int32_t *labels, double *distances) {
    for (long r = 0; r < rows; r++)
        distances[r] = CVK_NAME(cvk_exact_distance)(x + r * columns, centroids + labels[r] * columns, columns);
}
CVK_VARIANTS(void, cvk_distances,
             (const T *x, long rows, long columns, const T *centroids, const int32_t *labels, double *distances),
             (x, rows, columns, centroids, labels, distances))

/* Orders the indices of rows by label, and keeps their order within a label. */
CVK_INLINE void CVK_NAME(cvk_order_by_label)(const int32_t *labels, long rows, long clusters, int32_t *order,
                                             int32_t *ends) {
    for (long k = 0; k < clusters; k++) ends[k] = 0;
    for (long r = 0; r < rows; r++) ends[labels[r]]++;
    for (long k = 1; k < clusters; k++) ends[k] += ends[k - 1];
    for (long r = rows - 1; r >= 0; r--) order[--ends[labels[r]]] = (int32_t)r;
}

/* The rows of a cluster are processed together, so that a part of its sum stays in registers. They keep their order within
   the cluster, and the sums equal those of a simple loop over all rows. */
CVK_INLINE void CVK_NAME(cvk_add_rows_body)(const T *x, long rows, long columns, const int32_t *labels, long clusters,
                                            const double *weights, int32_t *scratch, double *restrict sums,
                                            double *restrict counts) {
    int32_t *order = scratch, *ends = scratch + rows;
    CVK_NAME(cvk_order_by_label)(labels, rows, clusters, order, ends);
    for (long begin = 0; begin < rows;) {
        int32_t label = labels[order[begin]];
        long end = begin;
        for (; end < rows && labels[order[end]] == label; end++) counts[label] += weights ? weights[order[end]] : 1;
        double *sum = sums + label * columns;
        long c = 0;
        for (; c + 32 <= columns; c += 32) {
            double8 a = *(double8_unaligned *)(sum + c), b = *(double8_unaligned *)(sum + c + 8);
            double8 d = *(double8_unaligned *)(sum + c + 16), e = *(double8_unaligned *)(sum + c + 24);
            for (long i = begin; i < end; i++) {
                const T *row = x + order[i] * columns + c;
                double8 v;
                double weight = weights ? weights[order[i]] : 1;
#define CVK_ADD(SUM, OFFSET)                                                                                           \
    CVK_NAME(cvk_load8)(row + OFFSET, &v);                                                                             \
    SUM += weights ? v * weight : v
                CVK_ADD(a, 0);
                CVK_ADD(b, 8);
                CVK_ADD(d, 16);
                CVK_ADD(e, 24);
#undef CVK_ADD
            }
            *(double8_unaligned *)(sum + c) = a;
            *(double8_unaligned *)(sum + c + 8) = b;
            *(double8_unaligned *)(sum + c + 16) = d;
            *(double8_unaligned *)(sum + c + 24) = e;
        }
        for (; c < columns; c++)
            for (long i = begin; i < end; i++) {
                double value = (double)x[order[i] * columns + c];
                sum[c] += weights ? weights[order[i]] * value : value;
            }
        begin = end;
    }
}
CVK_VARIANTS(void, cvk_add_rows,
             (const T *x, long rows, long columns, const int32_t *labels, long clusters, const double *weights,
              int32_t *scratch, double *sums, double *counts),
             (x, rows, columns, labels, clusters, weights, scratch, sums, counts))

/* Adds (a - rows center) scale, rounded to integers, to eight sums. Below 2^51 in magnitude, adding 1.5 * 2^52 rounds to the
   nearest integer, which then stands in the lowest bits. */
CVK_INLINE void CVK_NAME(cvk_add_fixed8)(const double8 *a, double rows, const double *center, const double *scale,
                                         int64_t *sums) {
    const double8 magic = {0x1.8p52, 0x1.8p52, 0x1.8p52, 0x1.8p52, 0x1.8p52, 0x1.8p52, 0x1.8p52, 0x1.8p52};
    double8 part = *(const double8_unaligned *)center * rows;
    part = (*a - part) * *(const double8_unaligned *)scale;
    part += magic;
    *(long8_unaligned *)sums += (long8)part - (long8)magic;
}

/* Like cvk_add_rows without weights, but in fixed point: the sum of the rows of each cluster in this call, less their centers,
   is multiplied by the scales, rounded, and added. The order of the calls does not affect the result. */
CVK_INLINE void CVK_NAME(cvk_add_rows_fixed_body)(const T *x, long rows, long columns, const int32_t *labels,
                                                  long clusters, const double *center, const double *scale,
                                                  int32_t *scratch, int64_t *restrict sums, int64_t *restrict counts) {
    int32_t *order = scratch, *ends = scratch + rows;
    CVK_NAME(cvk_order_by_label)(labels, rows, clusters, order, ends);
    for (long begin = 0; begin < rows;) {
        int32_t label = labels[order[begin]];
        long end = begin;
        while (end < rows && labels[order[end]] == label) end++;
        counts[label] += end - begin;
        double members = (double)(end - begin);
        int64_t *sum = sums + label * columns;
        long c = 0;
        for (; c + 32 <= columns; c += 32) {
            double8 part[4] = {{0}, {0}, {0}, {0}}, v;
            for (long i = begin; i < end; i++) {
                const T *row = x + order[i] * columns + c;
                for (int j = 0; j < 4; j++) {
                    CVK_NAME(cvk_load8)(row + 8 * j, &v);
                    part[j] += v;
                }
            }
            for (int j = 0; j < 4; j++)
                CVK_NAME(cvk_add_fixed8)(part + j, members, center + c + 8 * j, scale + c + 8 * j, sum + c + 8 * j);
        }
        for (; c < columns; c++) {
            double part = 0;
            for (long i = begin; i < end; i++) part += (double)x[order[i] * columns + c];
            part = (part - center[c] * members) * scale[c];
            sum[c] += (int64_t)__builtin_rint(part);
        }
        begin = end;
    }
}
CVK_VARIANTS(void, cvk_add_rows_fixed,
             (const T *x, long rows, long columns, const int32_t *labels, long clusters, const double *center,
              const double *scale, int32_t *scratch, int64_t *sums, int64_t *counts),
             (x, rows, columns, labels, clusters, center, scale, scratch, sums, counts))

/* The least and the largest number of each column. Returns 0, without completing them, if a number is not finite. */
CVK_INLINE long CVK_NAME(cvk_column_bounds_body)(const T *x, long rows, long columns, T *restrict low, T *restrict high) {
    for (long r = 0; r < rows; r++) {
        const T *row = x + r * columns;
        int strange = 0;
        for (long c = 0; c < columns; c++) {
            strange |= !(row[c] - row[c] == 0);
            low[c] = row[c] < low[c] ? row[c] : low[c];
            high[c] = row[c] > high[c] ? row[c] : high[c];
        }
        if (strange) return 0;
    }
    return 1;
}
CVK_VARIANTS(long, cvk_column_bounds, (const T *x, long rows, long columns, T *low, T *high),
             (x, rows, columns, low, high))

CVK_INLINE void CVK_NAME(cvk_add_to_double_body)(const T *x, long count, double *restrict sums) {
    for (long i = 0; i < count; i++) sums[i] += (double)x[i];
}
CVK_VARIANTS(void, cvk_add_to_double, (const T *x, long count, double *sums), (x, count, sums))

CVK_INLINE void CVK_NAME(cvk_narrow_body)(const double *x, long count, double a, double b, T *restrict y) {
    for (long i = 0; i < count; i++) y[i] = (T)(a * x[i] + b);
}
CVK_VARIANTS(void, cvk_narrow, (const double *x, long count, double a, double b, T *y), (x, count, a, b, y))
