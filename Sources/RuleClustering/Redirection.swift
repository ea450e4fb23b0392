internal import Foundation

/// Where a wrapping link leads: to another address, to apps, or nowhere that its text tells.
struct Redirection {
    /// The address inside, where there is one.
    var target: WebAddress?
    /// Apps that the link itself names.
    var apps: [AppIdentity] = []

    /// Reads a link.
    init(of address: WebAddress) {
        guard address.isWeb, let host = address.host, AppIdentity(address) == nil else { return }
        if LinkKinds.attributes(host) { apps = Self.namedApps(in: address) }
        target = Self.embeddedAddress(in: address, host: host)
    }

    /// Whether a host only leads elsewhere.
    static func isRedirector(_ host: HostName) -> Bool {
        LinkKinds.stores.contains(host.name) || LinkKinds.redirectors.contains(host.registrableDomain)
            || LinkKinds.attribution.contains(host.registrableDomain)
            || host.name.split(separator: ".").dropLast().contains {
                LinkKinds.trackerLabels.contains(String($0))
            }
    }

    /// Whether a path is a tracker's, whatever its host: `/clk;95759`, `/click`.
    static func isTrackerPath(_ segments: [String]) -> Bool {
        let first = segments.first?.split(separator: ";", omittingEmptySubsequences: false).first
        return first.map { LinkKinds.trackerLabels.contains(String($0)) } ?? false
    }

    /// Apps named by attribution links: `app.appsflyer.com/id123`, `page.link?apn=…&isi=…`, store URLs of
    /// each platform.
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

    /// The address that a wrapper carries in its query or behind its path.
    private static func embeddedAddress(
        in address: WebAddress, host: HostName
    ) -> WebAddress? {
        let looksLikeWrapper =
            LinkKinds.attributes(host) || isRedirector(host) || hasTrackerWord(address, host)
        let telling =
            looksLikeWrapper ? LinkKinds.landingParameters[...] : LinkKinds.landingParameters.prefix(4)
        let candidates = telling.compactMap { name in address.value(of: name) }
        for candidate in candidates + (looksLikeWrapper ? bareTargets(of: address) : []) {
            let decoded = URLExtraction.unwrappedEncoding(of: candidate)
            guard decoded.contains("//"),
                decoded.range(of: "^([A-Za-z][A-Za-z0-9+.-]*:)?//", options: .regularExpression) != nil,
                let target = WebAddress(decoded),
                // A page that sends people back to itself, after a login say, is the landing page.
                looksLikeWrapper || target.host?.registrableDomain != host.registrableDomain
            else { continue }
            return target
        }
        return nil
    }

    /// Targets without a parameter's name: `…/click?https://example.com`, `…/r/https%3A%2F%2Fexample.com`.
    private static func bareTargets(of address: WebAddress) -> [String] {
        let names = address.query.map { $0.value.isEmpty ? $0.name : "\($0.name)=\($0.value)" }
        let path = address.segments.joined(separator: "/")
        let tail = path.range(of: "https?:/+", options: [.regularExpression, .caseInsensitive]).map { range in
            path[range.lowerBound...].replacingOccurrences(
                of: "^(https?):/+", with: "$1://", options: [.regularExpression, .caseInsensitive])
        }
        return names.filter { $0.lowercased().hasPrefix("http") } + [tail].compactMap(\.self)
    }

    private static func hasTrackerWord(_ address: WebAddress, _ host: HostName) -> Bool {
        let words = address.segments.prefix(3).flatMap { segment in
            segment.lowercased().split { !$0.isASCIILetter }
        }
        return words.contains { pathWords.contains(String($0)) }
            || host.name.contains("click") || host.name.contains("track") || host.name.contains("redir")
    }

    private static let pathWords: Set<String> = LinkKinds.trackerLabels.union([
        "aclk", "clickthrough", "event", "forward", "go", "jump", "out", "outbound", "r", "rd", "trackclk",
        "url",
    ])
}
