/// Groups similar images.
///
/// An image joins the group of the images near it (single linkage), as long as it is not too far from the first image
/// of the group, so that a chain of small steps cannot join different images. Images with too little content are
/// grouped if their pixels are equal.
///
/// ```swift
/// let hashes = try files.map { try ImageHasher().hash(contentsOf: $0) }
/// for group in LookAlikes().groups(of: hashes) { print(group.map { files[$0].lastPathComponent }) }
/// ```
///
/// The bounds were chosen on one set of synthetic images and measured on another (`benchmarks pictures`): ads in seven
/// usual sizes, with headlines of 4 to 10 % of the height (16 to 30 % for strips), each also with another headline, with
/// all hues shifted by at least 18°, and on another background.
///
/// | 400 images each, saved as | recall |
/// |---|---:|
/// | two thirds, three quarters, 1.5 times, double the size; 5 % wider or lower | 1.000 |
/// | JPEG of quality 90, 60 or 30; WebP of 80 or 40; GIF; double the size in JPEG of 30 | 1.000 |
/// | half the size, and 5 % narrower | .990 |
/// | half the size in PNG; in JPEG of 60; of 30 | .970; .973; .953 |
///
/// None of the 5,400 pairs of an image and a variant of its layout saved in one of these ways, and none of the 2.3 million
/// unrelated pairs, was grouped. Smaller differences, such as one digit of a price or a hue shift of a few degrees,
/// can count as copies.
public struct LookAlikes: Sendable, Hashable {
    /// The maximum distance of neighbours, in bits, at least 0; the default is 30.
    ///
    /// The bound only has to accept all copies. In the data used to choose it, the largest distance of a copy is 21.
    var maximumDistance = 30
    /// The maximum difference of neighbours in fine detail, at least 0; the default is 0.2.
    ///
    /// Another headline differed by at least 0.29 in the data used to choose the bound, and by 0.40 in the measured data.
    var maximumDetailDifference = 0.2
    /// The maximum difference of neighbours in colour, in levels of 255, at least 0; the default is 7.
    ///
    /// In the data used to choose the bound, other hues or backgrounds differed by at least 12, and copies by at most 5.
    var maximumColourDifference = 7.0
    /// The maximum distance to the first image of the group, relative to the maximum distance of neighbours, at least 1; the
    /// default is 1.25.
    var spread = 1.25

    /// Creates a grouping with the default bounds.
    public init() {}

    /// Groups similar images. The groups do not depend on the order of the images.
    ///
    /// - Parameter hashes: Any number of hashes.
    /// - Returns: Groups of two or more ascending indices, ordered by their first index.
    /// - Complexity: Equal hashes count once. O(n²) short comparisons of the others. In measurements with 50 % copies,
    ///   1,000 hashes take 0.04 s and 10,000 take 0.9 s.
    public func groups(of hashes: [ImageHash]) -> [[Int]] {
        var indices: [ImageHash: [Int]] = [:]
        for (index, hash) in hashes.enumerated() { indices[hash, default: []].append(index) }
        let distinct = indices.keys.sorted { $0.precedes($1) }
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
                members += others.takeOut(near: current, within: maximumDistance) { index in
                    isNear(telling[index], current, times: 1) && isNear(telling[index], leader, times: spread)
                }
                next += 1
            }
            groups.append(members.map { telling[$0] })
        }
        return groups.map { $0.flatMap { indices[$0, default: []] }.sorted() }.filter { $0.count > 1 }
            .sorted { $0[0] < $1[0] }
    }

    private func isNear(_ left: ImageHash, _ right: ImageHash, times factor: Double) -> Bool {
        Double(left.distance(to: right)) <= factor * Double(maximumDistance)
            && left.colourDifference(to: right) <= factor * maximumColourDifference
            && left.detailDifference(to: right) <= factor * maximumDetailDifference
    }
}

extension ImageHash {
    /// Returns whether the hash precedes another in an arbitrary order that is the same on all machines.
    fileprivate func precedes(_ other: ImageHash) -> Bool {
        for lane in 0..<16 where words[lane] != other.words[lane] { return words[lane] < other.words[lane] }
        return sketch.bytes.lexicographicallyPrecedes(other.sketch.bytes)
    }
}

/// Finds and removes hashes near a given hash.
///
/// The hashes are scanned in the order of their number of set bits, which is similar for hashes near each other. Distance
/// trees were slower: different images are all about equally far apart, which leaves a tree nothing to prune,
/// while a scan rejects nearly all candidates after a quarter of their bits.
struct NearHashes {
    /// The index of each hash, ordered by the number of set bits.
    private var indices: [Int]
    /// The numbers of set bits, in the order of `indices`.
    private var counts: [Int]
    private var words: [SIMD16<UInt64>]
    private var isThere: [Bool]
    private var remaining: Int

    /// - Parameter hashes: The hashes of images with enough content to compare.
    /// - Complexity: O(n log n).
    init(_ hashes: [ImageHash]) {
        let all = hashes.map { ImageHash.setBits($0.words) }
        indices = hashes.indices.sorted { (all[$0], $0) < (all[$1], $1) }
        counts = indices.map { all[$0] }
        words = indices.map { hashes[$0].words }
        isThere = Array(repeating: true, count: hashes.count)
        remaining = hashes.count
    }

    /// Removes all hashes near a hash that satisfy a condition.
    ///
    /// - Returns: The indices of the removed hashes, in ascending order.
    /// - Complexity: O(n), where n is the number of remaining hashes.
    mutating func takeOut(near hash: ImageHash, within distance: Int, where holds: (Int) -> Bool) -> [Int] {
        let bits = ImageHash.setBits(hash.words)
        let start = firstIndex(of: bits - distance)
        let end = firstIndex(of: bits + distance + 1)
        var found: [Int] = []
        for index in start..<end
        where isThere[index] && Self.areNear(words[index], hash.words, within: distance)
            && holds(indices[index])
        {
            isThere[index] = false
            found.append(indices[index])
        }
        remaining -= found.count
        // Compacts occasionally, so that removed hashes cost nothing.
        if remaining < indices.count / 2 { compact() }
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

    /// Returns the first index whose hash has at least this number of set bits.
    private func firstIndex(of bits: Int) -> Int {
        var (low, high) = (0, counts.count)
        while low < high {
            let middle = (low + high) / 2
            if counts[middle] < bits { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private mutating func compact() {
        let left = indices.indices.filter { isThere[$0] }
        indices = left.map { indices[$0] }
        counts = left.map { counts[$0] }
        words = left.map { words[$0] }
        isThere = Array(repeating: true, count: left.count)
    }
}
