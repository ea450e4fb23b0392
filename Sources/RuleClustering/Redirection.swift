internal import Foundation

/// The destination of a wrapping link: another address, apps, or unknown.
///
/// A link that contains the complete address of **another site**, which has a different registrable
/// domain, leads there, regardless of its own host. The address may be in a parameter, the path or the
/// fragment, in plain text, percent-encoded or in base64. There are three exceptions:
///
/// - The name of the parameter indicates something else (see ``ParameterRole``), or the address is that
///   of a file that pages load.
/// - The page performs an action, such as a login, a payment, a search or a share. The addresses given
///   to such pages are where to go afterwards, or their subject.
/// - Several parameters have the same name with different numbers (`url1`, `url2`): a comparison.
///
/// If several addresses remain, the one in the path is used, else the one whose parameter ranks highest
/// in ``LinkKinds/landingParameters``, else the last.
struct Redirection {
    /// The address inside, if there is one.
    var target: WebAddress?
    /// The apps that the link itself names.
    var apps: [AppIdentity] = []
    /// The reason why the destination is unknown, if the address inside the link cannot be used.
    var obstacle: String?

    /// Reads a link.
    init(of address: WebAddress) {
        guard address.isWeb, let host = address.host, AppIdentity(address) == nil else { return }
        let attributes = LinkKinds.attributes(host)
        if attributes { apps = Self.namedApps(in: address) }
        let embedded = EmbeddedAddress.all(in: address, withApps: attributes)
        // Most links contain no address.
        guard !embedded.isEmpty || !address.unfilled.isEmpty else { return }
        let kind = WrapperKind(address, host: host)
        let usable = embedded.filter { kind.leads(to: $0) }
        let destinations = kind == .page ? Self.withoutComparison(usable) : usable
        for candidate in Self.ranked(destinations, byNameAlone: attributes) {
            guard let inner = WebAddress(candidate.text),
                inner.isWeb || attributes || AppIdentity(inner) != nil
            else {
                // A scheme with nothing after it is an empty parameter.
                if inner(candidate.text, hasHostOrWraps: kind) { obstacle = Self.unreadable }
                continue
            }
            // A page that redirects within its site, for example after a login, is the landing page.
            guard kind != .page || inner.host?.registrableDomain != host.registrableDomain,
                !Self.isFile(inner)
            else {
                continue
            }
            target = inner
            obstacle = nil
            // A link to both stores of an app keeps both.
            if AppIdentity(inner) != nil {
                apps += destinations.compactMap { WebAddress($0.text).flatMap(AppIdentity.init) }
            }
            return
        }
        if obstacle == nil, kind != .action, Self.holdsUnfilledDestination(address) {
            obstacle = Self.unfilled
        }
    }

    static let unreadable = "the address inside of its link cannot be read"
    static let unfilled = "the address inside of its link is a macro that was not filled in"

    /// Returns whether a host only redirects.
    static func isRedirector(_ host: HostName) -> Bool {
        LinkKinds.stores.contains(host.name) || LinkKinds.redirectors.contains(host.registrableDomain)
            || LinkKinds.attribution.contains(host.registrableDomain)
            || host.name.split(separator: ".").dropLast().contains {
                LinkKinds.trackerLabels.contains(String($0))
            }
    }

    /// Returns whether a path is a tracker's, regardless of the host: `/clk;95759`, `/click`.
    static func isTrackerPath(_ segments: [String]) -> Bool {
        let first = segments.first?.split(separator: ";", omittingEmptySubsequences: false).first
        return first.map { LinkKinds.trackerLabels.contains(String($0)) } ?? false
    }

    /// Returns the apps named by an attribution link: `app.appsflyer.com/id123`,
    /// `page.link?apn=…&isi=…`, store URLs by platform.
    private static func namedApps(in address: WebAddress) -> [AppIdentity] {
        var apps = address.segments.prefix(1).compactMap(AppIdentity.init(bareID:))
        if let package = address.value(of: "apn", "android_package_name") {
            apps += [AppIdentity(bareID: package)].compactMap(\.self)
        }
        if let number = address.value(of: "isi", "ios_app_store_id") {
            apps += [AppIdentity(bareID: number.hasPrefix("id") ? number : "id" + number)].compactMap(\.self)
        }
        for item in address.query where LinkKinds.storeParameters.contains(item.name.lowercased()) {
            apps += [WebAddress(URLExtraction.unwrappedEncoding(of: item.value)).flatMap(AppIdentity.init)]
                .compactMap(\.self)
        }
        return apps
    }

    /// Returns whether a text has a host after its scheme, or the link is nothing but a wrapper.
    private func inner(_ text: String, hasHostOrWraps kind: WrapperKind) -> Bool {
        kind == .wrapper || text.contains { $0 != "/" && $0 != ":" && !"https".contains($0) }
    }

    /// Returns the candidates in the order in which to try them.
    private static func ranked(_ candidates: [EmbeddedAddress], byNameAlone: Bool) -> [EmbeddedAddress] {
        guard candidates.count > 1 || byNameAlone else { return candidates }
        let ranks = candidates.enumerated().compactMap { index, candidate -> (Int, Int, EmbeddedAddress)? in
            if candidate.isInPath { return (-1, -index, candidate) }
            let rank = LinkKinds.landingRank[candidate.name.lowercased()]
            // Attribution links contain addresses for several platforms and moments.
            if byNameAlone, rank == nil, !candidate.name.isEmpty { return nil }
            return (rank ?? LinkKinds.landingParameters.count, -index, candidate)
        }
        return ranks.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    }

    /// Returns the candidates without those in numbered parameters of one name.
    private static func withoutComparison(_ candidates: [EmbeddedAddress]) -> [EmbeddedAddress] {
        guard candidates.count > 1 else { return candidates }
        func series(_ name: String) -> String? {
            let stem = name.trimmingCharacters(in: CharacterSet(charactersIn: "0123456789[]_-"))
            return stem == name || stem.isEmpty ? nil : stem.lowercased()
        }
        let counts = Tallies(candidates.compactMap { series($0.name) })
        return candidates.filter { candidate in series(candidate.name).map { counts[$0] < 2 } ?? true }
    }

    private struct Tallies {
        private var counts: [String: Int] = [:]
        init(_ names: [String]) { for name in names { counts[name, default: 0] += 1 } }
        subscript(name: String) -> Int { counts[name] ?? 0 }
    }

    /// Returns whether an address is that of a file that pages load and people never see.
    private static func isFile(_ address: WebAddress) -> Bool {
        guard let last = address.segments.last, let dot = last.lastIndex(of: ".") else { return false }
        return fileEndings.contains(last[dot...].dropFirst().lowercased())
    }

    private static let fileEndings: Set<String> = [
        "avif", "css", "gif", "ico", "jpeg", "jpg", "js", "json", "m3u8", "mjs", "mov", "mp3", "mp4", "png",
        "rss", "svg",
        "ttf", "vtt", "wasm", "webm", "webmanifest", "webp", "woff", "woff2", "xml",
    ]

    /// Returns whether a parameter for the landing page holds a macro that was not replaced: `?u={lpurl}`.
    private static func holdsUnfilledDestination(_ address: WebAddress) -> Bool {
        address.unfilled.contains { item in
            guard case .destination = ParameterRole(item.name) else { return false }
            return item.macro.contains(MacroCleaner.landingMark)
                || MacroCleaner.marked(item.macro).contains(MacroCleaner.landingMark)
        }
    }
}
