internal import Foundation

/// A random number generator whose sequence depends on its seed alone: not on the platform, the Swift version or the
/// number of threads.
///
/// ```swift
/// var generator = SeededGenerator(seed: 7)
/// let roll = generator.uniform(in: 1...6)
/// ```
///
/// The sequence is xoshiro256\*\* (D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM
/// TOMS 47(4), 2021, doi:10.1145/3460772), with its state initialised by SplitMix64 as the authors recommend. It is not
/// suitable for cryptography.
///
/// The standard library may change how `Int.random(in:using:)` or `shuffled(using:)` consume a generator. Reproducible
/// code therefore uses `uniform(in:)`, ``uniform()``, ``normal()``, `shuffle(_:)` and `choice(weights:)`, which never
/// change.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var s0: UInt64
    private var s1: UInt64
    private var s2: UInt64
    private var s3: UInt64

    /// Creates a generator from a seed.
    ///
    /// - Parameters:
    ///   - seed: Any value. Equal seeds give equal sequences.
    ///   - stream: The index of an independent sequence of that seed: one per restart, chunk or purpose, so that
    ///     parallel work draws the same numbers in any order of execution.
    public init(seed: UInt64, stream: UInt64 = 0) {
        var splitter = SplitMix64(state: seed)
        var streamed = SplitMix64(state: splitter.next() ^ (stream &* 0xD134_2543_DE82_EF95))
        s0 = streamed.next()
        s1 = streamed.next()
        s2 = streamed.next()
        s3 = streamed.next()
    }

    /// Returns the next 64 random bits.
    public mutating func next() -> UInt64 {
        let result = rotated(s1 &* 5, by: 7) &* 9
        let shifted = s1 << 17
        s2 ^= s0
        s3 ^= s1
        s1 ^= s2
        s0 ^= s3
        s2 ^= shifted
        s3 = rotated(s3, by: 45)
        return result
    }
}

private func rotated(_ value: UInt64, by count: UInt64) -> UInt64 {
    (value << count) | (value >> (64 - count))
}

/// SplitMix64 (G. Steele, D. Lea, C. Flood, OOPSLA 2014, doi:10.1145/2660193.2660195).
private struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension SeededGenerator {
    /// Returns a uniform number in 0 ..< 1, a multiple of 2⁻⁵³.
    public mutating func uniform() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// Returns a uniform integer in a range, without bias (D. Lemire, "Fast random integer generation in an interval",
    /// ACM TOMACS 29(1), 2019, doi:10.1145/3230636).
    ///
    /// - Precondition: The range is smaller than the range of `Int`.
    public mutating func uniform(in range: ClosedRange<Int>) -> Int {
        let width = UInt64(bitPattern: Int64(range.upperBound &- range.lowerBound)) &+ 1
        precondition(width != 0, "the range must be smaller than the range of Int")
        var product = next().multipliedFullWidth(by: width)
        if product.low < width {
            let threshold = (0 &- width) % width
            while product.low < threshold { product = next().multipliedFullWidth(by: width) }
        }
        return range.lowerBound &+ Int(truncatingIfNeeded: product.high)
    }

    /// Returns a uniform number in a range.
    ///
    /// - Precondition: The width of the range is finite.
    public mutating func uniform(in range: ClosedRange<Double>) -> Double {
        let width = range.upperBound - range.lowerBound
        precondition(width.isFinite, "the width of the range must be finite")
        // Rounding may exceed the upper bound.
        return min(range.upperBound, range.lowerBound + uniform() * width)
    }

    /// Advances the generator as if that many numbers were drawn by ``uniform()`` or ``chance(_:)``.
    ///
    /// - Complexity: O(`count`).
    package mutating func skip(_ count: Int) {
        for _ in 0..<count { _ = next() }
    }

    /// Returns `true` with a given probability.
    ///
    /// - Parameter probability: The probability, clamped to 0...1.
    package mutating func chance(_ probability: Double) -> Bool {
        uniform() < probability
    }

    /// Returns a standard normal number (mean 0, variance 1), by the polar method (G. Marsaglia and T. Bray, SIAM
    /// Review 6(3), 1964, doi:10.1137/1006063).
    public mutating func normal() -> Double {
        while true {
            let x = 2 * uniform() - 1
            let y = 2 * uniform() - 1
            let square = x * x + y * y
            if square > 0, square < 1 { return x * (-2 * log(square) / square).squareRoot() }
        }
    }

    /// Returns a uniformly chosen element, or `nil` if the collection is empty.
    ///
    /// - Complexity: O(1) for random access collections.
    package mutating func element<Elements: RandomAccessCollection>(
        of elements: Elements
    ) -> Elements.Element? {
        guard !elements.isEmpty else { return nil }
        return elements[elements.index(elements.startIndex, offsetBy: uniform(in: 0...(elements.count - 1)))]
    }

    /// Shuffles an array uniformly (Fisher and Yates, as by R. Durstenfeld, 1964).
    package mutating func shuffle<Element>(_ elements: inout [Element]) {
        for index in stride(from: elements.count - 1, to: 0, by: -1) {
            elements.swapAt(index, uniform(in: 0...index))
        }
    }

    /// Returns an index drawn in proportion to its weight.
    ///
    /// - Precondition: No weight is negative, and at least one is positive.
    /// - Complexity: O(n).
    package mutating func choice(weights: [Double]) -> Int {
        let total = weights.reduce(0, +)
        precondition(total > 0, "at least one weight must be positive")
        var remaining = uniform() * total
        for (index, weight) in weights.enumerated() {
            remaining -= weight
            if remaining < 0 { return index }
        }
        return weights.lastIndex { $0 > 0 }!
    }
}
