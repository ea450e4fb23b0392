package import StageCore

/// Sums of real numbers as integers, which do not depend on the order or the grouping of the terms.
///
/// Rounded to multiples of 2⁻ᵉ, numbers are integers, whose sums are exact and associative: any number of threads and of
/// processes finds the same bits. The exponent e follows from a bound of the magnitude of one term and the number of
/// terms, so that no sum can overflow. Both must be the same wherever parts of one sum are computed.
///
/// - A `FixedPoint` sum has 96 bits and is kept in 128. In a sum of 2³⁰ terms, each is rounded to a multiple of 2⁻⁶⁶ of the
///   bound, far below the rounding of a `Double` near it.
/// - A ``ColumnScale`` is for sums of 64 bits, which a vector unit adds and a network transports at half the cost. Its
///   error is derived there.
package struct FixedPoint: Sendable {
    /// The factor that numbers are multiplied by: a power of two.
    package let factor: Double

    /// The bits of the largest sum.
    private static let bits = 96

    /// - Parameters:
    ///   - bound: The largest magnitude of a term; finite.
    ///   - count: The largest number of terms.
    package init(bound: Double, count: Int) {
        factor = Self.factor(bits: Self.bits - Self.bitLength(count), bound: bound)
    }

    /// Returns a number as an integer. Infinities become ±2⁹⁶, which can be added 2³⁰ times without overflow; NaN becomes 0.
    package func integer(_ value: Double) -> Int128 {
        let scaled = value * factor
        guard abs(scaled) < 0x1p96 else {
            return scaled.isNaN ? 0 : (Int128(1) << 96) * (scaled < 0 ? -1 : 1)
        }
        // The generic initialiser is slow.
        let high = (scaled * 0x1p-60).rounded(.towardZero)
        let low = scaled - high * 0x1p60
        return Int128(Int64(high)) << 60 + Int128(Int64(low.rounded(.toNearestOrEven)))
    }

    /// Returns the number of an integer, rounded to nearest.
    package func number(_ integer: Int128) -> Double { Double(integer) / factor }

    /// Returns 2^(bits - exponent), where the bound is below 2^exponent.
    fileprivate static func factor(bits: Int, bound: Double) -> Double {
        guard bound > 0, bound.isFinite else { return 1 }
        let exponent = bits - Int(bound.exponent) - 1
        return Double(sign: .plus, exponent: min(1000, max(-1000, exponent)), significand: 1)
    }

    /// Returns the least b with count ≤ 2ᵇ.
    fileprivate static func bitLength(_ count: Int) -> Int {
        count <= 1 ? 0 : Int.bitWidth - (count - 1).leadingZeroBitCount
    }
}

/// The scales of the columns for sums of 64 bits.
///
/// A column is summed as (x - center) · 2ᵉ. With a bound B < 2ᵇ of |x - center|, n rows in total, and at most r rows
/// whose sum is rounded at once, e = min(61 - ⌈log₂ n⌉, 50 - ⌈log₂ r⌉) - b: the sum of all rows stays below 2⁶², and each
/// addend below 2⁵¹, where a vector unit converts it by one addition. No input can make them overflow.
///
/// An addend of one row or more is rounded by at most half a unit, so that the mean of any cluster is off by at most
/// 2⁻ᵉ⁻¹, which is max(2⁻⁶¹ n, 2⁻⁵⁰ r) B. A deviation of B implies a standard deviation of at least B / √n. With r = 2048
/// and a million rows, the error is at most 2⁻²⁹ standard deviations if one row is as far out as possible, and about 2⁻³⁶
/// for normal data. The inertia is least at the mean, where such errors enter it squared.
package struct ColumnScale: Sendable {
    /// D numbers to subtract.
    package let center: [Double]
    /// D powers of two.
    package let factors: [Double]

    /// - Parameters:
    ///   - center: D numbers near the middle of the columns.
    ///   - bounds: The largest |x - center| of each column.
    ///   - rowCount: The number of all rows, n.
    ///   - chunkSize: The most rows of one addend, r.
    package init(center: [Double], bounds: [Double], rowCount: Int, chunkSize: Int) {
        let bits = min(
            61 - FixedPoint.bitLength(rowCount), 50 - FixedPoint.bitLength(min(chunkSize, rowCount)))
        self.center = center
        factors = bounds.map { FixedPoint.factor(bits: bits, bound: $0) }
    }

    /// Returns the sums of the columns, K×D, of K sets of rows.
    ///
    /// - Parameters:
    ///   - integers: The sums in units of the scales, less `counts` centers; K×D.
    ///   - counts: The numbers of rows, K.
    package func sums(_ integers: UnsafePointer<Int64>, counts: [Double]) -> Matrix<Double> {
        let width = center.count
        return Matrix(rowCount: counts.count, columnCount: width) { sums in
            for row in counts.indices {
                for column in 0..<width {
                    let index = row * width + column
                    sums[index] = Double(integers[index]) / factors[column] + counts[row] * center[column]
                }
            }
        }
    }
}
