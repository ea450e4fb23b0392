/// Determines the rights of callers.
///
/// Implementation guidance: compare secrets in constant time, and keep only their hashes.
public protocol Authenticator: Sendable {
    /// Returns the rights of the sender of a request, or `nil` if it has none: the response is then 401, or the page
    /// for signing in.
    func access(of request: HTTPRequest) async -> Access?
}

/// Gives everyone the same rights, as a server on the loopback address does.
public struct OpenAccess: Authenticator {
    private let access: Access

    /// Creates an authenticator.
    ///
    /// - Parameter access: The rights of everyone. The default is all rights.
    public init(_ access: Access = .full) { self.access = access }

    /// Returns the rights of everyone.
    public func access(of request: HTTPRequest) async -> Access? { access }
}
