internal import CreativeModel
internal import DenseLinearAlgebra
internal import DensityClustering
internal import Foundation
internal import StageCore

/// The hierarchy of sets of creatives of one owner: which are joined first if there are to be fewer.
///
/// The squared distance of two sets is 3 minus their similarities in words, place and time, each in 0...1: the cosine of
/// their TF-IDF vectors; 1 for the same page and 0.5 for the same site; and exp(−Δt / 90 days). Sets are joined by Ward's
/// linkage, weighed by the square root of their creatives, so that neither the largest grow without limit nor small ones
/// are gathered although they differ.
struct AtomTree {
    /// A union of the sets that two others are in.
    struct Merge {
        var first: Int
        var second: Int
        /// The distance, which never falls from the parts of a union to the union.
        var height: Double
    }

    /// The dendrogram of the sets; `nil` without sets.
    let dendrogram: Dendrogram?
    /// The merges from the nearest sets on, by the index of the first set of each part.
    private(set) var merges: [Merge] = []

    /// The number of sets that are compared at once.
    static let limit = 1024
    private static let decay = 90.0 * 86_400

    /// - Complexity: O(n²) for n sets.
    init(_ atoms: [CreativeAtoms.Atom], context: RunContext) throws {
        guard !atoms.isEmpty else {
            dendrogram = nil
            return
        }
        let tree = try Dendrogram(
            distances: Self.distances(of: atoms),
            weights: atoms.map { Double(max(1, $0.members.count)).squareRoot() },
            linkage: .ward, context: context)
        dendrogram = tree
        var first = Array(atoms.indices)
        for merge in tree.merges {
            let (left, right) = (first[merge.first], first[merge.second])
            merges.append(Merge(first: min(left, right), second: max(left, right), height: merge.height))
            first.append(min(left, right))
        }
    }

    private static func distances(of atoms: [CreativeAtoms.Atom]) -> Matrix<Double> {
        let size = atoms.count
        var result = cosines(of: atoms)
        result.withUnsafeMutableElements { values in
            for left in 0..<size {
                for right in 0..<left {
                    let words =
                        atoms[left].texts.isEmpty && atoms[right].texts.isEmpty
                        ? 1 : min(1, values[left * size + right])
                    let square =
                        3 - words - place(atoms[left], atoms[right]) - time(atoms[left], atoms[right])
                    let distance = max(0, square).squareRoot()
                    values[left * size + right] = distance
                    values[right * size + left] = distance
                }
                values[left * size + left] = 0
            }
        }
        return result
    }

    private static func place(_ left: CreativeAtoms.Atom, _ right: CreativeAtoms.Atom) -> Double {
        left.place == right.place ? 1 : left.ground == right.ground ? 0.5 : 0
    }

    private static func time(_ left: CreativeAtoms.Atom, _ right: CreativeAtoms.Atom) -> Double {
        switch (left.time, right.time) {
        case (let left?, let right?): exp(-abs(left - right) / decay)
        case (nil, nil): 1
        default: 0.5
        }
    }

    /// Returns the products of the TF-IDF vectors of all pairs, below the diagonal.
    private static func cosines(of atoms: [CreativeAtoms.Atom]) -> Matrix<Double> {
        let size = atoms.count
        let phrases = PhraseVectors(atoms.map(\.texts))
        var holders: [[(row: Int, weight: Float)]] = Array(repeating: [], count: phrases.termCount)
        for (row, entries) in phrases.rows.enumerated() {
            for entry in entries { holders[Int(entry.term)].append((row, entry.weight)) }
        }
        var result = Matrix<Double>(rowCount: size, columnCount: size)
        result.withUnsafeMutableElements { values in
            for list in holders {
                for (place, left) in list.enumerated() {
                    for right in list[..<place] {
                        values[left.row * size + right.row] += Double(left.weight * right.weight)
                    }
                }
            }
        }
        return result
    }
}

/// The merges of the campaigns of one owner, however many there are.
///
/// Up to ``AtomTree/limit`` campaigns are compared at once. More are sorted by place and time and divided into blocks; each
/// block is joined to its share, and the results are compared.
struct OwnerMerges {
    private(set) var merges: [AtomTree.Merge] = []

    init(_ atoms: [CreativeAtoms.Atom], context: RunContext) throws {
        var sets = DisjointSets(count: atoms.count)
        var current = atoms
        var ids = Array(atoms.indices)
        var floor = 0.0
        while current.count > AtomTree.limit {
            let order = current.indices.sorted {
                (current[$0].ground, current[$0].time ?? .infinity, ids[$0])
                    < (current[$1].ground, current[$1].time ?? .infinity, ids[$1])
            }
            var highest = floor
            for start in stride(from: 0, to: order.count, by: AtomTree.limit) {
                let block = Array(order[start..<min(order.count, start + AtomTree.limit)])
                let tree = try AtomTree(block.map { current[$0] }, context: context)
                for merge in tree.merges.prefix(block.count - max(1, block.count / 4)) {
                    add(merge, of: block.map { ids[$0] }, floor: floor, to: &sets)
                    highest = max(highest, merge.height)
                }
            }
            floor = highest
            (current, ids) = Self.joined(atoms, &sets)
        }
        for merge in try AtomTree(current, context: context).merges {
            add(merge, of: ids, floor: floor, to: &sets)
        }
    }

    private mutating func add(
        _ merge: AtomTree.Merge, of ids: [Int], floor: Double, to sets: inout DisjointSets
    ) {
        let (left, right) = (ids[merge.first], ids[merge.second])
        merges.append(
            AtomTree.Merge(
                first: min(left, right), second: max(left, right), height: max(floor, merge.height)))
        sets.join(left, right)
    }

    /// Returns the sets as they are joined so far, each at the index of its first one.
    private static func joined(
        _ atoms: [CreativeAtoms.Atom], _ sets: inout DisjointSets
    ) -> ([CreativeAtoms.Atom], [Int]) {
        var members: [Int: [Int]] = [:]
        for index in atoms.indices { members[sets.root(of: index), default: []].append(index) }
        let roots = members.keys.sorted()
        let result = roots.map { root in
            let own = (members[root] ?? []).map { atoms[$0] }
            return CreativeAtoms.Atom(joining: own)
        }
        return (result, roots)
    }
}
