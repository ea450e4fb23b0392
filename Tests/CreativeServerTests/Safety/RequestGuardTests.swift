internal import Foundation
internal import StageCore
internal import Synchronization
internal import Testing

@testable internal import CreativeServer

@Suite("Request guard")
struct RequestGuardTests {
    private let application = FunctionHandler { request in
        HTTPResponse(status: 200, body: .bytes(Data(request.target.utf8)))
    }

    private func status(
        _ method: HTTPMethod, _ fields: [(String, String)],
        options: RequestGuard.Options = .init(hosts: ["ads.example"])
    ) async -> Int {
        var all: HTTPFields = ["Host": "localhost:8080"]
        for (name, value) in fields {
            if name == "Host" { all["Host"] = value } else { all.append(name, value) }
        }
        let request = HTTPRequest(method, "/api/campaigns", fields: all)
        let guarded = RequestGuard(application, options: options)
        let response = await guarded.respond(to: request)
        // The screening and the response agree, whichever transport asks.
        if case .refuse(let refusal) = guarded.screen(request) {
            #expect(refusal.status == response.status)
        } else {
            #expect(response.status == 200)
        }
        return response.status
    }

    @Test(
        "Names of other servers are refused for every method, so that a foreign name cannot be bound to this address",
        arguments: [
            "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "ads.example.", "",
            "localhost:0",
            "localhost:99999", "localhost:8080:1", "[::1", "localhost@evil.example", "2130706433", "0x7f.1",
            "ads.example/x",
        ])
    func foreignHosts(host: String) async {
        for method: HTTPMethod in [.get, .head, .options, .post, .delete] {
            #expect(await status(method, [("Host", host)]) == 421)
        }
    }

    @Test(
        "The names of the server and numeric addresses are served",
        arguments: [
            "localhost", "LOCALHOST:1", "127.0.0.1:8080", "[::1]:8080", "192.168.1.7", "ads.example",
            "Ads.Example:443",
        ])
    func ownHosts(host: String) async { #expect(await status(.get, [("Host", host)]) == 200) }

    @Test(
        "Changes from other sites are refused, and reads are not",
        arguments: [
            [("Origin", "https://evil.example")], [("Origin", "null")], [("Origin", "http://localhost:9999")],
            [("Origin", "http://localhost")], [("Origin", "http://localhost:8080.evil.example")],
            [("Origin", "")],
            [("Origin", "file://localhost:8080")],
            [("Sec-Fetch-Site", "cross-site")], [("Sec-Fetch-Site", "same-site")],
            [("Sec-Fetch-Site", "future")],
            [("Origin", "http://localhost:8080"), ("Sec-Fetch-Site", "cross-site")],
            [("Origin", "http://localhost:8080"), ("Origin", "http://evil.example")],
            [("Referer", "https://evil.example/page")],
        ])
    func foreignSites(fields: [(String, String)]) async {
        for method: HTTPMethod in [.post, .put, .delete, HTTPMethod(rawValue: "PATCH")] {
            #expect(await status(method, fields) == 403)
        }
        #expect(await status(.get, fields) == 200)
    }

    @Test(
        "Changes from pages of the server and from programs are served",
        arguments: [
            [], [("Origin", "http://localhost:8080")], [("Sec-Fetch-Site", "same-origin")],
            [("Sec-Fetch-Site", "none")],
            [("Origin", "HTTP://LocalHost:8080"), ("Sec-Fetch-Site", "same-origin")],
            [("Host", "ads.example"), ("Origin", "https://ads.example")],
            [("Host", "ads.example:443"), ("Origin", "https://ads.example")],
            [("Referer", "http://localhost:8080/campaigns?x=1")],
        ])
    func ownSites(fields: [(String, String)]) async { #expect(await status(.post, fields) == 200) }

    @Test("Every response has the fields that restrict a browser, also refusals")
    func headers() async {
        for host in ["localhost", "evil.example"] {
            let response = await RequestGuard(application).respond(
                to: HTTPRequest(.get, "/", fields: ["Host": host]))
            let policy = response.fields["Content-Security-Policy"] ?? ""
            #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
            #expect(!policy.contains("unsafe"))
            #expect(response.fields["X-Content-Type-Options"] == "nosniff")
            #expect(response.fields["Referrer-Policy"] == "same-origin")
            #expect(response.fields["Cache-Control"] == "no-store")
        }
    }

    @Test("Bodies of documents and of uploads have different limits")
    func limits() {
        var options = RequestGuard.Options()
        (options.documentLimit, options.uploadLimit) = (10, 1_000)
        let guarded = RequestGuard(application, options: options)
        for (type, limit) in [
            (nil, 10), ("application/json; charset=utf-8", 10), ("Application/JSON", 10), ("text/csv", 1_000),
            ("multipart/form-data; boundary=x", 1_000),
        ] {
            var fields: HTTPFields = ["Host": "localhost"]
            fields["Content-Type"] = type
            guard
                case .receive(let bodyLimit) = guarded.screen(
                    HTTPRequest(.post, "/api/imports", fields: fields))
            else {
                Issue.record("refused")
                continue
            }
            #expect(bodyLimit == limit)
        }
    }

    @Test("A caller that sends too many requests is told when to try again, and others are served")
    func rates() async {
        let guarded = RequestGuard(application, options: .init(requestsPerMinute: 60))
        func response(from address: String) async -> HTTPResponse {
            await guarded.respond(
                to: HTTPRequest(.get, "/", fields: ["Host": "localhost"], clientAddress: address))
        }
        var refused: HTTPResponse?
        for _ in 0..<200 where refused == nil {
            let response = await response(from: "192.0.2.1")
            if response.status == 429 { refused = response }
        }
        #expect(refused?.fields["Retry-After"].flatMap { Int($0) } ?? 0 >= 1)
        #expect(await response(from: "192.0.2.2").status == 200)
    }

    @Test("The rate of a caller is kept over any pattern of requests", arguments: 0..<20)
    func rateLimit(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let time = Reference()
        let limited = RateLimiter(perMinute: 120) { time.now }
        var admitted = 0
        for _ in 0..<5_000 {
            time.advance(Int64(random.next() % 300))
            if limited.delay(for: "a") == nil { admitted += 1 }
        }
        // Two per second and a burst of 20, and nearly all of them if the caller asks more often.
        let most = Double(time.now) / 1_000 * 2 + 20
        #expect(Double(admitted) <= most + 1)
        #expect(Double(admitted) >= most * 0.9)
    }
}

/// A clock that tests advance.
private final class Reference: Sendable {
    private let time = Atomic<Int64>(0)

    var now: Int64 { time.load(ordering: .relaxed) }

    func advance(_ milliseconds: Int64) { time.add(milliseconds, ordering: .relaxed) }
}
