/// Groups pictures that look alike.
///
/// A picture is in the group of those that are near it, and of those near these (single linkage), as long as it is
/// not too far from the group's first picture: a chain of small steps joins no pictures that differ. Pictures that are
/// not telling are together where their pixels are the same.
///
/// ```swift
/// let hashes = try files.map { try ImageHasher().hash(contentsOf: $0) }
/// for group in LookAlikes().groups(of: hashes) { print(group.map { files[$0].lastPathComponent }) }
/// ```
///
/// The bounds were chosen on some made pictures and measured on others (`benchmarks pictures`): ads of seven usual sizes,
/// with headlines of 4 to 10 % of the height (16 to 30 % of a strip's), each also with another headline, with all hues
/// turned by 18° or more, and on another ground.
///
/// | 400 pictures each, saved as | found |
/// |---|---:|
/// | two thirds, three quarters, 1.5 times, double the size; 5 % wider or lower | 1.000 |
/// | JPEG of quality 90, 60 or 30; WebP of 80 or 40; GIF; double the size in JPEG of 30 | 1.000 |
/// | half the size, and 5 % narrower | .990 |
/// | half the size in PNG; in JPEG of 60; of 30 | .970; .973; .953 |
///
/// Of 5,400 pairs of a picture and another of its layout that was saved in one of these ways, and of 2.3 million unrelated
/// pairs, none was taken for copies. What differs by less than these did, such as a price by one digit or a hue by a few
/// degrees, can count as a copy.
public struct LookAlikes: Sendable, Hashable {
    /// The largest distance of neighbours, in bits, at least 0: 30.
    ///
    /// It only has to pass all copies, of which none of those that the bounds were chosen on is farther than 21.
    var maximumDistance = 30
    /// The largest difference of neighbours' fine detail, at least 0: 0.2.
    ///
    /// Another headline made 0.29 at least where the bounds were chosen, and 0.40 where they were measured.
    var maximumDetailDifference = 0.2
    /// The largest difference of neighbours' colours, in levels of 255, at least 0: 7.
    ///
    /// Other hues or another ground made 12 at least, and copies at most 5 where the bounds were chosen.
    var maximumColourDifference = 7.0
    /// How many times as far a member may be from its group's first picture as from a neighbour, at least 1: 1.25.
    var spread = 1.25

    /// Makes a grouping with the usual bounds.
    public init() {}

    /// Groups pictures; which ones are together does not depend on their order.
    ///
    /// - Parameter hashes: Any number of hashes.
    /// - Returns: Groups of two or more places in ascending order, by their first.
    /// - Complexity: Hashes that are equal count once; O(n²) short comparisons of the others. As measured with a half of
    ///   them copies, 1,000 take 0.04 s and 10,000 take 0.9 s.
    public func groups(of hashes: [ImageHash]) -> [[Int]] {
        var places: [ImageHash: [Int]] = [:]
        for (place, hash) in hashes.enumerated() { places[hash, default: []].append(place) }
        let distinct = places.keys.sorted { $0.precedes($1) }
        let telling = distinct.filter(\.isTelling)
        var groups = distinct.filter { !$0.isTelling }.map { [$0] }

        var others = NearHashes(telling)
        var isTaken = Array(repeating: false, count: telling.count)
        for (first, leader) in telling.enumerated() where !isTaken[first] {
            var members = others.takeOut(near: leader, within: 0) { $0 == first }
            var next = 0
            while next < members.count {
                isTaken[members[next]] = true
                let current = telling[members[next]]
                members += others.takeOut(near: current, within: maximumDistance) { place in
                    isNear(telling[place], current, times: 1) && isNear(telling[place], leader, times: spread)
                }
                next += 1
            }
            groups.append(members.map { telling[$0] })
        }
        return groups.map { $0.flatMap { places[$0, default: []] }.sorted() }.filter { $0.count > 1 }
            .sorted { $0[0] < $1[0] }
    }

    private func isNear(_ left: ImageHash, _ right: ImageHash, times factor: Double) -> Bool {
        Double(left.distance(to: right)) <= factor * Double(maximumDistance)
            && left.colourDifference(to: right) <= factor * maximumColourDifference
            && left.detailDifference(to: right) <= factor * maximumDetailDifference
    }
}

extension ImageHash {
    /// Some order that is the same everywhere.
    fileprivate func precedes(_ other: ImageHash) -> Bool {
        for lane in 0..<16 where words[lane] != other.words[lane] { return words[lane] < other.words[lane] }
        return sketch.bytes.lexicographicallyPrecedes(other.sketch.bytes)
    }
}

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
