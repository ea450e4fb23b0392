internal import DensityClustering
internal import StageCore

/// A part of a draft, and the two parts that it can be divided into.
struct DraftPart {
    /// The positions of its members in the draft.
    var members: [Int]
    /// The distance of the two parts; 0 without parts.
    var height = 0.0
    /// Two parts, or none if one of them would be too small for a campaign.
    var parts: [DraftPart] = []

    /// Finds the hierarchy of parts of a draft.
    ///
    /// - Parameter minimumSize: The minimum number of members of a part. Fewer that are unlike all others stay with the larger
    ///   part that they are in.
    init(
        of draft: CampaignDraft, signals: [CreativeSignals], minimumSize: Int, context: RunContext
    ) throws {
        self.init(members: Array(draft.members.indices))
        guard members.count >= 2 * minimumSize else { return }
        let atoms = CreativeAtoms(within: draft, signals: signals).atoms
        guard atoms.count > 1, let tree = try AtomTree(atoms, context: context).dendrogram else { return }
        let builder = Builder(tree, atoms: atoms, minimumSize: minimumSize)
        self = builder.part(at: tree.pointCount + tree.merges.count - 1, with: [])
    }

    private init(members: [Int], height: Double = 0, parts: [DraftPart] = []) {
        self.members = members
        self.height = height
        self.parts = parts
    }

    private struct Builder {
        let tree: Dendrogram
        let minimumSize: Int
        /// The members below each node of the tree.
        private(set) var below: [[Int]]

        init(_ tree: Dendrogram, atoms: [CreativeAtoms.Atom], minimumSize: Int) {
            self.tree = tree
            self.minimumSize = minimumSize
            below = atoms.map(\.members)
            for merge in tree.merges { below.append(below[merge.first] + below[merge.second]) }
        }

        func part(at node: Int, with strays: [Int]) -> DraftPart {
            var (node, strays) = (node, strays)
            while node >= tree.pointCount {
                let merge = tree.merges[node - tree.pointCount]
                let (larger, smaller) =
                    below[merge.first].count >= below[merge.second].count
                    ? (merge.first, merge.second) : (merge.second, merge.first)
                guard below[smaller].count < minimumSize else {
                    let parts = [part(at: larger, with: strays), part(at: smaller, with: [])]
                    return DraftPart(
                        members: parts.flatMap(\.members).sorted(), height: merge.height, parts: parts)
                }
                strays += below[smaller]
                node = larger
            }
            return DraftPart(members: (below[node] + strays).sorted())
        }
    }
}
