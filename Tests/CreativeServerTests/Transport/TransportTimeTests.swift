internal import CreativeServer
internal import Foundation
internal import Testing

@Suite("Transport: streams, slow clients and the end")
struct TransportTimeTests {
    private let get = "GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n"

    /// A stream that never ends by itself, and counts its ends.
    private func endless(_ ends: Counter, _ parts: Counter) -> FunctionHandler {
        FunctionHandler { _ in
            let (stream, continuation) = AsyncStream.makeStream(of: Data.self)
            continuation.onTermination = { _ in ends.add() }
            continuation.yield(Data("data: first\n\n".utf8))
            parts.add()
            Task {
                // Events that arrive later than the response begins.
                try? await Task.sleep(for: .milliseconds(50))
                continuation.yield(Data("data: second\n\n".utf8))
                parts.add()
            }
            return HTTPResponse(
                status: 200, fields: ["Content-Type": "text/event-stream"], body: .stream(stream))
        }
    }

    @Test("Events arrive as they occur, and the stream is cancelled when the client is gone")
    func streams() async throws {
        let (ends, parts) = (Counter(), Counter())
        try await withServer(endless(ends, parts)) { server in
            try await server.client { client in
                client.send(get)
                #expect(client.read(until: "data: first\n\n")?.contains("text/event-stream") == true)
                #expect(client.read(until: "data: second\n\n") != nil)
                #expect(ends.value == 0)
            }
            #expect(await ends.reaches(1))
        }
        #expect(ends.value == 1)
    }

    @Test("A stream that ends leaves a connection that can be used again")
    func endingStreams() async throws {
        let handler = FunctionHandler { _ in
            let stream = AsyncStream<Data> { continuation in
                for number in 0..<100 { continuation.yield(Data("\(number),".utf8)) }
                continuation.finish()
            }
            return HTTPResponse(status: 200, body: .stream(stream))
        }
        try await withServer(handler) { server in
            try await server.client { client in
                for _ in 0..<3 {
                    client.send(get)
                    let text = client.read(until: "\r\n0\r\n\r\n") ?? ""
                    #expect(text.contains("Transfer-Encoding: chunked"))
                    #expect(text.contains("99,"))
                }
            }
        }
    }

    @Test("A stream waits for a client that does not read")
    func backPressure() async throws {
        let produced = Counter()
        let handler = FunctionHandler { _ in
            let stream = AsyncStream<Data>(unfolding: {
                guard produced.value < 1_000 else { return nil }
                produced.add()
                return Data(repeating: 122, count: 100_000)
            })
            return HTTPResponse(status: 200, body: .stream(stream))
        }
        try await withServer(handler) { server in
            let count = try await server.client { client in
                client.send(get)
                _ = client.read(until: "\r\n\r\n")
                // Far less than 100 MB fits into the buffers of sockets.
                Thread.sleep(forTimeInterval: 0.5)
                #expect(produced.value < 500)
                return client.count(of: 122, until: 100_000_000)
            }
            #expect(count == 100_000_000)
        }
    }

    @Test("Streams end when the server stops")
    func stoppingStreams() async throws {
        let (ends, parts) = (Counter(), Counter())
        try await withServer(endless(ends, parts)) { server in
            let rest = try await server.client { client in
                client.send(get)
                _ = client.read(until: "data: second\n\n")
                server.task.cancel()
                return client.readToEnd()
            }
            #expect(rest == "\r\n0\r\n\r\n")
        }
        #expect(ends.value == 1)
    }

    @Test("Running requests end when the server stops, and new connections are refused")
    func gracefulStop() async throws {
        let begun = Counter()
        let handler = FunctionHandler { request in
            begun.add()
            try? await Task.sleep(for: .milliseconds(400))
            return await FunctionHandler.echo.respond(to: request)
        }
        try await withServer(handler) { server in
            async let response = server.exchange(get)
            #expect(await begun.reaches(1))
            server.task.cancel()
            let text = try await response
            #expect(text.hasPrefix("HTTP/1.1 200 ") && text.contains("Connection: close"))
            try await server.task.value
            #expect(throws: Client.Failure.self) { try Client(port: server.port) }
        }
    }

    @Test("Requests that do not end in time are cancelled when the server stops")
    func hardStop() async throws {
        let (begun, cancelled) = (Counter(), Counter())
        let handler = FunctionHandler { _ in
            begun.add()
            try? await Task.sleep(for: .seconds(600))
            if Task.isCancelled { cancelled.add() }
            return HTTPResponse(status: 200)
        }
        var options = MicroHTTPDTransport.Options()
        options.stopTimeout = .milliseconds(300)
        try await withServer(handler, options: options) { server in
            async let response = server.exchange(get)
            #expect(await begun.reaches(1))
            server.task.cancel()
            let text1 = try await response
            #expect(text1.hasPrefix("HTTP/1.1 503 "))
            #expect(await cancelled.reaches(1))
        }
    }

    @Test("A handler that takes too long is cancelled, and its late response goes nowhere")
    func handlerTimeout() async throws {
        let calls = Counter()
        let handler = FunctionHandler { request in
            calls.add()
            guard request.target == "/slow" else { return await FunctionHandler.echo.respond(to: request) }
            // Ignores the cancellation.
            await withCheckedContinuation { continuation in
                Thread.detachNewThread {
                    Thread.sleep(forTimeInterval: 6)
                    continuation.resume()
                }
            }
            return HTTPResponse(status: 200, body: .bytes(Data("late".utf8)))
        }
        var options = MicroHTTPDTransport.Options()
        // Long enough for the quick requests when other tests use all threads.
        options.handlerTimeout = .seconds(3)
        try await withServer(handler, options: options) { server in
            try await server.client { client in
                client.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n")
                let text2 = try client.readResponse().head
                #expect(text2.hasPrefix("HTTP/1.1 503 "))
                for _ in 0..<4 {
                    Thread.sleep(forTimeInterval: 1)
                    client.send(get)
                    let body = try client.readResponse().body
                    #expect(body == "GET /a")
                }
            }
        }
    }

    @Test(
        "A slow header or body is answered with 408 while other clients are served", arguments: [true, false])
    func slowClients(isHeader: Bool) async throws {
        var options = MicroHTTPDTransport.Options()
        options.headerTimeout = .seconds(1)
        options.bodyTimeout = .seconds(1)
        try await withServer(FunctionHandler.echo, options: options) { server in
            async let slow = server.client { client in
                if !isHeader {
                    client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n")
                }
                for _ in 0..<100 {
                    guard client.send(isHeader ? "G" : "x") else { break }
                    Thread.sleep(forTimeInterval: 0.1)
                    if server.task.isCancelled { break }
                }
                return client.readToEnd()
            }
            for _ in 0..<10 {
                let text = try await server.exchange(
                    "GET /a HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
                #expect(text.hasSuffix("GET /a"))
            }
            let text = try await slow
            #expect(text.hasPrefix("HTTP/1.1 408 ") || text.isEmpty)
        }
    }

    @Test("A client that waits is told of the time-out")
    func silentClient() async throws {
        var options = MicroHTTPDTransport.Options()
        options.headerTimeout = .seconds(1)
        try await withServer(FunctionHandler.echo, options: options) { server in
            let text3 = try await server.exchange("GET / HT")
            #expect(text3.hasPrefix("HTTP/1.1 408 "))
        }
    }

    @Test(
        "A client that closes its side in the middle of a request is refused or left soon, and one that has sent all is served",
        arguments: [
            ("GET / HT", "400"), ("GET / HTTP/1.1\r\nHost: h\r\n", "400"),
            ("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc", "400"),
            ("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc", "400"),
            ("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc", "200"),
        ])
    func halfClosed(request: String, status: String) async throws {
        var options = MicroHTTPDTransport.Options()
        // Not the time-outs end the requests.
        (options.headerTimeout, options.bodyTimeout) = (.seconds(3_600), .seconds(3_600))
        try await withServer(FunctionHandler.echo, options: options) { server in
            let text = try await server.client { client in
                client.send(request)
                client.finish()
                return client.readToEnd()
            }
            // If libmicrohttpd sees the end first, it closes the connection of an incomplete request without a response.
            let isClosed = status == "400" && text.isEmpty
            #expect(isClosed || text.hasPrefix("HTTP/1.1 \(status) "))
        }
    }

    @Test("When all connections are in use, the one that waited longest makes room")
    func eviction() async throws {
        var options = MicroHTTPDTransport.Options()
        options.connectionLimit = 8
        try await withServer(FunctionHandler.echo, options: options) { server in
            try await server.client { _ in
                // Connections that never send a request.
                let silent = try (0..<20).map { _ in try Client(port: server.port) }
                for _ in 0..<20 {
                    let client = try Client(port: server.port)
                    client.send(get)
                    let body = try client.readResponse().body
                    #expect(body == "GET /a")
                }
                _ = silent.count
            }
        }
    }

    @Test("The connections of one address are limited")
    func addresses() async throws {
        var options = MicroHTTPDTransport.Options()
        options.connectionLimitPerAddress = 4
        try await withServer(FunctionHandler.echo, options: options) { server in
            try await server.client { first in
                first.send(get)
                _ = try first.readResponse()
                let others = try (0..<3).map { _ in
                    let client = try Client(port: server.port)
                    client.send(get)
                    _ = try client.readResponse()
                    return client
                }
                let refused = try Client(port: server.port)
                #expect(refused.readToEnd().hasPrefix("HTTP/1.1 503 "))
                _ = others.count
            }
        }
    }

    @Test("32 clients at once receive their own responses")
    func manyClients() async throws {
        let handler = FunctionHandler { request in
            if request.target.hasSuffix("7") { await Task.yield() }
            return await FunctionHandler.echo.respond(to: request)
        }
        try await withServer(handler) { server in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<32 {
                    group.addTask {
                        try await server.client { client in
                            var count = 0
                            for request in 0..<100 {
                                client.send("GET /\(number)/\(request) HTTP/1.1\r\nHost: h\r\n\r\n")
                                if try client.readResponse().body == "GET /\(number)/\(request)" {
                                    count += 1
                                }
                            }
                            return count
                        }
                    }
                }
                let count = try await group.reduce(0, +)
                #expect(count == 3_200)
            }
        }
    }

    @Test("An address in use, and one that this machine does not have, are errors of code cannotListen")
    func addressesInUse() async throws {
        try await withServer(FunctionHandler.echo) { server in
            for (host, port) in [("127.0.0.1", server.port), ("192.0.2.1", 0), ("no.such.host.invalid", 0)] {
                let error = await #expect(throws: ServerError.self) {
                    try await MicroHTTPDTransport(host: host, port: port).run(FunctionHandler.echo) { _, _ in
                    }
                }
                #expect(error?.code == .cannotListen)
            }
        }
    }
}
