internal import Foundation
internal import LLMProtocol

extension LLMError {
    /// What a response without an answer means: by its status, or, where that is one of success, by the error that it reports.
    init(_ response: HTTPResponse, _ problem: ProviderProblem, of model: String, now: Date = Date()) {
        let isSuccess = (200..<300).contains(response.status)
        let meant = isSuccess ? problem.status : response.status
        let (code, message) = Self.meaning(of: meant, problem)
        let report = isSuccess ? meant.map { "reports an error \($0): it " } ?? "" : ""
        self.init(code, "\(model) \(report)\(message)")
        status = meant ?? response.status
        providerType = problem.type
        requestID = response.headers.requestID ?? problem.requestID
        retryAfter = RetryAfter.delay(of: response.headers, now: now) ?? problem.retryDelay
    }

    private static func meaning(of status: Int?, _ problem: ProviderProblem) -> (Code, String) {
        switch status {
        case 402: (.paymentRequired, "asks for payment: the account has no credit left")
        case 429 where problem.isAboutCredit:
            (.paymentRequired, "asks for payment: the account has no credit left")
        case 401, 403: (.unauthorized, "does not accept the key")
        case _ where problem.isAboutTheKey: (.unauthorized, "does not accept the key")
        case .some(300..<400):
            (
                .invalidConfiguration,
                "is answered with a redirect, expected the address of the interface itself"
            )
        case 408: (.timedOut, "gave no answer in time")
        case 425, 429: (.rateLimited, "takes no more requests for now")
        // Not implemented, and a version of HTTP that is not spoken: neither passes by itself.
        case 501, 505: (.invalidRequest, "does not accept the request")
        // With those that networks in front of a provider have made up: 520 to 527, 529, 530.
        case .some(500...): (.serverFault, "has a fault of its own")
        case nil: (.serverFault, "reports an error without saying which")
        default: (.invalidRequest, "does not accept the request")
        }
    }
}

extension HTTPHeaders {
    /// The provider's name for the exchange.
    var requestID: String? { self["request-id"] ?? self["x-request-id"] ?? self["x-goog-request-id"] }
}
