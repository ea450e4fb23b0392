internal import Foundation
internal import LLMProtocol

/// Where a provider's interface begins, checked.
struct BaseURL: Sendable {
    private let components: URLComponents

    /// - Throws: `LLMError` of code `invalidConfiguration` unless it is `http` or `https` with a host, without user, query and fragment.
    init(_ url: URL) throws {
        guard let components = URLComponents(url: url, resolvingAgainstBaseURL: true),
            ["http", "https"].contains(components.scheme?.lowercased()), components.host?.isEmpty == false,
            components.user == nil, components.password == nil, components.query == nil,
            components.fragment == nil
        else {
            // The address itself may hold a password.
            throw LLMError(
                .invalidConfiguration,
                "the base URL is not one, expected http or https, a host and no user, query or fragment")
        }
        self.components = components
    }

    var host: String { components.host?.lowercased() ?? "" }

    /// `@host:port/path`, or nothing where the host is the provider's own: another server may give other answers.
    func identifierSuffix(besides ownHost: String) -> String {
        host == ownHost
            ? "" : "@\(host)\(components.port.map { ":\($0)" } ?? "")\(components.percentEncodedPath)"
    }

    /// The address of an interface below `version`, which the base may name already.
    func appending(_ path: String, version: String, unlessBaseHasPath: Bool = false) -> URL {
        var parts = components.percentEncodedPath.split(separator: "/").map(String.init)
        if parts.last != version, !(unlessBaseHasPath && !parts.isEmpty) { parts.append(version) }
        var whole = components
        whole.percentEncodedPath = "/" + (parts + [path]).joined(separator: "/")
        return whole.url!
    }
}
