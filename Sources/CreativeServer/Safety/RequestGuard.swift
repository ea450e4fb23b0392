internal import Foundation

/// Protects an application: decorates it with the checks that every request must pass.
///
/// ```swift
/// let tokens = try TokenAuthenticator(file: file)
/// let service = CreativeService(context: context, authenticator: tokens)
/// try await transport.run(RequestGuard(service, options: .init(tokens: tokens))) { _, _ in }
/// ```
///
/// - The host must be a name of the server: 421 otherwise.
/// - A request that changes data must not come from a page of another site: 403 otherwise.
/// - With tokens, a request needs a valid one, except for `/healthz` and `/readyz`: 401 otherwise. Browsers are sent to
///   `/sign-in`, where a person enters a token; a cookie keeps it.
/// - The number of requests per caller can be limited: 429 with `Retry-After`.
/// - Bodies are limited: 413 before they are received.
/// - Every response receives the fields that keep a browser from running or embedding anything else.
///
/// The guard conforms to ``HTTPScreening``, so that a transport refuses a request before its body arrives.
public struct RequestGuard: HTTPScreening {
    /// The options of a guard.
    public struct Options: Sendable {
        /// The names by which clients reach the server, without port. Numeric addresses and `localhost` are always allowed.
        public var hosts: [String] = []
        /// The tokens; `nil` to let everyone in, which is safe on the loopback address of a trusted machine only.
        public var tokens: TokenAuthenticator?
        /// The maximum number of requests per minute of one token, or of one client address without tokens; `nil` for no
        /// limit.
        public var requestsPerMinute: Int?
        /// The maximum size of JSON documents and forms in bytes. The default is 4 MiB.
        public var documentLimit = 4 << 20
        /// The maximum size of other bodies, which are uploads, in bytes. The default is 256 MiB.
        public var uploadLimit = 256 << 20

        /// Creates options.
        public init(hosts: [String] = [], tokens: TokenAuthenticator? = nil, requestsPerMinute: Int? = nil) {
            self.hosts = hosts
            self.tokens = tokens
            self.requestsPerMinute = requestsPerMinute
        }
    }

    private let base: any HTTPHandler
    private let options: Options
    private let origins: OriginCheck
    private let limiter: RateLimiter?
    private let signIn: SignInPage?

    /// Creates a guard.
    ///
    /// - Parameters:
    ///   - base: The application.
    ///   - options: The options.
    public init(_ base: some HTTPHandler, options: Options = Options()) {
        self.base = base
        self.options = options
        origins = OriginCheck(hosts: options.hosts)
        limiter = options.requestsPerMinute.map { RateLimiter(perMinute: $0) }
        signIn = options.tokens.map(SignInPage.init)
    }

    /// Refuses requests of other sites, requests without a token, and too large bodies.
    public func screen(_ head: HTTPRequest) -> HTTPScreeningDecision {
        if let refusal = refusal(of: head) { return .refuse(refusal) }
        return .receive(bodyLimit: bodyLimit(of: head))
    }

    /// Returns the response of the application, or a refusal.
    public func respond(to request: HTTPRequest) async -> HTTPResponse {
        if let refusal = refusal(of: request) { return refusal }
        if let delay = limiter?.delay(for: caller(of: request)) {
            var response = TransportProblem.response(429, "There were too many requests.")
            response.fields["Retry-After"] = "\(delay)"
            return secured(response)
        }
        if let signIn, let response = await signIn.response(to: request) { return secured(response) }
        return secured(await base.respond(to: request))
    }

    private func refusal(of request: HTTPRequest) -> HTTPResponse? {
        if let (status, detail) = origins.refusal(of: request) {
            return secured(TransportProblem.response(status, detail))
        }
        guard let tokens = options.tokens, let signIn, !Self.isPublic(request), !signIn.owns(request),
            tokens.entry(of: request) == nil
        else { return nil }
        if let redirect = signIn.redirect(from: request) { return secured(redirect) }
        var response = TransportProblem.response(401, "A valid token is required.")
        response.fields["WWW-Authenticate"] = "Bearer"
        return secured(response)
    }

    private func bodyLimit(of head: HTTPRequest) -> Int {
        if let signIn, signIn.owns(head) { return SignInPage.bodyLimit }
        let type = head.fields["Content-Type"]?.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces)
            .lowercased()
        switch type {
        case nil, "application/json", "application/x-www-form-urlencoded", "text/plain":
            return options.documentLimit
        default: return options.uploadLimit
        }
    }

    private func caller(of request: HTTPRequest) -> String {
        options.tokens?.entry(of: request).map { "token \($0.name)" } ?? request.clientAddress ?? ""
    }

    private func secured(_ response: HTTPResponse) -> HTTPResponse {
        var response = response
        SecurityHeaders.add(to: &response.fields)
        return response
    }

    /// Whether a request is that of a load balancer, which sees neither data nor settings.
    private static func isPublic(_ request: HTTPRequest) -> Bool {
        ["/healthz", "/readyz"].contains(request.target) && request.method.isSafe
    }
}
