internal import CreativeModel
internal import RuleClustering
internal import StageCore

/// Drafts joined or divided to the resolution that a person asked for.
struct ResolvedDrafts {
    /// The drafts. A joined one holds its groups in ``CampaignDraft/groups``.
    private(set) var drafts: [CampaignDraft]
    private(set) var warnings: [String] = []

    private let signals: [CreativeSignals]
    private let minimumSize: Int
    private let context: RunContext
    /// Whether a person edited the campaign that a draft continues.
    private let isFixed: [Bool]

    private struct SeatOwner: Hashable, Comparable {
        var seat: String
        var owner: Owner

        static func < (left: Self, right: Self) -> Bool {
            (left.seat, left.owner) < (right.seat, right.owner)
        }
    }

    /// - Parameters:
    ///   - drafts: The campaigns of the usual resolution.
    ///   - isFixed: Whether a person edited the campaign that a draft continues, by index: it stays as it is.
    ///   - others: The number of campaigns that stay beside the drafts.
    init(
        _ drafts: [CampaignDraft], to resolution: CampaignResolution, isFixed: [Bool], others: Int,
        signals: [CreativeSignals], minimumSize: Int, context: RunContext
    ) throws {
        self.drafts = drafts
        self.signals = signals
        self.minimumSize = max(1, minimumSize)
        self.isFixed = isFixed
        self.context = context
        switch resolution {
        case .usual: break
        case .finer:
            var parts: [[[Int]]] = []
            for index in drafts.indices {
                let root = try root(of: index)
                parts.append(Steps(dividing: [root], counts: 2...4, base: 1).parts[0])
            }
            divide(into: parts, because: "finer campaigns were asked for")
        case .coarser:
            var chosen: [AtomTree.Merge] = []
            for own in owners() where own.count > 1 {
                let counts = max(1, (own.count + 2) / 3)...max(1, own.count * 2 / 3)
                chosen += Steps.chosen(try merges(of: own), counts: counts, base: own.count)
            }
            join(chosen)
        case .count(let counts): try reach(counts, others: others)
        }
    }

    private mutating func reach(_ counts: ClosedRange<Int>, others: Int) throws {
        let base = drafts.count + others
        if base > counts.upperBound {
            let merges = try owners().filter { $0.count > 1 }.flatMap(merges)
            join(Steps.chosen(merges, counts: counts, base: base))
        } else if base < counts.lowerBound {
            var roots: [DraftPart] = []
            for index in drafts.indices { roots.append(try root(of: index)) }
            let steps = Steps(dividing: roots, counts: counts, base: base)
            divide(into: steps.parts, because: "more campaigns were asked for")
        }
        let found = drafts.count + others
        guard !counts.contains(found) else { return }
        let asked =
            counts.count == 1 ? "\(counts.lowerBound)" : "\(counts.lowerBound) to \(counts.upperBound)"
        var reasons = [
            found > counts.upperBound
                ? "creatives of different owners are never in one campaign"
                : "no campaign has more parts of at least \(counted(minimumSize, "creative"))"
        ]
        let kept = isFixed.count { $0 } + others
        if kept > 0 { reasons.append("\(counted(kept, "campaign")) edited by people stay as they are") }
        warnings.append(
            "found \(counted(found, "campaign")), the number nearest to the \(asked) asked for: "
                + reasons.joined(separator: ", and "))
    }

    // MARK: Joining

    /// Returns the drafts that can be joined, by owner.
    private func owners() -> [[Int]] {
        var owners: [SeatOwner: [Int]] = [:]
        for (index, draft) in drafts.enumerated() where !isFixed[index] && draft.owner != .unknown {
            owners[SeatOwner(seat: draft.seat, owner: draft.owner), default: []].append(index)
        }
        return owners.sorted { $0.key < $1.key }.map(\.value)
    }

    private func merges(of own: [Int]) throws -> [AtomTree.Merge] {
        let atoms = CreativeAtoms(of: own.map { drafts[$0] }, signals: signals).atoms
        return try OwnerMerges(atoms, context: context).merges.map {
            AtomTree.Merge(first: own[$0.first], second: own[$0.second], height: $0.height)
        }
    }

    private mutating func join(_ merges: [AtomTree.Merge]) {
        var sets = DisjointSets(count: drafts.count)
        for merge in merges { sets.join(merge.first, merge.second) }
        var members: [Int: [CampaignDraft]] = [:]
        for (index, draft) in drafts.enumerated() { members[sets.root(of: index), default: []].append(draft) }
        drafts = drafts.indices.compactMap { members[$0].map(CampaignDraft.init(joining:)) }
    }

    // MARK: Dividing

    private func root(of index: Int) throws -> DraftPart {
        try DraftPart(
            of: drafts[index], signals: signals, minimumSize: isFixed[index] ? .max / 2 : minimumSize,
            context: context)
    }

    private mutating func divide(into parts: [[[Int]]], because reason: String) {
        let evidence = Evidence(kind: "part", detail: "its campaign was divided, since \(reason)")
        drafts = zip(drafts, parts).flatMap { draft, parts -> [CampaignDraft] in
            guard parts.count > 1 else { return [draft] }
            return parts.map { positions in
                var part = draft
                part.members = positions.map { position in
                    var member = draft.members[position]
                    member.evidence.append(evidence)
                    return member
                }
                part.proposedName = nil
                part.confidence = min(draft.confidence, 0.5)
                return part
            }
        }
    }
}

extension CampaignDraft {
    /// Joins drafts of one owner, which become its groups. The largest one decides about rule and name.
    init(joining parts: [CampaignDraft]) {
        let largest = parts.max { $0.members.count < $1.members.count } ?? parts[0]
        self = largest
        guard parts.count > 1 else { return }
        members = parts.flatMap(\.members).sorted { $0.index < $1.index }
        confidence = parts.map(\.confidence).min() ?? confidence
        // A name for one of the groups does not apply to the others.
        proposedName = nil
        groups = parts.map { $0.members.map(\.index) }
    }
}
