/// Responds with pages for people to every request that is not for the API.
///
/// Implementation guidance: pages read through the store of the context, within ``Access/seats``, and change data only
/// through ``OperationTable/call(_:_:context:access:ifMatch:)``, which checks the rights of the caller.
public protocol PageHandler: Sendable {
    /// Returns the response to a request.
    ///
    /// - Parameters:
    ///   - request: The request with its decoded target.
    ///   - context: The store, stages and settings.
    ///   - access: The rights of the caller.
    ///   - operations: The operations of the server.
    func respond(
        to request: RoutedRequest, context: ServiceContext, access: Access, operations: OperationTable
    ) async -> HTTPResponse
}
