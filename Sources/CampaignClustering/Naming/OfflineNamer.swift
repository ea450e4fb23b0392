internal import CreativeModel
public import DistinctiveTerms
public import RuleClustering
public import StageCore

/// Names campaigns without a language model: the app or brand, and what tells the campaign from its siblings in words.
///
/// ```text
/// Sky Runner
/// Nova Shop – Holiday Sale
/// Nova Shop – Running Shoes, Nov–Dec 2025
/// ```
///
/// A brand is the app's name, else the advertiser as most of its creatives spell it, else the domain's first
/// label. Siblings are the campaigns of a seat with one brand, those included that have names already. They are told apart by what most
/// creatives of a campaign share and few of its siblings have, tried in this order: the campaign that the link or a rule names,
/// the page, words of headlines, names, copy and files (`DistinctiveTermFinder`), then language, site, words of the link's parameters,
/// country, format and size. What is still alike has its months, its days, or a code of its links; a number in parentheses
/// stands only where nothing differs.
///
/// Words with a number, such as `xmas25` and `q4-2025`, are shown as written. A name holds no month in which the campaign does not
/// run: the days of performance count where `NamingSurroundings.performance` knows them, else the dates of the creatives.
///
/// - Complexity: O(n) in the creatives and their words; for campaigns that only their period tells apart, also what the store needs
///   to sum up their performance.
public struct OfflineNamer: CampaignNamer {
    /// Finds the words that tell siblings apart.
    var finder: any DistinctiveTermFinder

    /// Makes a namer.
    ///
    /// - Parameter finder: Finds the words that tell siblings apart; log-odds ratios unless given.
    public init(finder: any DistinctiveTermFinder = .logOdds) {
        self.finder = finder
    }

    /// Names drafts, in their order, apart from the names that are taken.
    public func names(
        for drafts: [CampaignDraft], taken: [String: Set<String>], of signals: [CreativeSignals],
        context: RunContext
    ) async throws -> [String] {
        try await names(
            for: drafts, among: NamingSurroundings(taken: taken), of: signals, context: context)
    }

    /// Names drafts, in their order.
    ///
    /// - Throws: `CancellationError`; errors of the finder and of the store that holds the performance.
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

    /// Works on families, several at once: nothing passes from one to another.
    private func eachFamily(
        _ families: [Family], _ context: RunContext, _ body: (_ number: Int, inout Family) throws -> Void
    ) throws -> [Family] {
        var done: [Family] = []
        for first in stride(from: 0, to: families.count, by: Self.familiesAtOnce) {
            try context.checkpoint(
                ProgressEvent(stage: "Naming campaigns", completed: first, total: families.count))
            let batch = families[first..<min(families.count, first + Self.familiesAtOnce)]
            done += try Parallel.map(batch.count, threads: context.threadCount) { place in
                var family = batch[first + place]
                try body(first + place, &family)
                return family
            }
        }
        return done
    }

    private static let familiesAtOnce = 64

    /// The campaigns of a seat with one brand.
    private struct Family {
        var names: SiblingNames
        /// For each sibling without a name, its draft.
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

    /// The families of the drafts, in the order of their first ones.
    private func families(
        _ drafts: [CampaignDraft], _ surroundings: NamingSurroundings, _ signals: [CreativeSignals],
        _ context: RunContext
    ) throws -> [Family] {
        let owners = Set(drafts.map { OwnerKey(seat: $0.seat, owner: $0.owner) })
        let named = surroundings.named.filter {
            owners.contains(OwnerKey(seat: $0.draft.seat, owner: $0.draft.owner))
        }
        let spellings = Self.spellings(of: drafts + named.map(\.draft), signals)
        func sibling(_ draft: CampaignDraft, name: String?) -> SiblingNames.Sibling {
            let key = OwnerKey(seat: draft.seat, owner: draft.owner)
            return SiblingNames.Sibling(
                facets: DraftFacets(draft, signals: signals, advertiser: spellings[key]), name: name)
        }
        var members: [FamilyKey: (siblings: [SiblingNames.Sibling], drafts: [Int])] = [:]
        var order: [FamilyKey] = []
        for (index, draft) in drafts.enumerated() {
            let new = sibling(draft, name: nil)
            let key = FamilyKey(seat: draft.seat, brand: new.facets.brand.lowercased())
            if members[key] == nil { order.append(key) }
            members[key, default: ([], [])].siblings.append(new)
            members[key, default: ([], [])].drafts.append(index)
        }
        for campaign in named {
            let known = sibling(campaign.draft, name: campaign.name)
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

    /// How most creatives of each owner spell its advertiser, so that all its campaigns spell it alike.
    private static func spellings(
        of drafts: [CampaignDraft], _ signals: [CreativeSignals]
    ) -> [OwnerKey: String] {
        var found: [OwnerKey: [String]] = [:]
        for draft in drafts {
            let names = draft.members.compactMap { signals[$0.index].creative.advertiser }
            found[OwnerKey(seat: draft.seat, owner: draft.owner), default: []] += names
        }
        return found.compactMapValues { names in
            Tally(names).ranked.lazy.compactMap { NameText.cleaned($0.value) }.first
        }
    }

    /// A bounded sample of all copy, which shows what is common.
    private static func background(_ signals: [CreativeSignals]) -> [String] {
        let step = max(1, signals.count / 500)
        return stride(from: 0, to: signals.count, by: step).compactMap { index in
            let creative = signals[index].creative
            let text = [creative.headline, creative.text].compactMap(\.self).joined(separator: "\n")
            return text.isEmpty ? nil : String(text.prefix(600))
        }
    }

    /// The days of performance of the siblings that need them, by family and sibling.
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
