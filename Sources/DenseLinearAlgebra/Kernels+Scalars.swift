internal import COpenBLAS
internal import CVectorKernels
public import StageCore

extension Double {
    /// The double-precision kernels.
    public static let kernels = {
        BLASLibrary.prepare()
        return Kernels<Double>(
            product: { a, b, m, n, k, alpha, beta, c, ldc in
                cblas_dgemm(
                    CblasRowMajor, a.isTransposed ? CblasTrans : CblasNoTrans,
                    b.isTransposed ? CblasTrans : CblasNoTrans, blasInt(m), blasInt(n), blasInt(k), alpha,
                    a.elements, blasInt(a.ld), b.elements, blasInt(b.ld), beta, c, blasInt(ldc))
            },
            addGram: { a, k, n, lda, alpha, c, ldc in
                cblas_dsyrk(
                    CblasRowMajor, CblasUpper, CblasTrans, blasInt(n), blasInt(k), alpha, a, blasInt(lda), 1,
                    c,
                    blasInt(ldc))
            },
            timesUpper: { b, m, n, ldb, a, lda in
                cblas_dtrmm(
                    CblasRowMajor, CblasRight, CblasUpper, CblasNoTrans, CblasNonUnit, blasInt(m), blasInt(n),
                    1,
                    a, blasInt(lda), b, blasInt(ldb))
            },
            solveLower: { a, n, lda, transposed, b, m, ldb in
                cblas_dtrsm(
                    CblasRowMajor, CblasLeft, CblasLower, transposed ? CblasTrans : CblasNoTrans,
                    CblasNonUnit,
                    blasInt(n), blasInt(m), 1, a, blasInt(lda), b, blasInt(ldb))
            },
            firstNonFinite: { cvk_first_non_finite_d($0, $1) },
            addColumns: { cvk_add_columns_d($0, $1, $2, $3) },
            addSquares: { cvk_add_squares_d($0, $1, $2, $3, $4) },
            rowNorms: { cvk_row_norms_d($0, $1, $2, $3) },
            nearest: { cvk_nearest_d($0, $1, $2, $3, $4, $5, $6, $7, $8, $9) },
            slack: { cvk_slack_d($0, $1, $2, $3, $4, $5, $6) },
            distances: { cvk_distances_d($0, $1, $2, $3, $4, $5) },
            closest: { cvk_closest_d($0, $1, $2, $3, $4, $5, $6, $7, $8) },
            addRows: { cvk_add_rows_d($0, $1, $2, $3, $4, $5, $6, $7, $8) },
            addRowsFixed: { cvk_add_rows_fixed_d($0, $1, $2, $3, $4, $5, $6, $7, $8, $9) },
            columnBounds: { cvk_column_bounds_d($0, $1, $2, $3, $4) != 0 },
            standardize: { cvk_standardize_d($0, $1, $2, $3, $4, $5, $6) },
            squares: { cvk_squares_d($0, $1, $2, $3, $4, $5) },
            sumSquares: { cvk_sum_squares_d($0, $1, $2, $3, $4, $5) },
            pairs: { cvk_pairs_d($0, $1, $2, $3, $4, $5, $6, $7) },
            exponential: { cvk_exp_d($0, $1) },
            posteriors: { cvk_posteriors_d($0, $1, $2, $3, $4, $5, $6) },
            score: { cvk_score_d($0, $1, $2, $3, $4, $5, $6, $7, $8, $9) },
            addFeatures: { cvk_add_features_d($0, $1, $2, $3, $4, $5, $6, $7, $8) },
            addToDouble: { cvk_add_to_double_d($0, $1, $2) },
            narrow: { cvk_narrow_d($0, $1, $2, $3, $4) })
    }()
}

extension Float {
    /// The single-precision kernels.
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
            addRowsFixed: { cvk_add_rows_fixed_f($0, $1, $2, $3, $4, $5, $6, $7, $8, $9) },
            columnBounds: { cvk_column_bounds_f($0, $1, $2, $3, $4) != 0 },
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
