internal import Foundation

/// The routes for operators and programs: health, metrics, and the description of the API.
struct SystemRoutes {
    let service: CreativeService

    /// Returns the response, or `nil` for another path.
    func response(to routed: RoutedRequest) async throws -> HTTPResponse? {
        guard routed.path.count == 1 else { return nil }
        switch routed.path[0] {
        case "healthz":
            return try reading(routed) ?? .text("ok\n")
        case "readyz":
            if let refusal = try reading(routed) { return refusal }
            do {
                _ = try await service.context.store.seats()
                return .text("ready\n")
            } catch {
                return HTTPResponse.text("the store cannot be read\n", status: 503)
            }
        default: return nil
        }
    }

    /// Returns the response to a method other than GET and HEAD.
    private func reading(_ routed: RoutedRequest) throws -> HTTPResponse? {
        guard ![.get, .head].contains(routed.request.method) else { return nil }
        return APIRoutes.wrongMethod(routed.request.method, allowed: [.get, .head])
    }
}

extension HTTPResponse {
    /// Creates a response of plain text.
    static func text(_ text: String, status: Int = 200) -> HTTPResponse {
        HTTPResponse(
            status: status,
            fields: ["Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"],
            body: .bytes(Data(text.utf8)))
    }
}
