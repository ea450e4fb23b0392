public import CreativeModel
internal import StageCore

/// Generated deals as described by enrichment, with their true packages.
///
/// The publishers and platforms are invented, but the data is as messy as real data: names in the styles of many
/// sellers, some in other languages and some meaningless, missing and null members, individually and in entire groups,
/// ratings in any case, deals that belong to two packages, and deals that cannot be assigned to any.
///
/// ```swift
/// let sample = SampleDealSet()
/// sample.forEachPieceOfJSON { print($0, terminator: "") }
/// ```
///
/// Equal options give equal bytes on every machine. The deals of a smaller set are **not** the first deals of a larger
/// set.
public struct SampleDealSet: Sendable {
    /// The options of a data set.
    public struct Options: Hashable, Sendable {
        /// The number of deals. The default is 300. Values below 0 count as 0.
        ///
        /// There is about one group for every 12 deals in sets of up to 1,000, and one for every 24 in sets of 10,000.
        /// Groups have 5 to 90 deals, and few of them are large.
        public var dealCount = 300
        /// The seed of all random choices. The default is 0.
        public var seed: UInt64 = 0

        /// Creates the default options.
        public init() {}
    }

    /// The options of the data set.
    package let options: Options

    /// The true package of each deal, in order, and the second one of a deal that belongs to two, with the columns of
    /// `truthHeader`. Both are empty if they cannot be determined.
    public let truth: SampleTable

    let drafts: [DealDraft]

    /// The deals as parsed by a lenient reader.
    public var deals: [Deal] { drafts.map(\.deal) }

    /// The columns of ``truth``.
    static let truthHeader = ["deal_id", "group", "also"]

    /// Creates a data set.
    ///
    /// - Complexity: O(n) in the number of deals, which are kept in memory.
    public init(options: Options = Options()) {
        var options = options
        options.dealCount = max(0, options.dealCount)
        self.options = options

        let untoldCount = (options.dealCount + 50) / 100
        var generator = SeededGenerator(seed: options.seed, stream: Stream.dealGroups)
        let groups = DealGroups.draw(dealCount: options.dealCount - untoldCount, generator: &generator)
        // One entry per deal, in the order of the file, in which groups are interleaved.
        var groupIndices: [Int?] = Array(repeating: nil, count: untoldCount)
        for (number, group) in groups.enumerated() {
            groupIndices += Array(repeating: number, count: group.size)
        }
        generator.shuffle(&groupIndices)

        var registrar = DealRegistrar()
        var idGenerator = SeededGenerator(seed: options.seed, stream: Stream.dealIDs)
        let drafts = groupIndices.enumerated().map { index, groupIndex in
            var draft = Self.draft(
                groupIndex, of: groups,
                generator: SeededGenerator(seed: options.seed, stream: Stream.deals + UInt64(index)))
            let seller = DealSeller.all.first { $0.name == draft.deal.ssp } ?? DealSeller.all[0]
            draft.deal.id = registrar.id(seller, generator: &idGenerator)
            return draft
        }
        self.drafts = drafts
        truth = SampleTable(
            header: Self.truthHeader,
            rows: drafts.map { draft in
                [draft.deal.id] + [draft.group, draft.also].map { $0.map { groups[$0].title } ?? "" }
            })
    }

    private static func draft(
        _ groupIndex: Int?, of groups: [DealGroup], generator: SeededGenerator
    ) -> DealDraft {
        var generator = generator
        guard let groupIndex else { return DealDrafter.untold(&generator) }
        let also =
            generator.chance(0.085) ? second(beside: groupIndex, of: groups, generator: &generator) : nil
        var drafter = DealDrafter(groups[groupIndex], other: also.map { groups[$0] }, generator: generator)
        var draft = drafter.draft()
        if draft.group != nil { (draft.group, draft.also) = (groupIndex, also) }
        return draft
    }

    /// Returns another group that a deal of the given group could also belong to: in half of the cases, one of the same
    /// category if there is any.
    private static func second(
        beside groupIndex: Int, of groups: [DealGroup], generator: inout SeededGenerator
    ) -> Int? {
        let category = groups[groupIndex].theme.category.names[0]
        let neighbours =
            generator.chance(0.5)
            ? groups.indices.filter { groups[$0].theme.category.names[0] == category } : []
        for attempt in 0..<24 {
            let candidate =
                attempt < 8 && neighbours.count > 1
                ? generator.pick(neighbours) : generator.uniform(in: 0...(groups.count - 1))
            if candidate != groupIndex, groups[candidate].isCompatible(with: groups[groupIndex]) {
                return candidate
            }
        }
        return nil
    }
}
