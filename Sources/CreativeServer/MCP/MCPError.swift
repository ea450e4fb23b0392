/// An error of JSON-RPC.
struct MCPError: Error {
    /// A code, of JSON-RPC 2.0 or of the protocol.
    enum Code: Int {
        case parseError = -32700
        case invalidRequest = -32600
        case methodNotFound = -32601
        case invalidParams = -32602
        case internalError = -32603
        case headerMismatch = -32020
        case unsupportedVersion = -32022

        /// The status of the response to a stateless request.
        var status: Int {
            switch self {
            case .methodNotFound: 404
            case .internalError: 200
            default: 400
            }
        }
    }

    var code: Code
    var message: String
    var data: JSONValue?

    init(code: Code, _ message: String, data: JSONValue? = nil) {
        self.code = code
        self.message = message
        self.data = data
    }

    /// Returns the reply to a request.
    func reply(to id: JSONValue) -> JSONValue {
        var error: [String: JSONValue] = [
            "code": .integer(Int64(code.rawValue)), "message": .string(message),
        ]
        error["data"] = data
        return ["jsonrpc": "2.0", "id": id, "error": .object(error)]
    }
}
