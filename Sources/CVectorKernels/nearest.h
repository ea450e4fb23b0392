/* The nearest centroid, found from inexact scores. Centroids that the error of the scores leaves in doubt are compared
   again exactly, so that the label is exact regardless of the product that computed the scores. */
#pragma STDC FP_CONTRACT OFF

CVK_INLINE T CVK_NAME(cvk_lowest)(const T *scores, const T *bias, long ld) {
    CVK_NAME(vector) low = *(const CVK_NAME(unaligned) *)scores + *(const CVK_NAME(unaligned) *)bias;
    for (long k = WIDE; k < ld; k += WIDE) {
        CVK_NAME(vector) s = *(const CVK_NAME(unaligned) *)(scores + k) + *(const CVK_NAME(unaligned) *)(bias + k);
        low = __builtin_elementwise_min(low, s);
    }
    return __builtin_reduce_min(low);
}

CVK_INLINE long CVK_NAME(cvk_nearest_body)(const T *scores, long ld, const T *bias, const T *slack, const T *x,
                                           long rows, long columns, const T *centroids, long clusters, int32_t *labels) {
    long doubtful = 0;
    for (long r = 0; r < rows; r++) {
        const T *row = scores + r * ld;
        T lowest = CVK_NAME(cvk_lowest)(row, bias, ld);
        T limit = lowest + slack[r];
        /* After an overflow no score is above the limit, and all centroids are compared. */
        bool comparable = limit - limit == 0;
        int32_t chosen = -1;
        double nearest = 0;
        bool compared = false;
        for (long begin = 0; begin < ld; begin += WIDE) {
            CVK_NAME(vector) s =
                *(const CVK_NAME(unaligned) *)(row + begin) + *(const CVK_NAME(unaligned) *)(bias + begin);
            uint32_t candidates = 0;
            EXPONENT within[WIDE];
            CVK_NAME(vector) bound = limit - (CVK_NAME(vector)){0};
            __typeof__(s <= bound) mask = s <= bound;
            __builtin_memcpy(within, &mask, sizeof within);
            if (comparable && !__builtin_reduce_or(mask)) continue;
            for (int lane = 0; lane < WIDE; lane++) candidates |= (uint32_t)(within[lane] & 1) << lane;
            if (!comparable) candidates = (1u << WIDE) - 1;
            while (candidates) {
                long k = begin + __builtin_ctz(candidates);
                candidates &= candidates - 1;
                if (k >= clusters) break;
                if (chosen < 0) {
                    chosen = (int32_t)k;
                    continue;
                }
                const T *point = x + r * columns;
                if (!compared) {
                    compared = true;
                    nearest = CVK_NAME(cvk_exact_distance)(point, centroids + chosen * columns, columns);
                }
                double distance = CVK_NAME(cvk_exact_distance)(point, centroids + k * columns, columns);
                if (distance < nearest) {
                    nearest = distance;
                    chosen = (int32_t)k;
                }
            }
        }
        labels[r] = chosen;
        doubtful += compared;
    }
    return doubtful;
}
CVK_VARIANTS(long, cvk_nearest,
             (const T *scores, long ld, const T *bias, const T *slack, const T *x, long rows, long columns,
              const T *centroids, long clusters, int32_t *labels),
             (scores, ld, bias, slack, x, rows, columns, centroids, clusters, labels))

CVK_INLINE double CVK_NAME(cvk_closest_body)(const T *scores, T offset, const T *norms, T norm, T noise,
                                             const double *weights, long rows, bool keep, T *closest) {
    double sums[8] = {0};
    for (long begin = 0; begin < rows; begin += 8)
        for (int lane = 0; lane < 8 && begin + lane < rows; lane++) {
            long r = begin + lane;
            T scale = norms[r] + norm, distance = scale + (scores[r] + offset);
            distance = distance > noise * scale ? distance : 0;
            distance = distance < closest[r] ? distance : closest[r];
            if (keep) closest[r] = distance;
            sums[lane] += weights ? weights[r] * (double)distance : (double)distance;
        }
    return ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
}
CVK_VARIANTS(double, cvk_closest,
             (const T *scores, T offset, const T *norms, T norm, T noise, const double *weights, long rows, bool keep,
              T *closest),
             (scores, offset, norms, norm, noise, weights, rows, keep, closest))

CVK_INLINE void CVK_NAME(cvk_slack_body)(const T *lengths, const float *errors, long rows, T a, T b, T c,
                                         T *restrict slack) {
    if (errors)
        for (long r = 0; r < rows; r++) slack[r] = a * lengths[r] + (b * (T)errors[r] + c);
    else
        for (long r = 0; r < rows; r++) slack[r] = a * lengths[r] + c;
}
CVK_VARIANTS(void, cvk_slack, (const T *lengths, const float *errors, long rows, T a, T b, T c, T *slack),
             (lengths, errors, rows, a, b, c, slack))
