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
    /// The largest distance of neighbours, in bits, at least 0: 18.
    ///
    /// With ``maximumLocalDistance``, nearly all copies at half to double the size and down to JPEG quality 30 stay below
    /// it, and no two different pictures do, be it only a headline or a hue that differs.
    public var maximumDistance = 18
    /// The most bits by which neighbours differ in any one place, at least 0: 4.
    public var maximumLocalDistance = 4
    /// How many times as far a member may be from its group's first picture as from a neighbour, at least 1: 1.5.
    public var spread = 1.5

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

        var tree = HashTree(telling)
        var isTaken = Array(repeating: false, count: telling.count)
        for (first, leader) in telling.enumerated() where !isTaken[first] {
            var members = tree.takeOut(near: leader, within: 0) { _ in true }
            var next = 0
            while next < members.count {
                isTaken[members[next]] = true
                let current = telling[members[next]]
                members += tree.takeOut(near: current, within: maximumDistance) { place in
                    let candidate = telling[place]
                    return candidate.localDistance(to: current) <= maximumLocalDistance
                        && Double(candidate.distance(to: leader)) <= spread * Double(maximumDistance)
                        && Double(candidate.localDistance(to: leader))
                            <= spread * Double(maximumLocalDistance)
                }
                next += 1
            }
            groups.append(members.map { telling[$0] })
        }
        return groups.map { $0.flatMap { places[$0, default: []] }.sorted() }.filter { $0.count > 1 }
            .sorted { $0[0] < $1[0] }
    }
}

extension ImageHash {
    /// Some order that is the same everywhere.
    fileprivate func precedes(_ other: ImageHash) -> Bool {
        for lane in 0..<16 where words[lane] != other.words[lane] { return words[lane] < other.words[lane] }
        return false
    }
}
