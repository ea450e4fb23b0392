internal import Foundation
internal import LLMProtocol

/// What the body of an error says. Providers and compatible servers differ in the details, and all of it is optional.
///
/// The provider's own message is read for names of parameters and shown nowhere: it may repeat the prompt.
struct ProviderProblem {
    /// The provider's name for the kind of error.
    var type: String?
    /// The parameter that the error is about.
    var parameter: String?
    /// The provider's name for the exchange.
    var requestID: String?
    /// How long to wait.
    var retryDelay: Duration?
    /// Whether the key is what is wrong, whatever the status says.
    var isAboutTheKey = false

    private var message = ""

    private static let refusals = [
        "support", "deprecated", "not allowed", "not permitted", "unknown", "unrecognized", "not accept",
    ]

    init(_ body: Data) {
        guard let envelope = try? JSONDecoder().decode(Envelope.self, from: body) else { return }
        let error = envelope.error
        let details = error?.details ?? []
        type = error?.type ?? error?.status ?? error?.code
        parameter = error?.param
        message = error?.message ?? ""
        requestID = envelope.requestID
        retryDelay = details.compactMap(\.retryDelay).first.flatMap(RetryAfter.delay(ofText:))
        isAboutTheKey = details.contains { $0.reason == "API_KEY_INVALID" }
    }

    /// The parameter of a request that the provider does not take: named as such, or else as a word of a message that says so. A message
    /// about its value, or one that repeats the prompt, is none.
    func named(among request: ModelRequest) -> OptionalParameter? {
        let text = message.lowercased()
        guard parameter != nil || Self.refusals.contains(where: text.contains) else { return nil }
        let words = Set((parameter ?? message).split { !$0.isLetter && $0 != "_" }.map { $0.lowercased() })
        return OptionalParameter.allCases.first { $0.isSet(in: request) && words.contains($0.rawValue) }
    }
}

/// `{"error": {…}, "request_id": …}`; whatever has another form counts as not there.
private struct Envelope: Decodable {
    struct Problem: Decodable {
        var type, status, code, param, message: String?
        var details: [Detail]?

        enum CodingKeys: CodingKey { case type, status, code, param, message, details }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            func text(_ key: CodingKeys) -> String? { try? container.decode(String.self, forKey: key) }
            (type, status, code) = (text(.type), text(.status), text(.code))
            (param, message) = (text(.param), text(.message))
            details = try? container.decode([Detail].self, forKey: .details)
        }
    }

    /// What Google adds: `RetryInfo` has a delay such as `13s`, `ErrorInfo` a reason.
    struct Detail: Decodable {
        var retryDelay: String?
        var reason: String?
    }

    enum CodingKeys: String, CodingKey {
        case error
        case requestID = "request_id"
    }

    var error: Problem?
    var requestID: String?

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        error = try? container.decode(Problem.self, forKey: .error)
        requestID = try? container.decode(String.self, forKey: .requestID)
    }
}
