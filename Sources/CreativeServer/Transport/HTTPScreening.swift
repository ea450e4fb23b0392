/// A handler that judges a request by its header, before a transport reads the body.
///
/// A transport refuses unauthorized or oversized uploads without receiving them if its handler conforms to this protocol.
/// The screening does not replace the checks of `respond(to:)`: a handler may be called by a transport without screening.
public protocol HTTPScreening: HTTPHandler {
    /// Returns whether a transport receives the body of a request.
    ///
    /// The method is called on a thread of the transport and must not block.
    ///
    /// - Parameter head: The request without its body.
    func screen(_ head: HTTPRequest) -> HTTPScreeningDecision
}

/// The decision about a request whose body has not been received.
public enum HTTPScreeningDecision: Sendable {
    /// The transport receives a body of at most this number of bytes, or fewer if its own limit is lower.
    case receive(bodyLimit: Int)
    /// The transport sends this response, and does not call `respond(to:)`.
    case refuse(HTTPResponse)
}
