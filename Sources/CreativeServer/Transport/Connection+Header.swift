internal import CMicroHTTPD

/// Reading the header of a request.
extension Connection {
    /// Returns the header fields of the current request.
    static func fields(of connection: ConnectionHandle) -> HTTPFields {
        var fields = HTTPFields()
        withUnsafeMutablePointer(to: &fields) { fields in
            _ = MHD_get_connection_values_n(
                connection.pointer, .HEADER_KIND,
                { context, _, name, nameSize, value, valueSize in
                    let fields = context!.assumingMemoryBound(to: HTTPFields.self)
                    fields.pointee.append(
                        String(decoding: Connection.bytes(name, nameSize), as: UTF8.self),
                        Connection.value(value, valueSize))
                    return .YES
                }, fields)
        }
        return fields
    }

    private static func bytes(_ start: UnsafePointer<CChar>?, _ count: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
    }

    private static func value(_ start: UnsafePointer<CChar>?, _ count: Int) -> String {
        var bytes = bytes(start, count)[...]
        // libmicrohttpd removes white space before a value only.
        while let last = bytes.last, last == 32 || last == 9 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Converts a target in absolute form, as sent to a proxy, to a path and a host (RFC 9112, section 3.2.2).
    static func resolve(_ target: inout String, _ fields: inout HTTPFields) {
        for scheme in ["http://", "https://"] where target.lowercased().hasPrefix(scheme) {
            let rest = target.dropFirst(scheme.count)
            let host = rest.prefix { $0 != "/" && $0 != "?" }
            let path = rest.dropFirst(host.count)
            target = path.hasPrefix("/") ? String(path) : "/\(path)"
            fields["Host"] = String(host)
            return
        }
    }
}
