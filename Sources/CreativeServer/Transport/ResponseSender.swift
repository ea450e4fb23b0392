internal import CMicroHTTPD
internal import Foundation

/// Converts responses to those of libmicrohttpd, and sends them.
enum ResponseSender {
    /// Queues a response, on the thread of the connection.
    ///
    /// - Parameters:
    ///   - isHead: Whether the request has the method `HEAD`.
    ///   - closes: Whether the connection is closed after the response.
    ///   - feed: The feed of a stream, which is started.
    /// - Returns: Whether the response was queued; otherwise the connection is closed.
    static func send(
        _ response: HTTPResponse, to connection: ConnectionHandle, isHead: Bool, closes: Bool,
        feed: StreamFeed?
    ) -> Bool {
        guard (200...599).contains(response.status), let made = body(of: response, isHead: isHead, feed: feed)
        else { return false }
        // The queue holds another reference.
        defer { MHD_destroy_response(made) }
        for field in response.fields.all where !isOfTransport(field.name) {
            // Fails if the name or value contains a line break: an injected header must not be sent.
            guard MHD_add_response_header(made, field.name, field.value) == .YES else { return false }
        }
        if closes { MHD_add_response_header(made, "Connection", "close") }
        return MHD_queue_response(connection.pointer, UInt32(response.status), made) == .YES
    }

    /// The fields that describe the connection, which the application does not control.
    private static func isOfTransport(_ name: String) -> Bool {
        ["content-length", "transfer-encoding", "connection", "date", "keep-alive", "upgrade", "trailer"]
            .contains(name.lowercased())
    }

    private static func body(of response: HTTPResponse, isHead: Bool, feed: StreamFeed?) -> OpaquePointer? {
        switch response.body {
        case .empty: return MHD_create_response_from_buffer(0, nil, .RESPMEM_PERSISTENT)
        case .bytes(let data): return buffer(data)
        case .stream:
            guard let feed, !isHead else {
                return MHD_create_response_from_buffer(0, nil, .RESPMEM_PERSISTENT)
            }
            return MHD_create_response_from_callback(
                cmhd_size_unknown(), 32 << 10,
                { context, _, buffer, capacity in
                    guard let context, let buffer else { return cmhd_end_of_stream() }
                    let feed = Unmanaged<StreamFeed>.fromOpaque(context).takeUnretainedValue()
                    return feed.read(
                        into: UnsafeMutableRawBufferPointer(start: buffer, count: capacity))
                }, Unmanaged.passRetained(feed).toOpaque(),
                { Unmanaged<StreamFeed>.fromOpaque($0!).release() })
        }
    }

    /// The size up to which bytes are copied. Larger responses to slow clients would otherwise occupy memory for each client,
    /// although an application may have sent the same bytes to all of them.
    private static let copyLimit = 16 << 10

    private static func buffer(_ data: Data) -> OpaquePointer? {
        guard data.count > copyLimit else {
            return data.withUnsafeBytes { bytes in
                MHD_create_response_from_buffer(
                    bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress), .RESPMEM_MUST_COPY)
            }
        }
        // The bytes of an object do not move while it exists, unlike those of a value.
        let object = data as NSData
        return MHD_create_response_from_buffer_with_free_callback_cls(
            object.length, UnsafeMutableRawPointer(mutating: object.bytes),
            { Unmanaged<NSData>.fromOpaque($0!).release() }, Unmanaged.passRetained(object).toOpaque())
    }
}
