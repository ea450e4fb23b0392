internal import Foundation

/// The checks of where a request of a browser comes from.
///
/// - The `Host` must be a name of this server, or a numeric address. Otherwise a page of another site could resolve its
///   own name to this server and read responses (DNS rebinding).
/// - A request that changes data must not come from a page of another site. Browsers tell by `Sec-Fetch-Site` and
///   `Origin`; programs send neither.
struct OriginCheck: Sendable {
    /// The allowed hosts, in lower case, without port.
    private let hosts: Set<String>

    /// - Parameter hosts: The names of the server besides `localhost`, without port.
    init(hosts: [String]) { self.hosts = Set(hosts.map { $0.lowercased() } + ["localhost"]) }

    /// Returns the reason for which a request is refused, or `nil`.
    func refusal(of request: HTTPRequest) -> (status: Int, detail: String)? {
        guard let authority = request.fields["Host"], let host = Authority(authority),
            hosts.contains(host.host) || host.isNumeric
        else { return (421, "This host is not a name of this server.") }
        guard !request.method.isSafe else { return nil }
        // Only same-origin requests and those that a person began, such as by a bookmark.
        if let site = request.fields["Sec-Fetch-Site"], site != "same-origin", site != "none" {
            return (403, "The request comes from another site.")
        }
        var origins = request.fields.values(of: "Origin")
        // Browsers without either field name the page, unless it asks them not to.
        if origins.isEmpty, request.fields["Sec-Fetch-Site"] == nil {
            origins = request.fields.values(of: "Referer")
        }
        for origin in origins {
            guard isSame(origin, host) else { return (403, "The request comes from another site.") }
        }
        return nil
    }

    /// Returns whether an origin has a host and port. The scheme is not compared, because a proxy may add TLS.
    private func isSame(_ origin: String, _ host: Authority) -> Bool {
        for (scheme, port) in [("http://", 80), ("https://", 443)] where origin.lowercased().hasPrefix(scheme)
        {
            let authority = origin.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" }
            guard let other = Authority(String(authority)), other.host == host.host else { return false }
            return (other.port ?? port) == (host.port ?? port)
        }
        return false
    }
}

/// A host with an optional port.
struct Authority: Hashable, Sendable {
    /// The host in lower case, with brackets around a numeric IPv6 address.
    var host: String
    var port: Int?

    /// Parses a host with an optional port, or returns `nil`.
    init?(_ text: String) {
        let isBracketed = text.hasPrefix("[")
        let bracket = text.firstIndex(of: "]").map { text.index(after: $0) }
        guard isBracketed == (bracket != nil) else { return nil }
        let end = isBracketed ? bracket : text.firstIndex(of: ":")
        let host = text[..<(end ?? text.endIndex)].lowercased()
        let rest = text[(end ?? text.endIndex)...]
        guard !host.isEmpty, host.utf8.allSatisfy(Self.isAllowed) else { return nil }
        self.host = host
        guard !rest.isEmpty else { return }
        guard rest.first == ":", let port = Int(rest.dropFirst()), (1...65_535).contains(port),
            rest.dropFirst().utf8.allSatisfy({ (48...57).contains($0) })
        else { return nil }
        self.port = port
    }

    /// Whether the host is a numeric address, which no name server can change.
    var isNumeric: Bool {
        var storage = in6_addr()
        if host.hasPrefix("[") {
            return inet_pton(AF_INET6, String(host.dropFirst().dropLast()), &storage) == 1
        }
        return inet_pton(AF_INET, host, &storage) == 1
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (97...122).contains(byte) || "-._[]:".utf8.contains(byte)
    }
}
