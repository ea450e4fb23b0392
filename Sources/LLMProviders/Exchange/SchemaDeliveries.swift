internal import LLMProtocol
internal import Synchronization

/// The ways to send the form of an answer to a server. A way that it rejected once is not tried again.
final class SchemaDeliveries: Sendable {
    private struct State {
        /// The index of the way to try first.
        var first = 0
        /// Whether an unexplained rejection was followed by another way, or a way was answered. Any further one
        /// concerns something else.
        var isSettled = false
    }

    private let all: [SchemaDelivery]
    private let state = Mutex(State())

    /// - Parameter all: The ways, the most exact first.
    init(_ all: [SchemaDelivery]) { self.all = all }

    /// The way to try first.
    var current: SchemaDelivery { all[state.withLock(\.first)] }

    func noteAnswer(to delivery: SchemaDelivery) {
        state.withLock { state in
            state.isSettled = true
            state.first = max(state.first, all.firstIndex(of: delivery) ?? 0)
        }
    }

    /// Returns the way to try next, or `nil` if the rejection concerns something else or no way is left.
    ///
    /// A rejection that names the form of answers is remembered at once. After the first one without a reason the last
    /// way is tried, and remembered when it is answered.
    func next(after delivery: SchemaDelivery, refusedBy refusal: SchemaRefusal) -> SchemaDelivery? {
        guard let index = all.firstIndex(of: delivery), index + 1 < all.count else { return nil }
        return state.withLock { state in
            switch refusal {
            case .none: return nil
            case .ofType:
                state.first = max(state.first, index + 1)
                return all[index + 1]
            case .ofParameter:
                state.first = all.count - 1
                return all[state.first]
            case .silent:
                guard !state.isSettled else { return nil }
                state.isSettled = true
                return all[all.count - 1]
            }
        }
    }
}

/// The relation of an error to the requested form of the answer.
enum SchemaRefusal {
    /// The error concerns something else.
    case none
    /// The schema, or this kind of form, is not accepted; another kind may be.
    case ofType
    /// The parameter itself is unknown.
    case ofParameter
    /// The error gives no reason.
    case silent

    /// The names of the parameters and features, letters only: servers embed them in sentences, paths and code.
    private static let names = [
        "responseformat", "jsonschema", "jsonobject", "jsonmode", "jsonoutput", "structuredoutput",
        "outputconfig", "outputformat",
        "responseschema", "responsejsonschema", "responsemimetype", "guideddecoding", "guidedjson",
        "constraineddecoding", "grammar",
    ]
    /// The words for unknown parameters.
    private static let unknown = [
        "unknown", "unrecogni", "unexpected", "extra", "additional", "notpermitted", "noparameter",
    ]
    /// The maximum number of bytes of an error to read.
    private static let sizeLimit = 16_384

    init(_ reply: ProviderReply, _ error: LLMError) {
        guard let status = error.status, [400, 404, 415, 422, 500, 501].contains(status),
            error.code == .invalidRequest || status == 500
        else {
            self = .none
            return
        }
        let text = String(decoding: reply.response.body.prefix(Self.sizeLimit), as: UTF8.self).lowercased()
        let letters = String(text.unicodeScalars.filter { ("a"..."z").contains($0) })
        if Self.names.contains(where: letters.contains) {
            let isUnknown =
                Self.unknown.contains(where: letters.contains) && !letters.contains("jsonschema")
                && !letters.contains("type")
            self = isUnknown ? .ofParameter : .ofType
        } else {
            self = reply.problem.isSilent && [400, 422, 501].contains(status) ? .silent : .none
        }
    }
}

extension ModelRequest {
    /// The request with the schema of its answer in its system text.
    var withSchemaInPrompt: ModelRequest {
        guard let answerSchema else { return self }
        var request = self
        let instruction = """
            Answer with one JSON value that fits this JSON Schema, and nothing else:
            \(answerSchema.schema.jsonValue.text)
            """
        request.system = system.map { "\($0)\n\n\(instruction)" } ?? instruction
        return request
    }
}

/// The constraints that each provider accepts in a schema. Answers are checked against all of them anyway.
extension JSONSchema.Dialect {
    /// Structured outputs of the Messages API, where any further keyword is an error.
    static let anthropic = structureOnly
    /// The keywords documented for `responseJsonSchema`, which exclude lengths of strings.
    static let gemini = JSONSchema.Dialect(allowsLengths: false)
    /// The keywords documented for strict structured outputs, where `maxLength` is an error.
    static let openAI = JSONSchema.Dialect(allowsLengths: false)
}

/// The optional parameters of a request that some models do not accept. All providers use the same names.
///
/// The form of the answer is not one of them: without it, a model would not know the expected form.
enum OptionalParameter: String, CaseIterable {
    case temperature

    func isSet(in request: ModelRequest) -> Bool {
        switch self {
        case .temperature: request.temperature != nil
        }
    }

    func remove(from request: inout ModelRequest) {
        switch self {
        case .temperature: request.temperature = nil
        }
    }
}

/// The parameters that a model has rejected, so that it rejects each only once.
final class RefusedParameters: Sendable {
    private let parameters = Mutex<Set<OptionalParameter>>([])

    func insert(_ parameter: OptionalParameter) { parameters.withLock { _ = $0.insert(parameter) } }

    /// Removes the parameters that the model has rejected from a request and returns them.
    func removeAll(from request: inout ModelRequest) -> [OptionalParameter] {
        let known = parameters.withLock { $0 }
        let removed = OptionalParameter.allCases.filter { known.contains($0) && $0.isSet(in: request) }
        for parameter in removed { parameter.remove(from: &request) }
        return removed
    }
}
