internal import Foundation
internal import StageCore

/// An error as a response: problem details (RFC 9457) with the code of the library.
struct Problem {
    var status: Int
    var code: String
    var detail: String

    /// The media type.
    static let mediaType = "application/problem+json"

    init(_ error: any Error) {
        switch error {
        case let error as ImportError:
            // Its description begins with the path of the upload.
            code = error.code.rawValue
            detail = [error.line.map { "line \($0)" }, error.record, error.column, error.message]
                .compactMap(\.self).map { escaped($0, limit: 300) }.joined(separator: ": ")
            status = 422
        case let error as any CodedError:
            code = error.code.rawValue
            detail = error.message
            status = Self.statuses[error.code.rawValue] ?? Self.status(of: error.category)
        case is CancellationError:
            (status, code, detail) = (503, "cancelled", "the request was cancelled")
        default:
            // The description of a foreign error may contain a path of the server.
            (status, code, detail) = (500, "internal", "the server failed")
        }
    }

    var response: HTTPResponse {
        var response = HTTPResponse(
            status: status, fields: ["Content-Type": Self.mediaType, "Cache-Control": "no-store"],
            body: .bytes(Data(json.text.utf8)))
        if status == 401 { response.fields["WWW-Authenticate"] = "Bearer" }
        if status == 503 { response.fields["Retry-After"] = "1" }
        return response
    }

    var json: JSONValue {
        [
            "type": "about:blank", "title": .string(Self.titles[status] ?? "Error"),
            "status": .integer(Int64(status)), "code": .string(code), "detail": .string(detail),
        ]
    }

    /// The schema, for the documentation.
    static let schema = ValueSchema([
        "type": "object", "title": "Problem",
        "properties": [
            "type": ["type": "string"], "title": ["type": "string"],
            "status": ["type": "integer", "minimum": 400, "maximum": 599],
            "code": [
                "type": "string", "description": "The error code of the library: stable, for programs.",
            ],
            "detail": ["type": "string", "description": "The problem and the expected value, in one line."],
        ],
        "required": ["type", "title", "status", "code", "detail"],
    ])

    /// The statuses of codes that say more than their category.
    private static let statuses: [String: Int] = [
        // Requests.
        "unauthorized": 401, "forbidden": 403, "readOnly": 403, "seatForbidden": 403, "unknownSeat": 404,
        "unknownOperation": 404, "unknownPath": 404, "unknownPlan": 404, "unknownImport": 404,
        "unknownEdit": 404,
        "unknownCursor": 404,
        "methodNotAllowed": 405, "notAcceptable": 406, "unsupportedMediaType": 415, "bodyTooLarge": 413,
        "malformedRequest": 400, "preconditionFailed": 412, "preconditionRequired": 428,
        "requestInProgress": 409, "notLatestEdit": 409,
        // Stores and jobs.
        "unknownCampaign": 404, "unknownCreative": 404, "unknownJob": 404, "unknownRun": 404,
        "unknownType": 404,
        "planInvalid": 422,
        // Databases.
        "busy": 503,
    ]

    private static func status(of category: ErrorCategory) -> Int {
        switch category {
        case .usage, .input: 422
        case .refused: 409
        case .environment: 503
        case .internal: 500
        }
    }

    static let titles = [
        400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
        405: "Method Not Allowed",
        406: "Not Acceptable", 409: "Conflict", 412: "Precondition Failed", 413: "Content Too Large",
        415: "Unsupported Media Type", 422: "Unprocessable Content", 428: "Precondition Required",
        429: "Too Many Requests", 500: "Internal Server Error", 503: "Service Unavailable",
    ]
}
