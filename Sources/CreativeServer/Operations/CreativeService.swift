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
/// `/openapi.json`. All other paths belong to the pages.
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
        let clock = ContinuousClock()
        let start = clock.now
        let (response, label) = await labelledResponse(to: request)
        context.state.metrics.note(label, status: response.status, seconds: (clock.now - start) / .seconds(1))
        return response
    }

    private func labelledResponse(to request: HTTPRequest) async -> (HTTPResponse, label: String) {
        do {
            let routed = try RoutedRequest(request)
            let system = SystemRoutes(context: context, operations: operations)
            if let response = await system.publicResponse(to: routed) { return (response, "system") }
            guard let access = await authenticator.access(of: request) else {
                throw ServerError(.unauthorized, "the request has no valid token")
            }
            switch routed.path {
            case ["metrics"]: return (system.metrics(routed), "system")
            case ["mcp"]:
                return (
                    await MCPRoute(context: context, operations: operations).response(to: request, access),
                    "mcp"
                )
            case let path where path[0] == "api":
                let (response, name) = await APIRoutes(context: context, operations: operations).response(
                    to: routed, access)
                return (response, name ?? "none")
            default:
                guard let pages, !["mcp", "metrics"].contains(routed.path[0]) else {
                    throw ServerError.unknownPath
                }
                return (
                    await pages.respond(to: routed, context: context, access: access, operations: operations),
                    "page"
                )
            }
        } catch {
            return (Problem(error).response, "none")
        }
    }
}

extension ServerError {
    static let unknownPath = ServerError(.unknownPath, "there is nothing at this path")
}

extension OperationTable {
    /// All operations of the product.
    public static let all = OperationTable(
        CampaignOperations.all + ClusteringOperations.all + AssignmentOperations.all + ShapeOperations.all
            + UnassignedOperations.all + LogOperations.all + PlanOperations.all + ImportOperations.all
            + SeatOperations.all + PackageOperations.all + AdOperations.all + JobOperations.all)
}
