internal import CPublicSuffix

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
