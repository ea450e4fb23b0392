/// A random number generator whose sequence depends on its seed alone: not on the platform, the
/// Swift version or the number of threads.
///
/// ```swift
/// var generator = SeededGenerator(seed: 7)
/// let roll = generator.uniform(in: 1...6)
/// ```
///
/// The sequence is xoshiro256\*\* (D. Blackman and S. Vigna, "Scrambled linear pseudorandom number
/// generators", ACM TOMS 47(4), 2021, doi:10.1145/3460772), its state filled by SplitMix64 as the
/// authors advise. It is not fit for cryptography.
///
/// The standard library may change how `Int.random(in:using:)` or `shuffled(using:)` consume a
/// generator, so reproducible code draws through `uniform(in:)`, ``uniform()``, ``normal()``,
/// `shuffle(_:)` and `choice(weights:)`, which never change.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var s0: UInt64
    private var s1: UInt64
    private var s2: UInt64
    private var s3: UInt64

    /// Makes the generator of a seed.
    ///
    /// - Parameters:
    ///   - seed: Any value; equal seeds give equal sequences.
    ///   - stream: Which of the independent sequences of that seed: one per restart, per chunk, per
    ///     purpose, so that parallel work draws the same numbers in any order of execution.
    public init(seed: UInt64, stream: UInt64 = 0) {
        var splitter = SplitMix64(state: seed)
        var streamed = SplitMix64(state: splitter.next() ^ (stream &* 0xD134_2543_DE82_EF95))
        s0 = streamed.next()
        s1 = streamed.next()
        s2 = streamed.next()
        s3 = streamed.next()
    }

    /// The next 64 random bits.
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
