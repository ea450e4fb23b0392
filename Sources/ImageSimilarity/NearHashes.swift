/// Finds hashes near a hash, which can be taken out.
///
/// A scan in the order of how many bits are set, for hashes that are near each other have about as many. Trees over
/// the distance were slower: different pictures are all about equally far apart, which leaves a tree nothing to skip,
/// while a scan knows of nearly all after a quarter of their bits.
struct NearHashes {
    /// The place of each hash, by how many bits it has set.
    private var places: [Int]
    /// In the order of `places`.
    private var counts: [Int]
    private var words: [SIMD16<UInt64>]
    private var isThere: [Bool]
    private var remaining: Int

    /// - Parameter hashes: Telling ones.
    /// - Complexity: O(n log n).
    init(_ hashes: [ImageHash]) {
        let all = hashes.map { ImageHash.setBits($0.words) }
        places = hashes.indices.sorted { (all[$0], $0) < (all[$1], $1) }
        counts = places.map { all[$0] }
        words = places.map { hashes[$0].words }
        isThere = Array(repeating: true, count: hashes.count)
        remaining = hashes.count
    }

    /// Takes out all hashes near a hash which a condition holds for.
    ///
    /// - Returns: Their places, ascending.
    /// - Complexity: O(n) where n are those that are left.
    mutating func takeOut(near hash: ImageHash, within distance: Int, where holds: (Int) -> Bool) -> [Int] {
        let bits = ImageHash.setBits(hash.words)
        let start = firstIndex(of: bits - distance)
        let end = firstIndex(of: bits + distance + 1)
        var found: [Int] = []
        for index in start..<end
        where isThere[index] && Self.areNear(words[index], hash.words, within: distance)
            && holds(places[index])
        {
            isThere[index] = false
            found.append(places[index])
        }
        remaining -= found.count
        // Now and then, so that what is gone costs nothing.
        if remaining < places.count / 2 { compact() }
        return found.sorted()
    }

    private static func areNear(_ left: SIMD16<UInt64>, _ right: SIMD16<UInt64>, within distance: Int) -> Bool
    {
        var count = 0
        for quarter in stride(from: 0, to: 16, by: 4) {
            for lane in quarter..<quarter + 4 { count &+= (left[lane] ^ right[lane]).nonzeroBitCount }
            if count > distance { return false }
        }
        return true
    }

    /// The first index whose hash has at least so many bits.
    private func firstIndex(of bits: Int) -> Int {
        var (low, high) = (0, counts.count)
        while low < high {
            let middle = (low + high) / 2
            if counts[middle] < bits { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private mutating func compact() {
        let left = places.indices.filter { isThere[$0] }
        places = left.map { places[$0] }
        counts = left.map { counts[$0] }
        words = left.map { words[$0] }
        isThere = Array(repeating: true, count: left.count)
    }
}
