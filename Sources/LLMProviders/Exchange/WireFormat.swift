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
    /// The JSON of an answer.
    associatedtype Answer: Decodable

    /// What answers, as `provider:model`.
    var identifier: String { get }
    /// Where requests go.
    var url: URL { get }
    /// The headers of every request, with the key among them.
    var headers: HTTPHeaders { get }

    /// The JSON of a request.
    func body(for request: ModelRequest) -> RequestBody

    /// What an answer says; `nil` where it says nothing that the provider documents.
    func response(from answer: Answer) -> ModelResponse?
}
