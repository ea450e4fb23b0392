import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A server on 127.0.0.1 that answers every connection with the same bytes, and then closes it or keeps it open.
final class LoopbackServer: Sendable {
    let url: URL
    private let listener: Int32
    private let received = Mutex<[String]>([])
    private let hungUp = Mutex(0)

    /// The received text of each connection.
    var requests: [String] { received.withLock { $0 } }

    /// The number of open connections that the client has closed.
    var hangUps: Int { hungUp.withLock { $0 } }

    init(_ response: String, thenKeepsOpen: Bool = false) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(listener, pointer, size) == 0 && listen(listener, 8) == 0
                    && getsockname(listener, pointer, &size) == 0
            }
        }
        guard status else { throw POSIXError(.EADDRNOTAVAIL) }
        url = URL(string: "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))")!
        Thread.detachNewThread { [self] in
            while case let connection = accept(listener, nil, nil), connection >= 0 {
                var buffer = [UInt8](repeating: 0, count: 65_536)
                let count = max(0, read(connection, &buffer, buffer.count))
                received.withLock { $0.append(String(decoding: buffer[..<count], as: UTF8.self)) }
                let bytes = Array(response.utf8)
                _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
                if thenKeepsOpen {
                    while read(connection, &buffer, buffer.count) > 0 {}
                    hungUp.withLock { $0 += 1 }
                }
                close(connection)
            }
            // Not earlier, because another socket could get the descriptor on which this loop accepts.
            close(listener)
        }
    }

    /// Accepts no more connections.
    func stop() { shutdown(listener, Int32(SHUT_RDWR)) }
}
