internal import LLMProtocol

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// How one provider writes requests and answers. What all have in common is ``Exchange``.
protocol WireFormat: Sendable {
    /// The JSON of a request.
    associatedtype RequestBody: Encodable

    /// What answers, as `provider:model`.
    var identifier: String { get }
    /// Where requests go.
    var url: URL { get }
    /// The headers of every request, with the key among them.
    var headers: HTTPHeaders { get }
    /// How an answer of a form can be asked for, the most exact way first; the last is ``SchemaDelivery/prompt``.
    static var deliveries: [SchemaDelivery] { get }
    /// Where the text of an answer stands, for messages.
    static var answerPath: String { get }

    /// The JSON of a request.
    ///
    /// - Parameter delivery: How the form of the answer is asked for; in the prompt, it is there already.
    func body(for request: ModelRequest, schema delivery: SchemaDelivery) -> RequestBody

    /// What an answer says, or `nil` where it has none.
    ///
    /// What loses nothing is no fault: members that are missing or of another kind, but for the text, and unknown ones.
    ///
    /// - Parameter pieces: The values of the body: one, or the parts of a stream.
    func response(from pieces: [JSONValue]) -> ModelResponse?
}

/// How a provider is told the form of an answer.
enum SchemaDelivery: Sendable {
    /// As a schema that it enforces.
    case schema
    /// As the wish for JSON, the schema being in the prompt.
    case object
    /// In the prompt alone.
    case prompt
}
