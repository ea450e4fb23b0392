internal import CMicroHTTPD
internal import Foundation

/// A listening socket.
struct Listener {
    let descriptor: Int32
    /// The numeric address.
    let address: String
    let port: Int

    /// Opens a socket that listens on an address.
    ///
    /// - Parameters:
    ///   - host: A name or a numeric address.
    ///   - port: The port; 0 for any free one.
    /// - Throws: ``ServerError`` with code `cannotListen`.
    init(host: String, port: Int) throws {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_PASSIVE
        var found: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(host, String(port), &hints, &found)
        defer { if let found { freeaddrinfo(found) } }
        guard status == 0, let info = found?.pointee else {
            throw Self.failure(host, port, String(cString: gai_strerror(status)))
        }
        let made = socket(
            info.ai_family, info.ai_socktype | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0
        )
        guard made >= 0 else { throw Self.failure(host, port, Self.reason(errno)) }
        var on: Int32 = 1
        setsockopt(made, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
        guard bind(made, info.ai_addr, info.ai_addrlen) == 0, listen(made, 1_024) == 0 else {
            let number = errno
            close(made)
            throw Self.failure(host, port, Self.reason(number))
        }
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let bound = withUnsafeMutablePointer(to: &storage) { storage in
            storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                getsockname(made, address, &length) == 0 ? SocketAddress(address) : nil
            }
        }
        guard let bound else {
            close(made)
            throw Self.failure(host, port, "its address cannot be read")
        }
        (descriptor, address, self.port) = (made, bound.host, bound.port)
    }

    private static func failure(_ host: String, _ port: Int, _ reason: String) -> ServerError {
        let name = host.contains(":") ? "[\(host)]" : host
        return ServerError(.cannotListen, "\(name):\(port): cannot listen: \(reason)")
    }

    private static func reason(_ number: Int32) -> String {
        switch number {
        case EADDRINUSE: "the address is in use"
        case EADDRNOTAVAIL: "this machine has no such address"
        case EACCES: "permission denied"
        default: String(cString: strerror(number)).lowercased()
        }
    }
}

/// A numeric address and port.
struct SocketAddress: Hashable, Sendable {
    var host: String
    var port: Int

    /// Reads an address of IPv4 or IPv6, or returns `nil`. An IPv4 address that is mapped to IPv6 is IPv4.
    init?(_ address: UnsafePointer<sockaddr>) {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        switch Int32(address.pointee.sa_family) {
        case AF_INET:
            let port = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { address in
                var number = address.pointee.sin_addr
                inet_ntop(AF_INET, &number, &text, socklen_t(text.count))
                return address.pointee.sin_port
            }
            self.port = Int(UInt16(bigEndian: port))
        case AF_INET6:
            let port = address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { address in
                var number = address.pointee.sin6_addr
                inet_ntop(AF_INET6, &number, &text, socklen_t(text.count))
                return address.pointee.sin6_port
            }
            self.port = Int(UInt16(bigEndian: port))
        default: return nil
        }
        let host = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        self.host = host.hasPrefix("::ffff:") && host.contains(".") ? String(host.dropFirst(7)) : host
    }
}
