internal import Foundation
internal import StageCore

/// The application: it answers API requests by operations, and all others by pages.
///
/// ```swift
/// let service = CreativeService(context: context)
/// let response = await service.respond(to: HTTPRequest(.get, "/api/campaigns"))
/// ```
///
/// Paths: `/api/…` (the operations), `/mcp` (Model Context Protocol), `/healthz`, `/readyz`, `/metrics`,
/// `/openapi.json`. All other paths belong to ``pages``.
public struct CreativeService: HTTPHandler {
    /// The store, stages and settings.
    public let context: ServiceContext
    /// The operations.
    public let operations: OperationTable
    private let authenticator: any Authenticator
    private let pages: (any PageHandler)?

    /// Creates a service.
    ///
    /// - Parameters:
    ///   - context: The store, stages and settings.
    ///   - authenticator: Determines the rights of callers. The default gives everyone all rights.
    ///   - pages: Responds with pages for people; `nil` for an API alone.
    public init(
        context: ServiceContext, authenticator: any Authenticator = OpenAccess(),
        pages: (any PageHandler)? = nil
    ) {
        self.context = context
        self.authenticator = authenticator
        self.pages = pages
        operations = .all
    }

    /// Returns the response to a request.
    public func respond(to request: HTTPRequest) async -> HTTPResponse {
        do {
            return try await response(to: RoutedRequest(request))
        } catch {
            return Problem(error).response
        }
    }

    private func response(to routed: RoutedRequest) async throws -> HTTPResponse {
        let request = routed.request
        if let response = try await SystemRoutes(service: self).response(to: routed) { return response }
        let isAPI = routed.path[0] == "api"
        guard let access = await authenticator.access(of: request) else {
            if !isAPI, let pages { return await pages.respondToStranger(routed) }
            throw ServerError(.unauthorized, "the request has no valid token")
        }
        if isAPI {
            return try await APIRoutes(context: context, operations: operations).response(to: routed, access)
        }
        guard let pages else { throw ServerError.unknownPath }
        return await pages.respond(to: routed, context: context, access: access, operations: operations)
    }

    func access(of request: HTTPRequest) async -> Access? { await authenticator.access(of: request) }
}

extension ServerError {
    static let unknownPath = ServerError(.unknownPath, "there is nothing at this path")
}

extension OperationTable {
    /// All operations of the product.
    public static let all = OperationTable(
        CampaignOperations.all + ClusteringOperations.all + AssignmentOperations.all)
}
