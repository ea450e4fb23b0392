internal import CMicroHTTPD

/// A connection of libmicrohttpd.
///
/// Any thread may resume a suspended connection; a suspended connection is not freed. All other functions are called by
/// the thread that libmicrohttpd runs the connection on, which the compiler cannot check.
struct ConnectionHandle: @unchecked Sendable {
    let pointer: OpaquePointer

    /// Stops the traffic of the connection, on its own thread.
    func suspend() { MHD_suspend_connection(pointer) }

    /// Continues a suspended connection, exactly once.
    func resume() { MHD_resume_connection(pointer) }
}
