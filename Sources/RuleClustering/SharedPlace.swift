/// A page, account, channel or shop on a site that many owners share, such as a social network.
///
/// There, the owner of a landing page is whoever holds the account, and the domain says nothing. Spellings of one account are
/// equal: in upper or lower case, with or without the name before its ID, and with any page below it.
struct SharedPlace: Hashable, Sendable {
    /// The site and the account, such as `facebook.com/1579673598947501`. It takes the place of a registrable domain.
    var key: String
    /// The name in the address, if it has words; lower-case.
    var name: String?
    /// The number of path segments that lead to the account.
    var depth: Int
    /// Whether the pages below belong to the account as posts do, rather than being products or projects of their own.
    var ownsPagesBelow: Bool

    /// Returns the account that a page belongs to, or `nil` if its site has one owner or the address names no account.
    init?(_ page: LandingPage) {
        guard let host = page.host, let site = SharedSites.site(of: host) else { return nil }
        if site.isByHost {
            let customer = host.name.dropLast(host.registrableDomain.count).split(separator: ".").last
            if let customer, !Self.commonHosts.contains(String(customer)) {
                self.init(site, account: String(customer), name: String(customer), depth: 0)
                return
            }
        }
        guard let first = page.segments.first else { return nil }
        for form in site.forms {
            switch form {
            case .prefixed(let prefix):
                guard first == prefix, page.segments.count > 1 else { continue }
                self.init(site, spelled: page.segments[1], after: prefix, depth: 2)
                return
            case .named(let prefix):
                // `/pages/Name/123`: the ID counts, if there is one.
                guard first == prefix, page.segments.count > 1 else { continue }
                let id = page.segments.dropFirst(2).first.flatMap { Self.trailingID($0) }
                self.init(
                    site, account: id ?? Self.folded(page.segments[1]), name: page.segments[1],
                    depth: id == nil ? 2 : 3)
                return
            case .marked:
                guard first.hasPrefix("@"), first.count > 1 else { continue }
                self.init(site, spelled: String(first.dropFirst()), after: nil, depth: 1)
                return
            case .parameter(let path, let parameter):
                guard first == path, let id = page.parameters.first(where: { $0.name == parameter })?.value,
                    !id.isEmpty
                else { continue }
                self.init(site, account: id.lowercased(), name: nil, depth: 1)
                return
            case .first:
                guard !site.reserved.contains(first), !first.hasSuffix(".php") else { continue }
                self.init(site, spelled: first, after: nil, depth: 1)
                return
            }
        }
        return nil
    }

    private init?(_ site: SharedSites.Site, spelled: String, after prefix: String?, depth: Int) {
        let id = site.hasTrailingIDs ? Self.trailingID(spelled) : nil
        let account = id ?? Self.folded(spelled)
        guard !account.isEmpty else { return nil }
        let kind = prefix.flatMap { site.kinds.contains($0) ? $0 : nil }
        self.init(
            site, account: [kind, account].compactMap(\.self).joined(separator: "/"), name: spelled,
            depth: depth)
    }

    private init(_ site: SharedSites.Site, account: String, name: String?, depth: Int) {
        key = "\(site.domain)/\(account)"
        self.name = name.flatMap(Self.words)
        self.depth = depth
        ownsPagesBelow = site.ownsPagesBelow
    }

    /// Hosts of a site that are no customer's.
    private static let commonHosts: Set<String> = [
        "www", "m", "mobile", "app", "secure", "blog", "help", "shop", "about",
    ]

    /// Returns the number at the end of `Black-Matters-1579673598947501`, with six digits or more.
    private static func trailingID(_ segment: String) -> String? {
        let trimmed = segment.reversed().drop { !($0.isLetter || $0.isNumber) }
        let digits = trimmed.prefix { $0.isASCII && $0.isNumber }
        guard digits.count >= 6 else { return nil }
        let before = trimmed.dropFirst(digits.count).first
        return before?.isLetter == true ? nil : String(digits.reversed())
    }

    /// Returns an account without the marks that sites ignore: points on Facebook, and what surrounds it in text.
    private static func folded(_ segment: String) -> String {
        var text = Substring(segment)
        while let first = text.first, !(first.isLetter || first.isNumber || first == "_") {
            text.removeFirst()
        }
        while let last = text.last, !(last.isLetter || last.isNumber || last == "_") { text.removeLast() }
        return String(text)
    }

    /// Returns the name without its ID; `nil` if nothing is left.
    private static func words(_ segment: String) -> String? {
        let parts = segment.split { !($0.isLetter || $0.isNumber) }
        let kept = parts.filter { !($0.count >= 6 && $0.allSatisfy(\.isNumber)) }
        return kept.contains { $0.contains(where: \.isLetter) } ? kept.joined(separator: " ") : nil
    }
}
