internal import CreativeModel
internal import Foundation
internal import RuleClustering

/// What a campaign could be named by.
struct NameParts: Sendable {
    /// The app, advertiser or domain.
    var brand: String
    /// The campaign hint that most members have.
    var hint: String?
    /// The page that most members lead to.
    var page: String?
    /// The subdomain or domain that most members lead to.
    var site: String?
    /// The months of launch, `Nov–Dec 2025`.
    var period: String?
    /// The days of launch, `3–9 Nov 2025`.
    var days: String?
    /// The format, where all have one.
    var format: String?

    /// What tells siblings apart, in the order in which it is tried.
    static let aspects: [@Sendable (NameParts) -> String?] = [
        \.page, \.period, \.site, \.format, \.days,
    ]

    /// Looks at a draft.
    ///
    /// - Parameter advertiser: How the owner's advertiser is spelled, where it is known.
    init(_ draft: CampaignDraft, signals: [CreativeSignals], advertiser: String?) {
        let members = draft.members.map { signals[$0.index] }
        brand = Self.brand(of: draft, members, advertiser: advertiser)
        let own = NameText.letters(of: brand)
        let hinted = draft.name ?? Self.common(members.map { $0.hint?.text })
        hint = hinted.flatMap { NameText.words(of: $0, without: own) }
        let pages = members.map { $0.page?.segments.last(where: { NameText.words(of: $0) != nil }) }
        page = Self.common(pages).flatMap { NameText.words(of: $0, without: own) }
        site = Self.site(of: members).flatMap { NameText.letters(of: $0) == own ? nil : $0 }
        format = Self.format(of: members)
        let launches = members.compactMap { $0.creative.launchedAt }.map { Day($0, in: .gmt) }
        if let first = launches.min(), let last = launches.max() {
            period = MonthNames.months(from: first, to: last)
            days = MonthNames.days(from: first, to: last)
        }
    }

    private static func brand(
        of draft: CampaignDraft, _ members: [CreativeSignals], advertiser: String?
    ) -> String {
        if members.count(where: { $0.app != nil }) * 2 > members.count, let app = appName(members) {
            // The advertiser's own spelling where the app has its name.
            return advertiser.flatMap { NameText.letters(of: $0) == NameText.letters(of: app) ? $0 : nil }
                ?? app
        }
        if let advertiser { return advertiser }
        let owner: String? =
            switch draft.owner {
            case .advertiser(let name): NameText.words(of: name.folded)
            case .domain(let domain): siteName(domain)
            case .app(let app):
                NameText.words(of: app.id.split(separator: ".").last.map(String.init) ?? app.id)
            case .unknown: nil
            }
        if let owner { return owner }
        if let domain = Tally(members.compactMap(\.domain)).mostFrequent, let name = siteName(domain) {
            return name
        }
        let weeks = members.compactMap { $0.creative.launchedAt }.map { ISOWeek(Day($0, in: .gmt)) }
        return weeks.min().map { "Week \($0)" } ?? "Campaign"
    }

    /// What the App Store calls the app of most members, else the telling part of its package name.
    private static func appName(_ members: [CreativeSignals]) -> String? {
        guard let app = Tally(members.compactMap(\.app)).mostFrequent else { return nil }
        let slugs = members.filter { $0.app == app }.flatMap { $0.page?.apps.compactMap(\.slug) ?? [] }
        if let name = Tally(slugs).mostFrequent.flatMap({ NameText.words(of: $0) }) { return name }
        guard app.store == .googlePlay else { return nil }
        // `com.nova.skyrunner.android` is Skyrunner: the ending names a platform, the beginning a company.
        let parts = app.id.split(separator: ".").map(String.init)
        let platforms = ["android", "app", "free", "game", "mobile", "prod"]
        return (parts.dropFirst().last { !platforms.contains($0) } ?? parts.last).flatMap {
            NameText.words(of: $0)
        }
    }

    private static func site(of members: [CreativeSignals]) -> String? {
        guard let host = common(members.map { $0.host?.withoutCommonPrefix }) else { return nil }
        guard
            let registrable = members.lazy.compactMap(\.host).first(where: { $0.withoutCommonPrefix == host })
        else { return nil }
        let subdomain = host.dropLast(registrable.registrableDomain.count).split(separator: ".").last
        if let subdomain, let words = NameText.words(of: String(subdomain)) { return words }
        return siteName(registrable.registrableDomain)
    }

    private static func siteName(_ domain: String) -> String? {
        let label = domain.split(separator: ".").first.map(String.init) ?? domain
        let readable =
            label.hasPrefix("xn--") ? (URLComponents(string: "https://\(domain)")?.host ?? label) : label
        return NameText.words(of: readable.split(separator: ".").first.map(String.init) ?? readable)
    }

    private static func format(of members: [CreativeSignals]) -> String? {
        let formats = Set(members.map { $0.creative.format?.rawValue })
        guard formats.count == 1, let only = formats.first, let format = only else { return nil }
        return format == "html5" ? "HTML5" : format.prefix(1).uppercased() + format.dropFirst()
    }

    /// The value that at least half of the members share.
    private static func common(_ values: [String?]) -> String? {
        let tally = Tally(values.compactMap(\.self)).ranked
        guard let top = tally.first, top.count * 2 >= values.count else { return nil }
        return top.value
    }
}

/// Spans of time as people write them, in English whatever the locale, so that names are stable.
enum MonthNames {
    private static let names = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func months(from first: Day, to last: Day) -> String {
        let (start, end) = (first.components, last.components)
        let startName = names[start.month - 1]
        let endName = names[end.month - 1]
        if start.year != end.year { return "\(startName) \(start.year)–\(endName) \(end.year)" }
        return start.month == end.month
            ? "\(startName) \(start.year)" : "\(startName)–\(endName) \(start.year)"
    }

    static func days(from first: Day, to last: Day) -> String {
        let (start, end) = (first.components, last.components)
        guard start.year == end.year, start.month == end.month else {
            return "\(start.day) \(names[start.month - 1])–\(end.day) \(names[end.month - 1])"
        }
        let days = first == last ? "\(start.day)" : "\(start.day)–\(end.day)"
        return "\(days) \(names[start.month - 1]) \(start.year)"
    }
}
