internal import Foundation

/// The routes for operators and programs: health, metrics, and the description of the API.
struct SystemRoutes {
    let context: ServiceContext
    let operations: OperationTable

    /// Returns the response to a request that needs no token, or `nil` for another path.
    func publicResponse(to routed: RoutedRequest) async -> HTTPResponse? {
        switch routed.path {
        case ["healthz"]:
            return refusal(routed) ?? .text("ok\n")
        case ["readyz"]:
            if let refusal = refusal(routed) { return refusal }
            do {
                _ = try await context.store.jobs([])
                return .text("ready\n")
            } catch {
                return .text("the store cannot be read\n", status: 503)
            }
        case ["openapi.json"]:
            if let refusal = refusal(routed) { return refusal }
            return HTTPResponse(
                status: 200, fields: ["Content-Type": "application/json", "Cache-Control": "no-cache"],
                body: .bytes(Self.openAPI))
        default: return nil
        }
    }

    private static let openAPI = Data(OpenAPIDocument(OperationTable.all).json.text.utf8)

    /// Returns the metrics in the text format of Prometheus.
    func metrics(_ routed: RoutedRequest) -> HTTPResponse {
        if let refusal = refusal(routed) { return refusal }
        var response = HTTPResponse.text(context.state.metrics.text)
        response.fields["Content-Type"] = "text/plain; version=0.0.4; charset=utf-8"
        return response
    }

    /// Returns the response to a method other than GET and HEAD.
    private func refusal(_ routed: RoutedRequest) -> HTTPResponse? {
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

    /// Creates a response of JSON.
    static func json(_ value: JSONValue, status: Int = 200) -> HTTPResponse {
        HTTPResponse(
            status: status, fields: ["Content-Type": "application/json", "Cache-Control": "no-store"],
            body: .bytes(Data(value.text.utf8)))
    }
}
