import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A server on 127.0.0.1 that implements the parts of the OpenAI format that tests need.
final class ModelServer: Sendable {
    let url: String
    private let listener: Int32
    private let received = Mutex<[String]>([])

    /// The request bodies received.
    var bodies: [String] { received.withLock(\.self) }

    /// - Parameters:
    ///   - status: The status of every response.
    ///   - answer: Returns the answer of the model to the message of the user.
    init(status: Int = 200, _ answer: @escaping @Sendable (String) -> String) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.listener = listener
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(listener, pointer, size) == 0 && listen(listener, 16) == 0
                    && getsockname(listener, pointer, &size) == 0
            }
        }
        guard isListening else { throw POSIXError(.EADDRNOTAVAIL) }
        url = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))/v1"
        Thread.detachNewThread { [self] in
            while case let connection = accept(listener, nil, nil), connection >= 0 {
                let body = Self.body(from: connection)
                received.withLock { $0.append(body) }
                let bytes = Array(Self.response(status, to: body, answer).utf8)
                var sent = 0
                while sent < bytes.count {
                    let count = bytes[sent...].withUnsafeBytes {
                        send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                    }
                    guard count > 0 else { break }
                    sent += count
                }
                close(connection)
            }
            // Not earlier: another socket would get the descriptor that this loop accepts on.
            close(listener)
        }
    }

    /// Stops accepting connections.
    func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    /// Returns the body of a request, with the length given in its head.
    private static func body(from connection: Int32) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(connection, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer[..<count]
            let parts = String(decoding: bytes, as: UTF8.self).split(
                separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            let length = parts[0].lowercased().split(separator: "content-length: ").dropFirst().first.flatMap
            {
                Int($0.prefix { $0.isASCII && $0.isNumber })
            }
            if parts[1].utf8.count >= length ?? 0 { return String(parts[1]) }
        }
        return ""
    }

    private static func response(_ status: Int, to body: String, _ answer: (String) -> String) -> String {
        let request = (try? JSONSerialization.jsonObject(with: Data(body.utf8))) as? [String: Any]
        let messages = request?["messages"] as? [[String: Any]]
        let prompt = messages?.first { $0["role"] as? String == "user" }?["content"] as? String
        let document: [String: Any] = [
            "id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "test",
            "choices": [
                [
                    "index": 0, "finish_reason": "stop",
                    "message": ["role": "assistant", "content": answer(prompt ?? "")],
                ] as [String: Any]
            ],
            "usage": ["prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120],
        ]
        let data = (try? JSONSerialization.data(withJSONObject: document)) ?? Data()
        return
            "HTTP/1.1 \(status) Status\r\nContent-Type: application/json\r\nContent-Length: \(data.count)\r\n"
            + "Connection: close\r\n\r\n" + String(decoding: data, as: UTF8.self)
    }
}
