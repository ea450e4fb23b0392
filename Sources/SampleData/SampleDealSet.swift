public import CreativeModel
internal import StageCore

/// Made-up deals as enrichment describes them, with the packages that they truly belong to.
///
/// Publishers and platforms are invented and the mess is real: names by the habits of many sellers, some in other
/// languages and some without meaning, missing and null members, alone and in whole groups, ratings in any case, deals
/// that belong to two packages, and some of which nobody could tell.
///
/// ```swift
/// let sample = SampleDealSet()
/// sample.forEachPieceOfJSON { print($0, terminator: "") }
/// ```
///
/// Equal options give equal bytes on every machine. The deals of a smaller set are **not** the first ones of a larger
/// set.
public struct SampleDealSet: Sendable {
    /// What to make.
    public struct Options: Hashable, Sendable {
        /// How many deals; default 300. Values below 0 count as 0.
        ///
        /// There is about one group for twelve of them up to 1,000, and one for 24 of 10,000, of 5 to 90 deals each, few
        /// of them large.
        public var dealCount = 300
        /// The seed of every random choice; default 0.
        public var seed: UInt64 = 0

        /// Makes the default options.
        public init() {}
    }

    /// What it was made from.
    package let options: Options

    /// For each deal, in order, the package that it belongs to, and the second one of a deal that belongs to two: the
    /// columns of `truthHeader`. Both are empty where nothing on earth could tell.
    public let truth: SampleTable

    let drafts: [DealDraft]

    /// The deals, as a tolerant reader understands them.
    public var deals: [Deal] { drafts.map(\.deal) }

    /// The columns of ``truth``.
    static let truthHeader = ["deal_id", "group", "also"]

    /// Makes a data set.
    ///
    /// - Complexity: O(n) in the number of deals, which it holds.
    public init(options: Options = Options()) {
        var options = options
        options.dealCount = max(0, options.dealCount)
        self.options = options

        let untoldCount = (options.dealCount + 50) / 100
        var generator = SeededGenerator(seed: options.seed, stream: Stream.dealGroups)
        let groups = DealGroups.draw(dealCount: options.dealCount - untoldCount, generator: &generator)
        // One entry a deal, in the order of the file, in which groups interleave.
        var places: [Int?] = Array(repeating: nil, count: untoldCount)
        for (number, group) in groups.enumerated() { places += Array(repeating: number, count: group.size) }
        generator.shuffle(&places)

        var registrar = DealRegistrar()
        var idGenerator = SeededGenerator(seed: options.seed, stream: Stream.dealIDs)
        let drafts = places.enumerated().map { index, place in
            var draft = Self.draft(
                place, of: groups,
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
        _ place: Int?, of groups: [DealGroup], generator: SeededGenerator
    ) -> DealDraft {
        var generator = generator
        guard let place else { return DealDrafter.untold(&generator) }
        let also = generator.chance(0.085) ? second(beside: place, of: groups, generator: &generator) : nil
        var drafter = DealDrafter(groups[place], other: also.map { groups[$0] }, generator: generator)
        var draft = drafter.draft()
        if draft.group != nil { (draft.group, draft.also) = (place, also) }
        return draft
    }

    /// Another group that a deal of one could belong to as well: half of the time, where there is one, a neighbour of the
    /// same category.
    private static func second(
        beside place: Int, of groups: [DealGroup], generator: inout SeededGenerator
    ) -> Int? {
        let category = groups[place].theme.category.names[0]
        let neighbours =
            generator.chance(0.5)
            ? groups.indices.filter { groups[$0].theme.category.names[0] == category } : []
        for attempt in 0..<24 {
            let candidate =
                attempt < 8 && neighbours.count > 1
                ? generator.pick(neighbours) : generator.uniform(in: 0...(groups.count - 1))
            if candidate != place, groups[candidate].isCompatible(with: groups[place]) { return candidate }
        }
        return nil
    }
}
