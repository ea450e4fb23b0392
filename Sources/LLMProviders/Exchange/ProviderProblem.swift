internal import Foundation
internal import LLMProtocol

/// The body of an error. Providers and compatible servers differ in the details, and every part is optional.
///
/// The provider's own message is searched for names of parameters and kinds of errors. It is never shown, since it may repeat
/// the prompt.
struct ProviderProblem {
    /// The provider's name of the kind of error.
    var type: String?
    /// The status that the error reports, as a number or by its kind.
    var status: Int?
    /// The parameter that the error concerns.
    var parameter: String?
    /// The provider's identifier of the exchange.
    var requestID: String?
    /// The requested delay.
    var retryDelay: Duration?
    /// Whether the error concerns the key, regardless of the status.
    var isAboutTheKey = false
    /// Whether the error concerns an account without credit, regardless of the status.
    var isAboutCredit = false
    /// Whether the body contains an error at all.
    var isThere = false

    private var message = ""

    private static let refusals = [
        "support", "deprecated", "not allowed", "not permitted", "unknown", "unrecognized", "not accept",
    ]

    /// - Parameter body: The values of the body.
    init(_ body: [JSONValue]) {
        requestID = body.lazy.compactMap { $0["request_id"].label }.first
        guard let error = body.lazy.compactMap(\.reportedError).first else { return }
        isThere = true
        let names = [error["type"], error["status"], error["code"]].compactMap { value in
            if case .string(let text) = value, Int(text) == nil { text } else { nil }
        }
        type = names.first { $0 != "error" }
        parameter = error["param"].label
        message = ["message", "msg", "detail"].lazy.compactMap { error[$0].label }.first ?? error.label ?? ""
        let details = error["details"].array
        retryDelay =
            details.lazy.compactMap { $0["retryDelay"].label }.first.flatMap(RetryAfter.delay(ofText:))
            ?? error["retry_after"].label.flatMap { RetryAfter.delay(ofText: "\($0)s") }
        isAboutTheKey = details.contains { $0["reason"] == .string("API_KEY_INVALID") }
        let kinds = names.lazy.compactMap(ErrorKind.status(of:))
        isAboutCredit = kinds.contains(402)
        let numbers = ["code", "status", "status_code", "http_status"].lazy.compactMap { error[$0].count }
        status = numbers.first { (400...599).contains($0) } ?? kinds.first ?? ErrorKind.status(of: message)
    }

    /// Returns the parameter of a request that the provider does not accept: it is named in the error, or is a word in a
    /// message about unsupported parameters. A message about its value, or one that repeats the prompt, does not count.
    func named(among request: ModelRequest) -> OptionalParameter? {
        let text = message.lowercased()
        guard parameter != nil || Self.refusals.contains(where: text.contains) else { return nil }
        let words = Set((parameter ?? message).split { !$0.isLetter && $0 != "_" }.map { $0.lowercased() })
        return OptionalParameter.allCases.first { $0.isSet(in: request) && words.contains($0.rawValue) }
    }

    /// Whether the error gives no reason.
    var isSilent: Bool { parameter == nil && message.isEmpty }
}

/// Kinds of errors by the words in their names, which providers spell differently: `rate_limit_exceeded`, `RateLimitError`.
private enum ErrorKind {
    private static let stems: [(status: Int, [String])] = [
        (
            402,
            [
                "insufficientquota", "payment", "billing", "insufficientcredit", "insufficientbalance",
                "insufficientfund",
            ]
        ),
        (429, ["ratelimit", "toomanyrequest", "resourceexhausted", "throttl", "quota"]),
        (529, ["overload"]), (504, ["timeout", "timedout", "deadline"]),
        (503, ["unavailable", "nocapacity", "atcapacity"]),
        (401, ["authentication", "unauthenticated", "unauthorized", "apikey"]),
        (403, ["permission", "forbidden"]), (404, ["notfound"]), (413, ["toolarge"]),
        (400, ["invalidrequest", "invalidargument", "badrequest", "unsupported", "failedprecondition"]),
        (500, ["internal", "servererror", "apierror", "upstream"]),
    ]

    static func status(of name: String) -> Int? {
        let letters = String(name.lowercased().unicodeScalars.filter { ("a"..."z").contains($0) })
        return stems.first { $0.1.contains(where: letters.contains) }?.status
    }
}

extension JSONValue {
    /// The error in a body: `{"error": …}`, the first of `errors`, an object that is marked as an error, or the error of a
    /// choice.
    fileprivate var reportedError: JSONValue? {
        switch self["error"] {
        case .null, .bool(false), .string(""), .object([:]): break
        case .bool, .integer, .number: return self
        case let error: return error
        }
        if let first = self["errors"].array.first { return first }
        if [self["type"], self["object"]].contains(.string("error")) { return self }
        if case .object = self["choices"].array.first?["error"] {
            return self["choices"].array.first?["error"]
        }
        let isAnswer = ["choices", "content", "candidates", "message"].contains { name in
            switch self[name] {
            case .null, .string: false
            default: true
            }
        }
        // The form of web frameworks: `{"detail": …}`, `{"message": …, "code": 503}`.
        let says = self["detail"] != .null || self["message"] != .null
        let hasCode = ["code", "status", "status_code"].contains { (400...599).contains(self[$0].count ?? 0) }
        return !isAnswer && (says && hasCode || self["detail"] != .null) ? self : nil
    }
}
