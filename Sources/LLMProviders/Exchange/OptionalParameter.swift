internal import LLMProtocol
internal import Synchronization

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
