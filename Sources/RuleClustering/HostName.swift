internal import CPublicSuffix
internal import Foundation
internal import Synchronization

/// The host of a URL in one spelling: lower-case, punycode, without a trailing dot.
public struct HostName: Hashable, Sendable, Codable {
    /// The host: `www.example.com`, `192.168.1.1` or `[::1]`.
    public let name: String

    /// The domain that a person registers, or the address itself where the host is an IP address.
    public let registrableDomain: String

    /// Normalises a host; `nil` where it cannot be one: empty, over 253 bytes, without a dot, or with a last label that no
    /// domain ends with, as in `3.99`.
    ///
    /// - Parameter host: A host as URLs spell it, in Unicode or punycode.
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

    /// `brand.onelink.me` of any host below it: services that give each customer a host of its own stand between as public
    /// suffixes do.
    private static func customerDomain(_ host: String) -> String? {
        guard let service = LinkKinds.ownedAttribution.first(where: { host.hasSuffix("." + $0) }) else {
            return nil
        }
        let customer = host.dropLast(service.count + 1).split(separator: ".").last
        return customer.map { "\($0).\(service)" }
    }

    /// The host without a leading `www.` or `m.`, which say nothing about what is behind them.
    package var withoutCommonPrefix: String {
        for prefix in ["www.", "m."] where name.hasPrefix(prefix) && name != registrableDomain {
            return String(name.dropFirst(prefix.count))
        }
        return name
    }

    /// Whether a label could be a top-level domain's: letters alone, or punycode. Numbers end addresses, prices and versions.
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

/// The Public Suffix List (publicsuffix.org), asked through libpsl.
///
/// Private suffixes count, so that `alice.github.io` and `bob.github.io` are two owners.
final class PublicSuffixList: Sendable {
    /// The newest list that the system has: the `publicsuffix` package's, else the one that libpsl was
    /// built with.
    static let system = PublicSuffixList()

    // libpsl's contexts are never changed once loaded, and its look-ups keep no state.
    private nonisolated(unsafe) let context: OpaquePointer?

    private init() {
        context = psl_latest(nil)
    }

    deinit {
        psl_free(context)
    }

    /// The domain that a person registers: `amazon.co.uk` of `books.amazon.co.uk`; `nil` for a host
    /// that is itself a public suffix, or has no dot.
    ///
    /// - Parameter host: Lower-case, in punycode, no trailing dot and no IP address (libpsl would take
    ///   `192.168.1.1` for a domain).
    func registrableDomain(of host: String) -> String? {
        guard let context, host.contains(".") else { return nil }
        return host.withCString { pointer in
            psl_registrable_domain(context, pointer).map { String(cString: $0) }
        }
    }

    /// Whether the list names a top-level domain.
    ///
    /// - Parameter name: The last label of a host, lower-case, in Unicode or punycode.
    func lists(_ name: String) -> Bool {
        guard let context else { return false }
        // Without the rule `*`, by which every unknown name would be a suffix.
        let type = PSL_TYPE_ICANN | PSL_TYPE_PRIVATE | PSL_TYPE_NO_STAR_RULE
        return name.withCString { psl_is_public_suffix2(context, $0, type) } == 1
    }
}

/// Keeps each host once, however many pages it has.
final class HostPool: Sendable {
    private let hosts = Mutex<Set<HostName>>([])

    /// The first host that was equal to this one.
    func shared(_ host: HostName) -> HostName {
        hosts.withLock { $0.insert(host).memberAfterInsert }
    }
}
