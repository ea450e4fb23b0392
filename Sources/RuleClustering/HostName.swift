internal import CPublicSuffix
internal import Foundation

/// The host of a URL in normal form: lower-case, punycode, without a trailing dot.
public struct HostName: Hashable, Sendable, Codable {
    /// The host: `www.example.com`, `192.168.1.1` or `[::1]`.
    public let name: String

    /// The registrable domain, or the host itself if it is an IP address.
    public let registrableDomain: String

    /// Normalises a host; returns `nil` if it is invalid: empty, over 253 bytes, without a dot, or with
    /// a last label that cannot be a top-level domain, as in `3.99`.
    ///
    /// - Parameter host: A host as spelled in a URL, in Unicode or punycode.
    public init?(_ host: String) {
        var host = host.lowercased()
        while host.hasSuffix(".") { host.removeLast() }
        guard !host.isEmpty, host.utf8.count <= 253 else { return nil }
        if Self.isAddress(host) {
            name = host
            registrableDomain = host
            return
        }
        guard host.contains("."), host.utf8.allSatisfy({ Self.allowed.contains($0) }), !host.contains(".."),
            !host.hasPrefix("."), let ending = host.split(separator: ".").last,
            Self.isTopLevelName(ending)
        else { return nil }
        name = host
        registrableDomain =
            Self.customerDomain(host) ?? PublicSuffixList.system.registrableDomain(of: host) ?? host
    }

    /// Returns `brand.onelink.me` for any host below it. Services that give each customer a host act
    /// like public suffixes.
    private static func customerDomain(_ host: String) -> String? {
        guard let service = LinkKinds.ownedAttribution.first(where: { host.hasSuffix("." + $0) }) else {
            return nil
        }
        let customer = host.dropLast(service.count + 1).split(separator: ".").last
        return customer.map { "\($0).\(service)" }
    }

    /// The host without a leading `www.` or `m.`, which do not identify the site.
    package var withoutCommonPrefix: String {
        for prefix in ["www.", "m."] where name.hasPrefix(prefix) && name != registrableDomain {
            return String(name.dropFirst(prefix.count))
        }
        return name
    }

    /// Returns whether a label could be a top-level domain: only letters, or punycode. Addresses, prices and
    /// versions end in numbers.
    static func isTopLevelName(_ label: some StringProtocol) -> Bool {
        label.hasPrefix("xn--") || (label.count >= 2 && label.allSatisfy(\.isLetter))
    }

    private static let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789-._".utf8)

    private static func isAddress(_ host: String) -> Bool {
        let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        var storage = in6_addr()
        return inet_pton(AF_INET, bare, &storage) == 1 || inet_pton(AF_INET6, bare, &storage) == 1
    }
}

/// The Public Suffix List (publicsuffix.org), queried through libpsl.
///
/// Private suffixes count, so that `alice.github.io` and `bob.github.io` have different owners.
final class PublicSuffixList: Sendable {
    /// The newest list on the system: that of the `publicsuffix` package, else the one built into
    /// libpsl.
    static let system = PublicSuffixList()

    // A libpsl context is immutable once loaded, and look-ups keep no state.
    private nonisolated(unsafe) let context: OpaquePointer?

    private init() {
        context = psl_latest(nil)
    }

    deinit {
        psl_free(context)
    }

    /// Returns the registrable domain of a host: `amazon.co.uk` for `books.amazon.co.uk`; `nil` if the
    /// host is itself a public suffix, or has no dot.
    ///
    /// - Parameter host: A host in lower case and punycode, without a trailing dot. It must not be an
    ///   IP address: libpsl would treat `192.168.1.1` as a domain.
    func registrableDomain(of host: String) -> String? {
        guard let context, host.contains(".") else { return nil }
        return host.withCString { pointer in
            psl_registrable_domain(context, pointer).map { String(cString: $0) }
        }
    }

    /// Returns whether the list contains a top-level domain.
    ///
    /// - Parameter name: The last label of a host, lower-case, in Unicode or punycode.
    func lists(_ name: String) -> Bool {
        guard let context else { return false }
        // Excludes the rule `*`, which makes every unknown name a suffix.
        let type = PSL_TYPE_ICANN | PSL_TYPE_PRIVATE | PSL_TYPE_NO_STAR_RULE
        return name.withCString { psl_is_public_suffix2(context, $0, type) } == 1
    }
}
