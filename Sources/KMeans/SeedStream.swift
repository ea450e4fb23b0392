package import StageCore

/// The streams of random numbers of a fit, one per purpose, so that none depends on another's use.
package enum SeedStream {
    static let sample: UInt64 = 1 << 32
    static let silhouette: UInt64 = 2 << 32
    /// Added to the restart, the round and the chunk.
    static let oversampling: UInt64 = 3 << 32
    /// Added to the restart.
    static let start: UInt64 = 0
    /// Added to the restart.
    package static let randomStart: UInt64 = 4 << 32
}

extension SeededGenerator {
    /// Different indices, each set as likely as any, ascending (R. Floyd, in J. Bentley, "Programming
    /// pearls", CACM 30(9), 1987, doi:10.1145/30401.315746).
    package mutating func distinctIndices(_ count: Int, below limit: Int) -> [Int] {
        var chosen: Set<Int> = []
        for candidate in max(0, limit - count)..<limit {
            let drawn = uniform(in: 0...candidate)
            chosen.insert(chosen.contains(drawn) ? candidate : drawn)
        }
        return chosen.sorted()
    }
}
