import Foundation
import LLMProtocol
import LLMProviders
import Testing

@Suite("HTTP by libcurl")
struct CurlTransportTests {
    private func send(
        _ response: String, keepsOpen: Bool = false, timeout: Duration = .seconds(300),
        options: CurlTransport.Options = .init()
    ) async throws -> (response: HTTPResponse, request: String) {
        let server = try LoopbackServer(response, thenKeepsOpen: keepsOpen)
        defer { server.stop() }
        let request = HTTPRequest(
            url: server.url.appendingPathComponent("v1/x"), headers: ["X-Key": secret],
            body: Data("{}".utf8), timeout: timeout)
        let response = try await CurlTransport(options: options).send(request)
        return (response, server.requests.first ?? "")
    }

    @Test func `requests and responses round-trip`() async throws {
        let (response, request) = try await send(
            "HTTP/1.1 418 Teapot\r\nX-Some-Name: value\r\nSet-Cookie: a=b\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello"
        )
        #expect(response.status == 418)
        #expect(response.headers["x-some-name"] == "value")
        #expect(response.body == Data("hello".utf8))
        #expect(request.hasPrefix("POST /v1/x HTTP/1.1\r\n"))
        #expect(request.lowercased().contains("x-key: \(secret)\r\n"))
        #expect(request.lowercased().contains("content-length: 2\r\n"))
        #expect(!request.lowercased().contains("cookie:"))
    }

    @Test func `redirects are returned, not followed`() async throws {
        let other = try LoopbackServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        defer { other.stop() }
        for status in [301, 302, 303, 307, 308] {
            let (response, _) = try await send(
                "HTTP/1.1 \(status) Moved\r\nLocation: \(other.url)/v1/x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            )
            #expect(response.status == status)
        }
        #expect(other.requests.isEmpty)
    }

    @Test func `the size of bodies is limited`() async throws {
        var options = CurlTransport.Options()
        options.maximumBodySize = 1_000
        let body = String(repeating: "x", count: 1_001)
        for head in ["Content-Length: 1001\r\n", ""] {
            let error = await failure {
                _ = try await send(
                    "HTTP/1.1 200 OK\r\n\(head)Connection: close\r\n\r\n\(body)", keepsOpen: true,
                    options: options)
            }
            #expect(error?.code == .malformedResponse)
            #expect(error?.message == "the response has more than 1000 bytes")
        }
        let (response, _) = try await send(
            "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n\(body.dropLast())",
            options: options)
        #expect(response.body.count == 1_000)
    }

    @Test func `a missing answer times out`() async throws {
        for beginning in ["", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"] {
            let error = await failure {
                _ = try await send(beginning, keepsOpen: true, timeout: .milliseconds(300))
            }
            #expect(error?.code == .timedOut)
        }
    }

    @Test func `connection failures have their codes`() async throws {
        for beginning in ["", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"] {
            let error = await failure { _ = try await send(beginning) }
            #expect(error?.code == .connection)
            #expect(error?.description.contains(secret) == false)
        }
        let server = try LoopbackServer("")
        server.stop()
        let error = await failure {
            _ = try await CurlTransport().send(HTTPRequest(url: server.url))
        }
        #expect(error?.code == .connection)
    }

    @Test func `a request can be cancelled at any moment`() async throws {
        let server = try LoopbackServer(
            "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", thenKeepsOpen: true)
        defer { server.stop() }
        let transport = CurlTransport()
        for milliseconds in [0, 0, 1, 2, 5, 20, 100] {
            let task = Task { try await transport.send(HTTPRequest(url: server.url)) }
            if milliseconds > 0 { try await Task.sleep(for: .milliseconds(milliseconds)) }
            task.cancel()
            let result = await task.result
            #expect(throws: CancellationError.self) { try result.get() }
        }
    }

    @Test func `cancellation closes the connection`() async throws {
        let server = try LoopbackServer("HTTP/1.1 200 OK\r\n", thenKeepsOpen: true)
        defer { server.stop() }
        let transport = CurlTransport()
        let task = Task { try await transport.send(HTTPRequest(url: server.url)) }
        while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
        #expect(server.hangUps == 0)
        task.cancel()
        _ = await task.result
        for _ in 0..<1_000 where server.hangUps == 0 { try await Task.sleep(for: .milliseconds(10)) }
        #expect(server.hangUps == 1)
    }

    @Test(arguments: ["a\r\nX-Other: b", "a\nb", "a\u{0}b", "a\u{7F}"])
    func `line breaks in headers are rejected`(value: String) async throws {
        let server = try LoopbackServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        defer { server.stop() }
        for headers in [HTTPHeaders([("x-key", secret + value)]), HTTPHeaders([("x" + value, secret)])] {
            let error = await failure {
                _ = try await CurlTransport().send(HTTPRequest(url: server.url, headers: headers))
            }
            #expect(error?.code == .invalidConfiguration)
            #expect(
                error?.description.contains(secret) == false && error?.description.contains("\n") == false)
        }
        #expect(server.requests.isEmpty)
    }

    @Test func `only the given headers are sent`() async throws {
        let server = try LoopbackServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        defer { server.stop() }
        let transport = CurlTransport()
        _ = try await transport.send(
            HTTPRequest(url: server.url, headers: ["x-empty": ""], body: Data("{}".utf8)))
        _ = try await transport.send(HTTPRequest(method: "GET", url: server.url))
        _ = try await transport.send(HTTPRequest(url: server.url))
        let requests = server.requests.map { $0.lowercased() }
        #expect(requests.map { $0.prefix { $0 != " " } } == ["post", "get", "post"])
        #expect(requests[0].contains("x-empty:") && requests[2].contains("content-length: 0\r\n"))
        for request in requests {
            for name in ["expect:", "content-type:", "referer:", "cookie:"] {
                #expect(!request.contains(name))
            }
        }
    }

    @Test(arguments: ["ftp", "file", "gopher", "data"])
    func `other protocols are refused`(scheme: String) async throws {
        let url = try #require(URL(string: "\(scheme)://127.0.0.1/x"))
        let error = await failure { _ = try await CurlTransport().send(HTTPRequest(url: url)) }
        #expect(error?.code == .invalidConfiguration)
    }

    @Test func `provisional responses and repeated headers are read`() async throws {
        let (response, _) = try await send(
            "HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\nHTTP/1.1 200 OK\r\nx-NAME:  a: b \r\nX-Name: c\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
        )
        #expect(response.status == 200 && response.body == Data("ok".utf8))
        #expect(response.headers["x-early"] == nil && response.headers["X-Name"] == "c")
    }

    @Test func `the size of headers is limited`() async throws {
        let line = "X-Line: \(String(repeating: "x", count: 1_000))\r\n"
        let error = await failure {
            _ = try await send("HTTP/1.1 200 OK\r\n\(String(repeating: line, count: 300))\r\n")
        }
        #expect(error?.code == .malformedResponse || error?.code == .connection)
    }

    @Test func `a server without TLS is not trusted`() async throws {
        let server = try LoopbackServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        defer { server.stop() }
        let url = try #require(URL(string: "https\(server.url.absoluteString.dropFirst(4))"))
        let error = await failure {
            _ = try await CurlTransport().send(HTTPRequest(url: url, headers: ["x-key": secret]))
        }
        #expect(error?.code == .connection)
        #expect(error?.description.contains("cannot establish a trusted connection to 127.0.0.1:") == true)
        #expect(server.requests.allSatisfy { !$0.contains(secret) })
    }

    @Test func `a response other than HTTP is an error`() async throws {
        for text in ["SSH-2.0-OpenSSH\r\n", "hello\n\n"] {
            let error = await failure { _ = try await send(text) }
            #expect(error?.code == .malformedResponse || error?.code == .connection)
        }
    }

    /// Many concurrent requests, some cancelled: each ends correctly, and the transport ends with the last of them.
    @Test func `many concurrent requests end correctly`() async throws {
        let server = try LoopbackServer(
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
        defer { server.stop() }
        for _ in 0..<3 {
            let transport = CurlTransport()
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for index in 0..<60 {
                    group.addTask {
                        let task = Task { try await transport.send(HTTPRequest(url: server.url)) }
                        if index % 3 == 0 { task.cancel() }
                        switch await task.result {
                        case .success(let response): return response.body == Data("ok".utf8)
                        case .failure(let error): return index % 3 == 0 && error is CancellationError
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count == 60 && outcomes.allSatisfy(\.self))
        }
    }
}
