internal import LLMProtocol
internal import Synchronization

/// How a server is asked for the form of an answer, as far as it is known: what it refused once is not tried again.
final class SchemaDeliveries: Sendable {
    private struct State {
        /// The index of the way that is tried first.
        var first = 0
        /// Whether a way without saying why was given up before, or one was answered: then a silent refusal is about something else.
        var isSettled = false
    }

    private let all: [SchemaDelivery]
    private let state = Mutex(State())

    /// - Parameter all: The most exact way first.
    init(_ all: [SchemaDelivery]) { self.all = all }

    /// The way that is tried first.
    var current: SchemaDelivery { all[state.withLock(\.first)] }

    func noteAnswer(to delivery: SchemaDelivery) {
        state.withLock { state in
            state.isSettled = true
            state.first = max(state.first, all.firstIndex(of: delivery) ?? 0)
        }
    }

    /// The way to try next, or `nil` where a refusal is about something else or there is none.
    ///
    /// A refusal that names the form of answers is remembered at once; one that says nothing is tried once, and remembered with the answer.
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

/// Whether an error is about the form of the answer that was asked for.
enum SchemaRefusal {
    /// It is about something else.
    case none
    /// The schema, or this kind of form, is not taken; another kind may be.
    case ofType
    /// The parameter itself is not known.
    case ofParameter
    /// Nothing says what is wrong.
    case silent

    /// How the parameters and what they do are called, letters only: servers hide them in sentences, paths and code.
    private static let names = [
        "responseformat", "jsonschema", "jsonobject", "jsonmode", "jsonoutput", "structuredoutput",
        "outputconfig", "outputformat",
        "responseschema", "responsejsonschema", "responsemimetype", "guideddecoding", "guidedjson",
        "constraineddecoding", "grammar",
    ]
    /// How an unknown parameter is refused.
    private static let unknown = [
        "unknown", "unrecogni", "unexpected", "extra", "additional", "notpermitted", "noparameter",
    ]
    /// More of an error is not read.
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
    /// The request with the schema of its answer in the text for the model.
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

/// Which constraints each provider takes in a schema; answers are checked against all of them anyway.
extension JSONSchema.Dialect {
    /// Structured outputs of the Messages interface: any further word is an error there.
    static let anthropic = structureOnly
    /// What `responseJsonSchema` documents; lengths of text are not among it.
    static let gemini = JSONSchema.Dialect(allowsLengths: false)
    /// What strict structured outputs document; `maxLength` is an error there.
    static let openAI = JSONSchema.Dialect(allowsLengths: false)
}

/// What a request may have and some models do not take. All providers call it the same.
///
/// The form of the answer is not among them: without it, a model would not know what to write.
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

/// The parameters that a model has refused, so that it is asked only once.
final class RefusedParameters: Sendable {
    private let parameters = Mutex<Set<OptionalParameter>>([])

    func insert(_ parameter: OptionalParameter) { parameters.withLock { _ = $0.insert(parameter) } }

    /// Takes what the model has refused out of a request, and tells what that was.
    func removeAll(from request: inout ModelRequest) -> [OptionalParameter] {
        let known = parameters.withLock { $0 }
        let removed = OptionalParameter.allCases.filter { known.contains($0) && $0.isSet(in: request) }
        for parameter in removed { parameter.remove(from: &request) }
        return removed
    }
}
