internal import Foundation

/// A URL taken apart: what identity, hints and unwrapping look at.
struct WebAddress: Hashable {
    /// Lower-case; `https` for what came without one.
    var scheme: String
    /// `nil` for deep links without a real host.
    var host: HostName?
    /// The raw host of a deep link: `games` in `snapchat://games/launch`.
    var deepLinkHost: String
    /// The segments of the path, percent-decoded, without empty ones.
    var segments: [String]
    /// Names and values, percent-decoded once, in order.
    var query: [(name: String, value: String)]
    /// What follows `#`.
    var fragment: String

    var isWeb: Bool { scheme == "http" || scheme == "https" }

    /// Takes a URL apart; `nil` where it cannot be one.
    ///
    /// - Parameter text: A URL with a scheme, or a protocol-relative one (`//host/path`), or one
    ///   without either (`www.example.com/path`). Characters that a URL must not hold are tolerated.
    init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        guard let components = URLComponents(string: Self.completed(text), encodingInvalidCharacters: true),
            let scheme = components.scheme?.lowercased()
        else { return nil }
        self.scheme = scheme
        let rawHost = components.encodedHost ?? ""
        deepLinkHost = rawHost
        host = scheme == "http" || scheme == "https" ? HostName(rawHost) : nil
        segments = components.percentEncodedPath.split(separator: "/").map {
            String($0).removingPercentEncoding ?? String($0)
        }
        query = Self.items(of: components.percentEncodedQuery ?? "")
        fragment = components.percentEncodedFragment ?? ""
        if host == nil, scheme == "http" || scheme == "https" { return nil }
    }

    static func == (left: WebAddress, right: WebAddress) -> Bool {
        left.scheme == right.scheme && left.host == right.host && left.segments == right.segments
            && left.query.elementsEqual(right.query, by: ==) && left.fragment == right.fragment
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(host)
        hasher.combine(segments)
    }

    /// The first value of a parameter, by its name in any case; empty values do not count.
    func value(of names: String...) -> String? {
        for name in names {
            if let item = query.first(where: { $0.name.lowercased() == name && !$0.value.isEmpty }) {
                return item.value
            }
        }
        return nil
    }

    /// Longer text is no URL that anyone could follow.
    private static let longest = 16_384

    private static func completed(_ text: String) -> String {
        if text.hasPrefix("https://") || text.hasPrefix("http://") { return text }
        if text.hasPrefix("//") { return "https:" + text }
        if text.range(of: "^[A-Za-z][A-Za-z0-9+.-]*://", options: .regularExpression) == nil,
            text.range(of: "^[A-Za-z][A-Za-z0-9+-]*:[^0-9/]", options: .regularExpression) == nil
        {
            return "https://" + text
        }
        return text
    }

    private static func items(of query: String) -> [(name: String, value: String)] {
        query.split(whereSeparator: { $0 == "&" || $0 == ";" }).map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (decoded(parts[0]), parts.count > 1 ? decoded(parts[1]) : "")
        }
    }

    private static func decoded(_ text: Substring) -> String {
        let spaced = text.contains("+") ? text.replacingOccurrences(of: "+", with: " ") : String(text)
        return spaced.removingPercentEncoding ?? spaced
    }
}
