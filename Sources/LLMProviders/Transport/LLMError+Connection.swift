internal import Foundation
internal import LLMProtocol

#if canImport(FoundationNetworking)
    internal import FoundationNetworking
#endif

extension LLMError {
    /// Why a session got no response. A session's own text may hold whole addresses, so that only its code is told.
    init(connectionFault error: any Error, to place: String) {
        guard let code = (error as? URLError)?.code else {
            self.init(.connection, "the connection to \(place) failed")
            return
        }
        switch code {
        case .timedOut: self.init(.timedOut, "no answer of \(place) in time")
        case .cannotFindHost, .dnsLookupFailed: self.init(.connection, "the host of \(place) is not known")
        case .cannotConnectToHost: self.init(.connection, "nothing accepts connections at \(place)")
        case .networkConnectionLost: self.init(.connection, "the connection to \(place) broke")
        case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
            .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
            self.init(.connection, "no trusted connection to \(place) (URLError \(code.rawValue))")
        default: self.init(.connection, "the connection to \(place) failed (URLError \(code.rawValue))")
        }
    }
}
