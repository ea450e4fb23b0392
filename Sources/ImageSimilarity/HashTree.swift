/// Finds hashes near a hash: a vantage-point tree (P. Yianilos, "Data structures and algorithms for nearest neighbor
/// search in general metric spaces", SODA 1993) out of which hashes can be taken.
struct HashTree {
    private struct Node {
        /// The vantage point.
        var place: Int
        /// The hashes up to this far from it are on the near side, the others on the far side.
        var radius = 0
        var near: Int?
        var far: Int?
        /// How many hashes of this part are still there, the vantage point included.
        var remaining: Int
        var isThere = true
    }

    /// The bits alone: to pass whole hashes around costs more than their distances.
    private let words: [SIMD16<UInt64>]
    private var nodes: [Node] = []
    private var root: Int?

    /// - Parameter hashes: Telling ones.
    /// - Complexity: O(n log n) distances.
    init(_ hashes: [ImageHash]) {
        words = hashes.map(\.words)
        nodes.reserveCapacity(hashes.count)
        var places = Array(hashes.indices)
        root = build(&places, 0..<places.count)
    }

    private mutating func build(_ places: inout [Int], _ range: Range<Int>) -> Int? {
        guard let first = range.first else { return nil }
        // From the middle, so that hashes which come in order make no crooked tree.
        places.swapAt(first, first + range.count / 2)
        let vantage = places[first]
        let node = nodes.count
        nodes.append(Node(place: vantage, remaining: range.count))
        let rest = range.dropFirst()
        guard !rest.isEmpty else { return node }
        let byDistance = places[rest].map {
            (distance: ImageHash.differingBits(words[vantage] ^ words[$0]), place: $0)
        }
        .sorted { $0 < $1 }
        for (offset, entry) in byDistance.enumerated() { places[rest.lowerBound + offset] = entry.place }
        nodes[node].radius = byDistance[(byDistance.count - 1) / 2].distance
        let radius = nodes[node].radius
        let middle = rest.lowerBound + (byDistance.firstIndex { $0.distance > radius } ?? byDistance.count)
        nodes[node].near = build(&places, rest.lowerBound..<middle)
        nodes[node].far = build(&places, middle..<rest.upperBound)
        return node
    }

    /// Takes out all hashes near a hash which a condition holds for.
    ///
    /// - Returns: Their places, ascending.
    mutating func takeOut(near hash: ImageHash, within distance: Int, where holds: (Int) -> Bool) -> [Int] {
        var found: [Int] = []
        if let root { takeOut(root, hash.words, distance, holds, &found) }
        return found.sorted()
    }

    /// - Complexity: The depth of the tree is logarithmic unless many hashes are equally far from one, as few are.
    private mutating func takeOut(
        _ node: Int, _ hash: SIMD16<UInt64>, _ distance: Int, _ holds: (Int) -> Bool,
        _ found: inout [Int]
    ) {
        guard nodes[node].remaining > 0 else { return }
        let before = found.count
        let place = nodes[node].place
        let away = ImageHash.differingBits(words[place] ^ hash)
        if nodes[node].isThere, away <= distance, holds(place) {
            nodes[node].isThere = false
            found.append(place)
        }
        if let near = nodes[node].near, away - distance <= nodes[node].radius {
            takeOut(near, hash, distance, holds, &found)
        }
        if let far = nodes[node].far, away + distance > nodes[node].radius {
            takeOut(far, hash, distance, holds, &found)
        }
        nodes[node].remaining -= found.count - before
    }
}
