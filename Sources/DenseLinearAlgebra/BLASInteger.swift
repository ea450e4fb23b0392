internal import COpenBLAS

/// A size for BLAS, whose integers have 32 bits in Debian's build.
///
/// Chunks keep rows small; columns are limited where matrices enter.
func blasInt(_ value: Int) -> blasint { blasint(value) }
