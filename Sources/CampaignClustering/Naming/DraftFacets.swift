internal import CreativeModel
internal import DistinctiveTerms
internal import Foundation
internal import RuleClustering

/// The common properties of a draft's creatives, by kind, from which its name is made.
struct DraftFacets: Sendable {
    var seat: String
    var brand: String
    /// The campaign named by the links of most members or by the rule, with all tokens.
    var hint: Slug?
    /// Whether people named the campaign in their platform.
    var isNamed: Bool
    /// The readable segments in the paths of at least a fifth of the members.
    var segments: [SharedSegment]
    /// The subdomain or domain of most members.
    var site: String?
    var country: String?
    var format: String?
    var size: String?
    /// A code shared by the links of most members, as a last resort.
    var code: String?
    /// The launch days of the members.
    var launches: ClosedRange<Day>?
    /// The days on which members run: those of their performance, if known.
    var period: ClosedRange<Day>?
    /// The words of the members.
    let words: MemberTexts
    private let brandWords: BrandWords
    private let members: [Int]
    private let signals: [CreativeSignals]

    /// A path segment.
    struct SharedSegment {
        var slug: Slug
        /// The number of members with the segment.
        var count: Int
        /// Its position in the first path that contains it.
        var depth: Int
    }

    init(_ draft: CampaignDraft, signals: [CreativeSignals], advertiser: String?) {
        let members = draft.members.map { signals[$0.index] }
        seat = draft.seat
        brand = BrandName.of(draft, members, advertiser: advertiser)
        let words = BrandWords(brand)
        brandWords = words
        let known = Self.knownWords(of: members.prefix(Self.sampleSize))
        self.words = MemberTexts(members, brand: words, known: known)
        self.members = draft.members.map(\.index)
        self.signals = signals
        let named = draft.name ?? Self.common(members.map { $0.hint?.text })
        isNamed = draft.method == .name
        let spelled = named.map { Self.spelling(of: $0, members) }
        hint = spelled.map { words.removed(from: Slug($0, known: known)) }
        segments = Self.sharedSegments(of: members, brand: words, known: known)
        site = Self.site(of: members, brand: brand)
        country = Self.shared(members.map(\.creative.country)).flatMap(NameText.cleaned)
        format = Self.shared(members.map(\.creative.format?.rawValue)).map {
            $0 == "html5" ? "HTML5" : $0.prefix(1).uppercased() + $0.dropFirst()
        }
        size = Self.shared(members.map(\.creative.size?.description))?.replacing("x", with: "×")
        code = Self.code(spelled, members)
        let starts = members.compactMap { $0.creative.launchedAt.map { Day($0, in: .gmt) } }
        if let first = starts.min(), let last = starts.max() {
            launches = first...last
            let ends = members.compactMap { $0.creative.endsAt.map { Day($0, in: .gmt) } }
            let isOpen = members.contains { $0.creative.endsAt == nil }
            period = first...max(last, ends.max() ?? last, isOpen ? last.advanced(by: 14) : last)
        }
    }

    /// The members.
    var creatives: [CreativeKey] { members.map { signals[$0].creative.key } }

    var memberCount: Int { members.count }

    /// The language of at least half of the members.
    var language: String? { Self.common(members.map { AdLanguage.of(signals[$0]) }) }

    /// The number of members whose copy is read for words that are not codes.
    private static let sampleSize = 50

    /// The launch days within the period, else the entire period.
    var shownDays: ClosedRange<Day>? {
        guard let period else { return launches }
        guard let launches else { return period }
        let first = max(launches.lowerBound, period.lowerBound),
            last = min(launches.upperBound, period.upperBound)
        return first <= last ? first...last : period
    }

    /// Returns a term of the copy as a name shows it; `nil` if it repeats the brand or is not suitable
    /// for a name.
    func shown(_ term: DistinctiveTerm) -> String? {
        guard !term.words.allSatisfy({ brandWords.words.contains($0) || brandWords.isWritten(as: $0) }),
            !term.words.contains(where: { WordShape($0) == .code && $0.contains(where: \.isNumber) }),
            let cleaned = NameText.cleaned(term.text),
            NameText.letters(of: cleaned) == NameText.letters(of: term.text)
        else { return nil }
        let words = cleaned.split(whereSeparator: { $0 == " " || $0 == "_" }).map(String.init)
        return MemberWords.capitalised(words)
    }

    /// Returns the words written by people, which are never codes.
    private static func knownWords(of members: ArraySlice<CreativeSignals>) -> Set<String> {
        var texts: Set<String> = []
        for member in members {
            let creative = member.creative
            texts.formUnion([creative.headline, creative.text, creative.advertiser].compactMap(\.self))
        }
        return Set(texts.flatMap { WordSegmenter().words(in: $0).map(\.folded) })
            .filter { !$0.contains(where: \.isNumber) }
    }

    /// Returns the value shared by at least half of the members.
    static func common(_ values: [String?]) -> String? {
        let tally = Tally(values.compactMap(\.self)).ranked
        guard let top = tally.first, top.count * 2 >= values.count else { return nil }
        return top.value
    }

    /// Returns the value shared by all members.
    private static func shared(_ values: [String?]) -> String? {
        guard let first = values.first, values.allSatisfy({ $0 == first }) else { return nil }
        return first
    }
}
