internal import LLMProtocol

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// The format of one provider's requests and answers. The common part is ``Exchange``.
protocol WireFormat: Sendable {
    /// The JSON of a request.
    associatedtype RequestBody: Encodable

    /// The identity of the model, as `provider:model`.
    var identifier: String { get }
    /// The URL of the requests.
    var url: URL { get }
    /// The headers of every request, including the key.
    var headers: HTTPHeaders { get }
    /// The ways to request a form of the answer, the most exact first; the last is ``SchemaDelivery/prompt``.
    static var deliveries: [SchemaDelivery] { get }
    /// The path of the answer's text, for messages.
    static var answerPath: String { get }

    /// Returns the JSON of a request.
    ///
    /// - Parameter delivery: The way the form of the answer is sent; for the prompt, the request already contains it.
    func body(for request: ModelRequest, schema delivery: SchemaDelivery) -> RequestBody

    /// Returns the response, or `nil` if there is no answer.
    ///
    /// Lossless deviations are accepted: members that are missing or of another kind, except the text, and unknown
    /// ones.
    ///
    /// - Parameter pieces: The values of the body: one, or the parts of a stream.
    func response(from pieces: [JSONValue]) -> ModelResponse?
}

/// The way a provider receives the form of the answer.
enum SchemaDelivery: Sendable {
    /// As a schema that the provider enforces.
    case schema
    /// As a request for JSON, with the schema in the prompt.
    case object
    /// In the prompt only.
    case prompt
}
