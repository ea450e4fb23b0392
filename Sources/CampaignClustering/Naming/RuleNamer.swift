internal import CreativeModel
public import DistinctiveTerms
public import RuleClustering
public import StageCore

/// Names campaigns without a language model: the app or brand, followed by words that distinguish the
/// campaign from its siblings.
///
/// ```text
/// Sky Runner
/// Nova Shop – Holiday Sale
/// Nova Shop – Running Shoes, Nov–Dec 2025
/// ```
///
/// The brand is the name of the app, else the advertiser in its most frequent spelling, else the first
/// label of the domain. Siblings are the campaigns of a seat with the same brand, including those that
/// already have names. They are distinguished by properties that most creatives of a campaign share and
/// few of its siblings have. In this order: the campaign named by the link or a rule, the page, words
/// of headlines, names, copy and files (`DistinctiveTermFinder`), language, site, words of link
/// parameters, country, format and size. Campaigns that are still equal get their months, their days,
/// or a code of their links. A number in parentheses is used only if nothing differs.
///
/// Words with a number, such as `xmas25` and `q4-2025`, are shown as written. A name contains no month
/// in which the campaign does not run. The days of performance count if
/// `NamingSurroundings.performance` has them, else the dates of the creatives.
///
/// - Complexity: O(n) in the creatives and their words, plus the cost of performance totals in the
///   store for campaigns that only their period distinguishes.
public struct RuleNamer: CampaignNamer {
    /// The finder of words that distinguish siblings.
    var finder: any DistinctiveTermFinder

    /// Creates a namer.
    ///
    /// - Parameter finder: The finder of words that distinguish siblings. The default is log-odds
    ///   ratios.
    public init(finder: any DistinctiveTermFinder = .logOdds) {
        self.finder = finder
    }

    /// Returns the names of drafts, in their order, distinct from the names that are taken.
    public func names(
        for drafts: [CampaignDraft], taken: [String: Set<String>], of signals: [CreativeSignals],
        context: RunContext
    ) async throws -> [String] {
        try await names(
            for: drafts, among: NamingSurroundings(taken: taken), of: signals, context: context)
    }

    /// Returns the names of drafts, in their order.
    ///
    /// - Throws: `CancellationError`; any error of the finder and of the store with the performance.
    public func names(
        for drafts: [CampaignDraft], among surroundings: NamingSurroundings, of signals: [CreativeSignals],
        context: RunContext
    ) async throws -> [String] {
        var families = try families(drafts, surroundings, signals, context)
        families = try eachFamily(families, context) { _, family in try family.names.chooseWords() }
        let needing = families.enumerated().flatMap { index, family in
            family.names.needingPeriod.map { (family: index, sibling: $0) }
        }
        let periods = try await periods(of: needing, families, surroundings.performance)
        families = try eachFamily(families, context) { number, family in
            try family.names.choosePeriods(periods[number] ?? [:])
        }
        var result = Array(repeating: "", count: drafts.count)
        for family in families {
            for (sibling, name) in family.names.names { result[family.drafts[sibling]] = name }
        }
        var used = surroundings.taken.mapValues { FreeNames(taken: $0) }
        for index in result.indices {
            result[index] = used[drafts[index].seat, default: FreeNames()].take(result[index])
        }
        return result
    }

    /// Processes several families concurrently; families are independent.
    private func eachFamily(
        _ families: [Family], _ context: RunContext, _ body: (_ number: Int, inout Family) throws -> Void
    ) throws -> [Family] {
        var done: [Family] = []
        for first in stride(from: 0, to: families.count, by: Self.familiesAtOnce) {
            try context.checkpoint(
                ProgressEvent(stage: "Naming campaigns", completed: first, total: families.count))
            let batch = families[first..<min(families.count, first + Self.familiesAtOnce)]
            done += try Parallel.map(batch.count, threads: context.threadCount) { index in
                var family = batch[first + index]
                try body(first + index, &family)
                return family
            }
        }
        return done
    }

    private static let familiesAtOnce = 64

    /// The campaigns of a seat with one brand.
    private struct Family {
        var names: SiblingNames
        /// The draft of each sibling without a name.
        var drafts: [Int]
    }

    private struct FamilyKey: Hashable {
        var seat: String
        var brand: String
    }

    private struct OwnerKey: Hashable {
        var seat: String
        var owner: Owner
    }

    /// Returns the families of the drafts, in the order of their first drafts.
    private func families(
        _ drafts: [CampaignDraft], _ surroundings: NamingSurroundings, _ signals: [CreativeSignals],
        _ context: RunContext
    ) throws -> [Family] {
        let owners = Set(drafts.map { OwnerKey(seat: $0.seat, owner: $0.owner) })
        let named = surroundings.named.filter {
            owners.contains(OwnerKey(seat: $0.draft.seat, owner: $0.draft.owner))
        }
        let spellings = try Self.spellings(of: drafts + named.map(\.draft), signals, context)
        @Sendable func sibling(_ draft: CampaignDraft, name: String?) -> SiblingNames.Sibling {
            let key = OwnerKey(seat: draft.seat, owner: draft.owner)
            return SiblingNames.Sibling(
                facets: DraftFacets(draft, signals: signals, advertiser: spellings[key]), name: name)
        }
        let siblings = try Parallel.map(drafts.count, threads: context.threadCount) {
            sibling(drafts[$0], name: nil)
        }
        let namedSiblings = try Parallel.map(named.count, threads: context.threadCount) {
            sibling(named[$0].draft, name: named[$0].name)
        }
        var members: [FamilyKey: (siblings: [SiblingNames.Sibling], drafts: [Int])] = [:]
        var order: [FamilyKey] = []
        for (index, (draft, new)) in zip(drafts, siblings).enumerated() {
            let key = FamilyKey(seat: draft.seat, brand: new.facets.brand.lowercased())
            if members[key] == nil { order.append(key) }
            members[key, default: ([], [])].siblings.append(new)
            members[key, default: ([], [])].drafts.append(index)
        }
        for (campaign, known) in zip(named, namedSiblings) {
            let key = FamilyKey(seat: campaign.draft.seat, brand: known.facets.brand.lowercased())
            members[key]?.siblings.append(known)
        }
        let background = Self.background(signals)
        let taken = surroundings.taken.mapValues { Set($0.map { $0.lowercased() }) }
        return order.map { key in
            let family = members[key] ?? ([], [])
            return Family(
                names: SiblingNames(
                    family.siblings, taken: taken[key.seat] ?? [], finder: finder,
                    background: background, context: context), drafts: family.drafts)
        }
    }

    /// Returns the most frequent spelling of each owner's advertiser, so that all its campaigns use the
    /// same one.
    private static func spellings(
        of drafts: [CampaignDraft], _ signals: [CreativeSignals], _ context: RunContext
    ) throws -> [OwnerKey: String] {
        let tallies = try Parallel.map(drafts.count, threads: context.threadCount) { index in
            Tally(drafts[index].members.lazy.compactMap { signals[$0.index].creative.advertiser })
        }
        var found: [OwnerKey: Tally<String>] = [:]
        for (draft, tally) in zip(drafts, tallies) {
            found[OwnerKey(seat: draft.seat, owner: draft.owner), default: Tally([])].add(tally)
        }
        return found.compactMapValues { tally in
            tally.ranked.lazy.compactMap { NameText.cleaned($0.value) }.first
        }
    }

    /// Returns a bounded sample of all copy, which shows common words.
    private static func background(_ signals: [CreativeSignals]) -> [String] {
        let step = max(1, signals.count / 500)
        return stride(from: 0, to: signals.count, by: step).compactMap { index in
            let creative = signals[index].creative
            let text = [creative.headline, creative.text].compactMap(\.self).joined(separator: "\n")
            return text.isEmpty ? nil : String(text.prefix(600))
        }
    }

    /// Returns the performance days of the siblings that need them, by family and sibling.
    private func periods(
        of siblings: [(family: Int, sibling: Int)], _ families: [Family],
        _ store: (any PerformanceStore)?
    ) async throws -> [Int: [Int: ClosedRange<Day>]] {
        guard let store, !siblings.isEmpty else { return [:] }
        let groups = siblings.map { families[$0.family].names.siblings[$0.sibling].facets.creatives }
        let reports = try await store.performance(of: groups, in: .all)
        var periods: [Int: [Int: ClosedRange<Day>]] = [:]
        for (index, report) in zip(siblings, reports) {
            if let first = report.totals.firstDay, let last = report.totals.lastDay {
                periods[index.family, default: [:]][index.sibling] = first...max(first, last)
            }
        }
        return periods
    }
}
