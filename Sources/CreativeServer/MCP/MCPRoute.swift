internal import Foundation
internal import StageCore

/// `POST /mcp`: the Streamable HTTP transport of the Model Context Protocol, without streams and sessions.
struct MCPRoute {
    let context: ServiceContext
    let operations: OperationTable

    /// Returns the response to a request.
    func response(to request: HTTPRequest, _ access: Access) async -> HTTPResponse {
        // There is no stream to open and no session to delete.
        guard request.method == .post else { return APIRoutes.wrongMethod(request.method, allowed: [.post]) }
        do {
            return try await answer(to: message(of: request), request, access)
        } catch let error as MCPError {
            return .json(error.reply(to: .null), status: error.code.status)
        } catch {
            return Problem(error).response
        }
    }

    private func message(of request: HTTPRequest) throws -> JSONValue {
        guard request.mediaType == "application/json" else {
            throw ServerError(
                .unsupportedMediaType,
                "the media type of the body is \(quoted(request.mediaType ?? "", limit: 60)), expected application/json"
            )
        }
        let accepted = request.fields.values(of: "Accept")
        guard accepted.isEmpty || MediaRanges(accepted).accept("application/json") else {
            throw ServerError(
                .notAcceptable, "the path produces application/json, which the request does not accept")
        }
        let data = try request.bodyData(limit: context.limits.maximumJSONBytes)
        do {
            return JSONValue(try JSONReader.read(data))
        } catch {
            throw MCPError(code: .parseError, "the body is not JSON: \(error.description)")
        }
    }

    private func answer(to message: JSONValue, _ request: HTTPRequest, _ access: Access) async throws
        -> HTTPResponse
    {
        let server = MCPServer(
            context: context, access: access, operations: operations, writes: context.toolsMayWrite)
        let version = request.fields["MCP-Protocol-Version"]
        let isStateless =
            message["params"]["_meta"][MCPEnvelope.version] != .null
            || version.map { !MCPServer.handshakeVersions.contains($0) } ?? false
        if isStateless, let error = mismatch(message, request, version) {
            return .json(
                error.reply(to: MCPServer.isID(message["id"]) ? message["id"] : .null),
                status: error.code.status)
        }
        guard let reply = await server.reply(to: message) else { return HTTPResponse(status: 202) }
        let code = reply["error"]["code"]
        var status = 200
        if case .integer(let number) = code, let known = MCPError.Code(rawValue: Int(number)),
            isStateless || [.invalidRequest, .unsupportedVersion].contains(known)
        {
            status = known.status
        }
        return .json(reply, status: status)
    }

    /// Returns the error of a stateless request whose header does not agree with its body: a proxy that routes by the
    /// header would otherwise see another request than the server.
    private func mismatch(_ message: JSONValue, _ request: HTTPRequest, _ version: String?) -> MCPError? {
        // A notification has no envelope.
        guard message["id"] != .null else {
            guard let version, MCPServer.statelessVersions.contains(version) else {
                return unsupported(version)
            }
            return nil
        }
        let meta = message["params"]["_meta"]
        guard case .string(let given) = meta[MCPEnvelope.version], meta[MCPEnvelope.capabilities] != .null
        else {
            return MCPError(
                code: .invalidParams, "_meta lacks \(MCPEnvelope.version) or \(MCPEnvelope.capabilities)")
        }
        for name in ["MCP-Protocol-Version", "Mcp-Method", "Mcp-Name"]
        where request.fields.values(of: name).count > 1 {
            return MCPError(code: .headerMismatch, "\(name) is given twice")
        }
        guard version == given else {
            return MCPError(code: .headerMismatch, "MCP-Protocol-Version differs from the body")
        }
        guard request.fields["Mcp-Method"] == message["method"].stringValue else {
            return MCPError(code: .headerMismatch, "Mcp-Method differs from the body")
        }
        if message["method"] == "tools/call",
            Self.decoded(request.fields["Mcp-Name"]) != message["params"]["name"].stringValue
        {
            return MCPError(code: .headerMismatch, "Mcp-Name differs from the body")
        }
        return MCPServer.statelessVersions.contains(given) ? nil : unsupported(given)
    }

    private func unsupported(_ version: String?) -> MCPError {
        MCPError(
            code: .unsupportedVersion, "Unsupported protocol version",
            data: ["supported": MCPServer.statelessVersions.json, "requested": .string(version ?? "")])
    }

    /// Returns the value of a field, which may be encoded as `=?base64?…?=`.
    private static func decoded(_ value: String?) -> String? {
        guard let value, value.hasPrefix("=?base64?"), value.hasSuffix("?=") else { return value }
        return Data(base64Encoded: String(value.dropFirst(9).dropLast(2))).flatMap {
            String(validating: $0, as: UTF8.self)
        }
    }
}
