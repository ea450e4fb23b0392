internal import CreativeIntelligence
internal import Foundation

/// A named campaign and the words of its creatives, which are read independently of the namer.
struct NamedCampaign {
    var name: String
    /// The part of the name before the first dash between spaces.
    var brand: String
    /// The rest of the name, which distinguishes the campaign from others of its brand. It is empty if the name is only the
    /// brand.
    var difference: String
    /// The text of all fields of each member.
    var members: [MemberText]
    /// The days on which the campaign runs: the days of its performance, or else from the first launch to the last end.
    var days: ClosedRange<Day>?

    init(name: String, creatives: [Creative], performance: ClosedRange<Day>?) {
        self.name = name
        let parts = name.split(separator: " – ", maxSplits: 1, omittingEmptySubsequences: false)
        brand = String(parts[0])
        difference = parts.count > 1 ? String(parts[1]) : ""
        members = creatives.map(MemberText.init)
        days = performance ?? Self.flight(of: creatives)
    }

    private static func flight(of creatives: [Creative]) -> ClosedRange<Day>? {
        let starts = creatives.compactMap { $0.launchedAt.map { Day($0, in: .gmt) } }
        guard let first = starts.min(), let last = starts.max() else { return nil }
        let isOpen = creatives.contains { $0.endsAt == nil }
        let end = creatives.compactMap { $0.endsAt.map { Day($0, in: .gmt) } }.max() ?? last
        return first...max(first, last, isOpen ? last.advanced(by: 14) : end, end)
    }
}

/// The text of one creative for comparison.
struct MemberText {
    var words: Set<String>
    var letters: String
    var owner: String

    init(_ creative: Creative) {
        let url = creative.landingURL.map { $0.removingPercentEncoding ?? $0 }
        let fields = [
            url, creative.declaredDomain, creative.name, creative.text, creative.headline,
            creative.callToAction,
            creative.fileName, creative.assetText, creative.landingText,
        ]
        let text = fields.compactMap(\.self).joined(separator: " ").lowercased()
        words = Set(text.split { !($0.isLetter || $0.isNumber) }.map(String.init))
        letters = text.filter { $0.isLetter || $0.isNumber }
        owner = [creative.advertiser, creative.declaredDomain, url].compactMap(\.self).joined(separator: " ")
            .lowercased().filter { $0.isLetter || $0.isNumber }
    }

    /// Returns whether the creative contains a word of a name. Words of at least four letters also match inside other words.
    func contains(_ word: String) -> Bool {
        words.contains(word) || (word.count >= 4 && letters.contains(word))
    }
}

/// The score of a campaign name.
struct NameScore {
    var hasSiblings = false
    var hasCounter = false
    var hasCode = false
    var contradictsPeriod = false
    /// Whether each word of the difference occurs in at least half of the members and in less than half of the siblings, or
    /// `nil` if there are no words.
    var isPrecise: Bool?
    var brandIsKnown = false
    var length = 0

    /// The faults of the name, one word for each.
    var faults: [String] {
        [
            hasCounter ? "counter" : nil, hasCode ? "code" : nil, contradictsPeriod ? "month" : nil,
            isPrecise == false ? "imprecise" : nil, brandIsKnown ? nil : "brand",
        ].compactMap(\.self)
    }

    /// Scores the names of one plan.
    static func scores(of campaigns: [NamedCampaign], judge: CodeJudge) -> [NameScore] {
        let families = Dictionary(grouping: campaigns.indices) { base(of: campaigns[$0].brand) }
        return campaigns.indices.map { index in
            let siblings = (families[base(of: campaigns[index].brand)] ?? []).filter { $0 != index }
            return NameScore(campaigns[index], siblings: siblings.map { campaigns[$0] }, judge: judge)
        }
    }

    private static let counter = #"( \([0-9]+\)| #[0-9]+)$"#

    private static func base(of brand: String) -> String {
        brand.replacingOccurrences(of: counter, with: "", options: .regularExpression)
    }

    private init(_ campaign: NamedCampaign, siblings: [NamedCampaign], judge: CodeJudge) {
        hasSiblings = !siblings.isEmpty
        hasCounter = campaign.name.range(of: Self.counter, options: .regularExpression) != nil
        length = campaign.name.count
        let words = Self.words(of: campaign.difference)
        hasCode = words.contains(where: judge.isCode)
        contradictsPeriod = Months(in: campaign.name).contradict(campaign.days)
        let own = words.filter { word in
            !Months.isDate(word) && campaign.members.contains { $0.contains(word) }
        }
        if hasSiblings, !own.isEmpty {
            isPrecise = own.allSatisfy { word in
                let rivals = siblings.count { $0.share(of: word) >= 0.5 }
                return campaign.share(of: word) >= 0.5 && rivals * 2 < max(1, siblings.count)
            }
        }
        let brand = Self.base(of: campaign.brand).replacing("…", with: "").lowercased()
            .filter { $0.isLetter || $0.isNumber }
        let known = campaign.members.count { $0.owner.contains(brand) || $0.letters.contains(brand) }
        brandIsKnown = known * 2 >= campaign.members.count
    }

    static func words(of text: String) -> [String] {
        let uncounted = text.replacingOccurrences(of: counter, with: "", options: .regularExpression)
        return uncounted.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
    }
}

extension NamedCampaign {
    /// Returns the share of members that contain a word.
    fileprivate func share(of word: String) -> Double {
        Double(members.count { $0.contains(word) }) / Double(max(1, members.count))
    }
}

/// The months in a name.
private struct Months {
    private var found: [(month: Int, year: Int?)] = []

    private static let names = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ]

    static func number(of word: String) -> Int? {
        names.firstIndex { $0 == word || $0.prefix(3) == word }.map { $0 + 1 }
    }

    /// Returns whether a word is part of a date in the format of names.
    static func isDate(_ word: String) -> Bool {
        number(of: word) != nil || (word.count <= 4 && word.allSatisfy(\.isNumber))
    }

    init(in name: String) {
        let words = NameScore.words(of: name)
        for (index, word) in words.enumerated() {
            // “May” and “March” can be other words, unless they are next to a day or year.
            guard let month = Self.number(of: word) else { continue }
            let near = words[max(0, index - 1)..<min(words.count, index + 3)]
            guard near.contains(where: { $0.allSatisfy(\.isNumber) }) || word.count == 3 && word != "may"
            else {
                continue
            }
            let year = words[index...].lazy.compactMap { $0.count == 4 ? Int($0) : nil }.first
            found.append((month, year))
        }
    }

    func contradict(_ days: ClosedRange<Day>?) -> Bool {
        guard let days else { return false }
        let (start, end) = (days.lowerBound.components, days.upperBound.components)
        return found.contains { month, year in
            !(start.year...end.year).contains { candidate in
                // A range across two years has both: “Dec 2019–Jan 2020”.
                guard year == nil || candidate == year else { return false }
                let number = candidate * 12 + month
                return (start.year * 12 + start.month...end.year * 12 + end.month).contains(number)
            }
        }
    }
}
