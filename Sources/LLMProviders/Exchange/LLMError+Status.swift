internal import Foundation
internal import LLMProtocol

extension LLMError {
    /// What a response without an answer means.
    init(_ response: HTTPResponse, of model: String, now: Date = Date()) {
        let problem = ProviderProblem(response.body)
        let (code, message) = Self.meaning(of: response.status, isAboutTheKey: problem.isAboutTheKey)
        self.init(code, "\(model) \(message)")
        status = response.status
        providerType = problem.type
        requestID = response.headers.requestID ?? problem.requestID
        retryAfter = RetryAfter.delay(of: response.headers, now: now) ?? problem.retryDelay
    }

    private static func meaning(of status: Int, isAboutTheKey: Bool) -> (Code, String) {
        switch status {
        case 401, 403: (.unauthorized, "does not accept the key")
        case _ where isAboutTheKey: (.unauthorized, "does not accept the key")
        case 300..<400:
            (
                .invalidConfiguration,
                "is answered with a redirect, expected the address of the interface itself"
            )
        case 408: (.timedOut, "gave no answer in time")
        case 429: (.rateLimited, "takes no more requests for now")
        case 500, 502...504, 529: (.serverFault, "has a fault of its own")
        default: (.invalidRequest, "does not accept the request")
        }
    }
}

extension HTTPHeaders {
    /// The provider's name for the exchange.
    var requestID: String? { self["request-id"] ?? self["x-request-id"] ?? self["x-goog-request-id"] }
}
