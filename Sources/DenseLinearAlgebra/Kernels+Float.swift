public import StageCore
internal import COpenBLAS
internal import CVectorKernels

extension Float {
    /// The kernels of single precision.
    public static let kernels = {
        BLASLibrary.prepare()
        return Kernels<Float>(
            product: { a, b, m, n, k, alpha, beta, c, ldc in
                cblas_sgemm(
                    CblasRowMajor, a.isTransposed ? CblasTrans : CblasNoTrans,
                    b.isTransposed ? CblasTrans : CblasNoTrans, blasInt(m), blasInt(n), blasInt(k), alpha,
                    a.elements, blasInt(a.ld), b.elements, blasInt(b.ld), beta, c, blasInt(ldc))
            },
            addGram: { a, k, n, lda, alpha, c, ldc in
                cblas_ssyrk(
                    CblasRowMajor, CblasUpper, CblasTrans, blasInt(n), blasInt(k), alpha, a, blasInt(lda), 1,
                    c,
                    blasInt(ldc))
            },
            timesUpper: { b, m, n, ldb, a, lda in
                cblas_strmm(
                    CblasRowMajor, CblasRight, CblasUpper, CblasNoTrans, CblasNonUnit, blasInt(m), blasInt(n),
                    1,
                    a, blasInt(lda), b, blasInt(ldb))
            },
            solveLower: { a, n, lda, transposed, b, m, ldb in
                cblas_strsm(
                    CblasRowMajor, CblasLeft, CblasLower, transposed ? CblasTrans : CblasNoTrans,
                    CblasNonUnit,
                    blasInt(n), blasInt(m), 1, a, blasInt(lda), b, blasInt(ldb))
            },
            firstNonFinite: { cvk_first_non_finite_f($0, $1) },
            addColumns: { cvk_add_columns_f($0, $1, $2, $3) },
            addSquares: { cvk_add_squares_f($0, $1, $2, $3, $4) },
            rowNorms: { cvk_row_norms_f($0, $1, $2, $3) },
            nearest: { cvk_nearest_f($0, $1, $2, $3, $4, $5, $6, $7, $8, $9) },
            slack: { cvk_slack_f($0, $1, $2, $3, $4, $5, $6) },
            distances: { cvk_distances_f($0, $1, $2, $3, $4, $5) },
            closest: { cvk_closest_f($0, $1, $2, $3, $4, $5, $6, $7, $8) },
            addRows: { cvk_add_rows_f($0, $1, $2, $3, $4, $5, $6, $7, $8) },
            standardize: { cvk_standardize_f($0, $1, $2, $3, $4, $5, $6) },
            squares: { cvk_squares_f($0, $1, $2, $3, $4, $5) },
            sumSquares: { cvk_sum_squares_f($0, $1, $2, $3, $4, $5) },
            pairs: { cvk_pairs_f($0, $1, $2, $3, $4, $5, $6, $7) },
            exponential: { cvk_exp_f($0, $1) },
            posteriors: { cvk_posteriors_f($0, $1, $2, $3, $4, $5, $6) },
            score: { cvk_score_f($0, $1, $2, $3, $4, $5, $6, $7, $8, $9) },
            addFeatures: { cvk_add_features_f($0, $1, $2, $3, $4, $5, $6, $7, $8) },
            addToDouble: { cvk_add_to_double_f($0, $1, $2) },
            narrow: { cvk_narrow_f($0, $1, $2, $3, $4) })
    }()
}
