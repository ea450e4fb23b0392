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

    @Test func roundTrip() async throws {
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

    @Test func redirectsAreAnswersAndNotFollowed() async throws {
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

    @Test func bodiesAreBounded() async throws {
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

    @Test func noAnswerInTime() async throws {
        for beginning in ["", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"] {
            let error = await failure {
                _ = try await send(beginning, keepsOpen: true, timeout: .milliseconds(300))
            }
            #expect(error?.code == .timedOut)
        }
    }

    @Test func faultsOfTheConnection() async throws {
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

    @Test func cancellationAtAnyMoment() async throws {
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

    @Test func cancellationClosesTheConnection() async throws {
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
}
