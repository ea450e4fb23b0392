internal import CreativeModel
internal import DistinctiveTerms
internal import Foundation
internal import RuleClustering

/// What a draft's creatives share, by kind: what its name can be made of.
struct DraftFacets: Sendable {
    var seat: String
    var brand: String
    /// The campaign that most members' links name, or the rule does: all its tokens.
    var hint: Slug?
    /// The readable segments that a fifth of the members or more have in their paths.
    var segments: [SharedSegment]
    /// The subdomain or domain that most members lead to.
    var site: String?
    var country: String?
    var format: String?
    var size: String?
    /// A code that most members' links share, as a last resort.
    var code: String?
    /// The days on which members launch.
    var launches: ClosedRange<Day>?
    /// The days on which members run: those of their performance where these are known.
    var period: ClosedRange<Day>?
    /// What the members say in words.
    let words: MemberTexts
    private let brandWords: BrandWords
    private let members: [Int]
    private let signals: [CreativeSignals]

    /// A segment of paths.
    struct SharedSegment {
        var slug: Slug
        /// How many members have it.
        var count: Int
        /// Where in the first of their paths it stands.
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

    /// Of so many members the copy is read for words that are no codes.
    private static let sampleSize = 50

    /// The months or days of launch that performance agrees with, else those of the whole period.
    var shownDays: ClosedRange<Day>? {
        guard let period else { return launches }
        guard let launches else { return period }
        let first = max(launches.lowerBound, period.lowerBound),
            last = min(launches.upperBound, period.upperBound)
        return first <= last ? first...last : period
    }

    /// A term of the copy as a name shows it; `nil` where it says the brand again, or is no text for a name.
    func shown(_ term: DistinctiveTerm) -> String? {
        guard !term.words.allSatisfy({ brandWords.words.contains($0) || brandWords.isWritten(as: $0) }),
            !term.words.contains(where: { WordShape($0) == .code && $0.contains(where: \.isNumber) }),
            let cleaned = NameText.cleaned(term.text),
            NameText.letters(of: cleaned) == NameText.letters(of: term.text)
        else { return nil }
        let words = cleaned.split(whereSeparator: { $0 == " " || $0 == "_" }).map(String.init)
        return MemberWords.capitalised(words)
    }

    /// Words that people wrote: none of them is a code, whatever its form.
    private static func knownWords(of members: ArraySlice<CreativeSignals>) -> Set<String> {
        var texts: Set<String> = []
        for member in members {
            let creative = member.creative
            texts.formUnion([creative.headline, creative.text, creative.advertiser].compactMap(\.self))
        }
        return Set(texts.flatMap { WordSegmenter().words(in: $0).map(\.folded) })
            .filter { !$0.contains(where: \.isNumber) }
    }

    /// The value that at least half of the members share.
    static func common(_ values: [String?]) -> String? {
        let tally = Tally(values.compactMap(\.self)).ranked
        guard let top = tally.first, top.count * 2 >= values.count else { return nil }
        return top.value
    }

    /// The value that all members have.
    private static func shared(_ values: [String?]) -> String? {
        guard let first = values.first, values.allSatisfy({ $0 == first }) else { return nil }
        return first
    }
}
