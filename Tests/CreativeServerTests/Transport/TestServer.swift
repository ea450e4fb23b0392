internal import CreativeServer
internal import Foundation
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#endif

/// A handler made of a function.
struct FunctionHandler: HTTPHandler {
    var respond: @Sendable (HTTPRequest) async -> HTTPResponse

    init(_ respond: @escaping @Sendable (HTTPRequest) async -> HTTPResponse) { self.respond = respond }

    func respond(to request: HTTPRequest) async -> HTTPResponse { await respond(request) }

    /// Responds with the method, target and body.
    static let echo = FunctionHandler { request in
        var text = "\(request.method) \(request.target)"
        switch request.body {
        case .empty: break
        case .bytes(let data): text += " \(String(decoding: data, as: UTF8.self))"
        case .file(let file, let count):
            let data = (try? Data(contentsOf: file)) ?? Data()
            text += " file \(count) \(data.count) \(data.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF })"
        }
        return HTTPResponse(
            status: 200, fields: ["X-Method": request.method.rawValue], body: .bytes(Data(text.utf8)))
    }
}

/// Runs a server on a free port of the loopback address while a function runs.
func withServer<Result: Sendable>(
    _ handler: some HTTPHandler, options: MicroHTTPDTransport.Options = .init(),
    _ body: @Sendable (TestServer) async throws -> Result
) async throws -> Result {
    let ports = AsyncStream.makeStream(of: Int.self)
    let server = Task {
        defer { ports.continuation.finish() }
        try await MicroHTTPDTransport(options: options).run(handler) { _, port in
            ports.continuation.yield(port)
        }
    }
    var iterator = ports.stream.makeAsyncIterator()
    guard let port = await iterator.next() else {
        try await server.value
        fatalError("the server ended without an error")
    }
    do {
        let result = try await body(TestServer(port: port, task: server))
        server.cancel()
        try await server.value
        return result
    } catch {
        server.cancel()
        throw error
    }
}

/// A running server.
struct TestServer: Sendable {
    var port: Int
    var task: Task<Void, any Error>

    /// Runs a function that blocks on a thread of its own.
    func client<Result: Sendable>(_ body: @escaping @Sendable (Client) throws -> Result) async throws
        -> Result
    {
        try await withCheckedThrowingContinuation { continuation in
            let port = port
            Thread.detachNewThread {
                continuation.resume(with: Swift.Result { try body(try Client(port: port)) })
            }
        }
    }

    /// Sends bytes, and returns all that the server sends until it closes the connection.
    func exchange(_ request: String) async throws -> String {
        try await client { client in
            client.send(request)
            return client.readToEnd()
        }
    }
}

/// A TCP connection for tests, which blocks.
final class Client {
    struct Failure: Error {}

    private let descriptor: Int32
    private var buffer: [UInt8] = []

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let status = withUnsafePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        // A test that waits longer has failed.
        var limit = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        guard status == 0 else { throw Failure() }
    }

    deinit { Glibc.close(descriptor) }

    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { bytes in
                Glibc.send(descriptor, bytes.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Closes the sending side.
    func finish() { shutdown(descriptor, Int32(SHUT_WR)) }

    private func fill() -> Bool {
        var part = [UInt8](repeating: 0, count: 1 << 16)
        let count = recv(descriptor, &part, part.count, 0)
        guard count > 0 else { return false }
        buffer += part[..<count]
        return true
    }

    func readToEnd() -> String {
        while fill() {}
        defer { buffer = [] }
        return String(decoding: buffer, as: UTF8.self)
    }

    /// Reads until some text, and returns everything up to it.
    func read(until end: String) -> String? {
        let end = Array(end.utf8)
        while true {
            if let found = buffer.firstRange(of: end) {
                defer { buffer.removeSubrange(..<found.upperBound) }
                return String(decoding: buffer[..<found.upperBound], as: UTF8.self)
            }
            guard fill() else { return nil }
        }
    }

    /// Reads until a byte has occurred a number of times or the connection ends, and returns how often it occurred.
    func count(of byte: UInt8, until limit: Int) -> Int {
        var count = buffer.count { $0 == byte }
        while count < limit {
            buffer = []
            guard fill() else { break }
            count += buffer.count { $0 == byte }
        }
        return count
    }

    /// Reads one response with `Content-Length`.
    func readResponse(hasBody: Bool = true) throws -> (head: String, body: String) {
        guard let head = read(until: "\r\n\r\n") else { throw Failure() }
        let length = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
            .flatMap { Int($0.split(separator: ":")[1].trimmingCharacters(in: .whitespaces)) }
        guard hasBody, let length else { return (head, "") }
        while buffer.count < length { guard fill() else { throw Failure() } }
        defer { buffer.removeFirst(length) }
        return (head, String(decoding: buffer[..<length], as: UTF8.self))
    }
}

/// Counts events of concurrent handlers.
final class Counter: Sendable {
    private let count = Atomic(0)

    var value: Int { count.load(ordering: .sequentiallyConsistent) }

    func add(_ number: Int = 1) { count.add(number, ordering: .sequentiallyConsistent) }

    /// Waits until the count is reached, and returns whether it was.
    func reaches(_ number: Int, within limit: Duration = .seconds(60)) async -> Bool {
        let end = ContinuousClock.now + limit
        while value < number {
            guard ContinuousClock.now < end else { return false }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return true
    }
}
