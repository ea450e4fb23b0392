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
public struct LookAlikes: Sendable, Hashable {
    /// The largest distance of neighbours, in bits, at least 0: 30.
    public var maximumDistance = 30
    /// The largest difference of neighbours' fine detail, at least 0: 0.2.
    public var maximumDetailDifference = 0.2
    /// The largest difference of neighbours' colours, in levels of 255, at least 0: 7.
    public var maximumColourDifference = 7.0
    /// How many times as far a member may be from its group's first picture as from a neighbour, at least 1: 1.25.
    public var spread = 1.25

    /// Makes a grouping with the usual bounds.
    public init() {}

    /// Groups pictures; which ones are together does not depend on their order.
    ///
    /// - Parameter hashes: Any number of hashes.
    /// - Returns: Groups of two or more places in ascending order, by their first.
    /// - Complexity: Hashes that are equal count once. About O(n^1.7) distances of the others where most pictures
    ///   differ, as measured; O(n²) at worst.
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
