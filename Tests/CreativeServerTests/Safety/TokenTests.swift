internal import Foundation
internal import Testing

@testable internal import CreativeServer

@Suite("Tokens and signing in")
struct TokenTests {
    /// A folder with a file of tokens.
    private final class Fixture {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tokens-\(UUID())")
        var file: URL { folder.appendingPathComponent("tokens.json") }

        init() throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        func add(_ name: String, _ access: Access) throws -> String {
            var table =
                FileManager.default.fileExists(atPath: file.path)
                ? try TokenTable(contentsOf: file) : TokenTable()
            defer { try? table.write(to: file) }
            return try table.add(name, access)
        }
    }

    private let application = FunctionHandler { _ in HTTPResponse(status: 200) }

    private func request(
        _ method: HTTPMethod = .get, _ target: String = "/api/campaigns", _ fields: [(String, String)] = [],
        body: String? = nil
    ) -> HTTPRequest {
        var all: HTTPFields = ["Host": "localhost"]
        for (name, value) in fields { all.append(name, value) }
        return HTTPRequest(method, target, fields: all, body: body.map { .bytes(Data($0.utf8)) } ?? .empty)
    }

    @Test("The file has the hash of a token and not the token, and only its owner can read it")
    func files() throws {
        let fixture = try Fixture()
        let access = Access(seats: ["b", "a/ä\""], mayWrite: false)
        let token = try fixture.add("reports", access)
        #expect(token.hasPrefix("ci_") && token.utf8.count == 46)
        let text = try String(contentsOf: fixture.file, encoding: .utf8)
        #expect(!text.contains(token) && !text.contains(token.dropFirst(3)))
        let mode =
            try FileManager.default.attributesOfItem(atPath: fixture.file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let table = try TokenTable(contentsOf: fixture.file)
        #expect(table.entry(of: token)?.access == access)
        #expect(table.entry(of: token)?.name == "reports")
        for other in ["", "ci_", token + "x", String(token.dropLast()), token.uppercased(), " " + token] {
            #expect(table.entry(of: other) == nil)
        }
    }

    @Test("Tokens differ, and names are unique")
    func names() throws {
        var table = TokenTable()
        let tokens = try (0..<100).map { try table.add("\($0)", .full) }
        #expect(Set(tokens).count == 100)
        for name in ["0", "", String(repeating: "a", count: 101), "a\nb"] {
            let error = #expect(throws: ServerError.self) { try table.add(name, .full) }
            #expect(error?.code == .invalidTokens)
        }
        #expect(table.remove("0") && !table.remove("0"))
        #expect(table.entry(of: tokens[0]) == nil && table.entry(of: tokens[1]) != nil)
    }

    @Test(
        "Invalid files are errors of code invalidTokens",
        arguments: [
            "", "{}", "[]", #"{"tokens": [{"name": "a", "sha256": "00", "access": "read"}]}"#,
            #"{"tokens": [{"name": "a", "sha256": "HASH", "access": "admin"}]}"#,
            #"{"tokens": [{"name": "a", "sha256": "HASH", "access": "read"}, {"name": "a", "sha256": "HASH", "access": "read"}]}"#,
            #"{"tokens": [{"name": "a", "name": "b", "sha256": "HASH", "access": "read"}]}"#,
        ])
    func invalidFiles(text: String) throws {
        let fixture = try Fixture()
        try text.replacing("HASH", with: String(repeating: "0", count: 64)).write(
            to: fixture.file, atomically: true, encoding: .utf8)
        let error = #expect(throws: ServerError.self) { try TokenTable(contentsOf: fixture.file) }
        #expect(error?.code == .invalidTokens)
    }

    @Test("A request needs a valid token in its header or cookie, except those of load balancers")
    func access() async throws {
        let fixture = try Fixture()
        let token = try fixture.add("a", .full)
        let guarded = RequestGuard(
            application, options: .init(tokens: try TokenAuthenticator(file: fixture.file)))
        func status(_ request: HTTPRequest) async -> Int { await guarded.respond(to: request).status }
        let refused = await guarded.respond(to: request())
        #expect(refused.status == 401 && refused.fields["WWW-Authenticate"] == "Bearer")
        let valid: [(String, String)] = [
            ("Authorization", "Bearer \(token)"), ("Authorization", "bearer \(token)"),
            ("Cookie", "creatives_token=\(token)"), ("Cookie", "theme=dark; creatives_token=\(token); a=b"),
        ]
        for field in valid { #expect(await status(request(.post, "/api/campaigns", [field])) == 200) }
        let invalid: [[(String, String)]] = [
            [("Authorization", "Bearer ")], [("Authorization", "Basic \(token)")], [("Authorization", token)],
            [("Authorization", "Bearer \(token) ")], [("Cookie", "creatives_token=")],
            [("Cookie", "other_creatives_token=\(token)")],
            // An invalid header is not saved by a cookie that a browser adds.
            [("Authorization", "Bearer x"), ("Cookie", "creatives_token=\(token)")],
        ]
        for fields in invalid { #expect(await status(request(.post, "/api/campaigns", fields)) == 401) }
        #expect(await status(request(.get, "/healthz")) == 200)
        #expect(await status(request(.get, "/readyz")) == 200)
        for target in ["/healthz/", "/healthz?x", "//healthz", "/metrics", "/openapi.json", "/mcp", "/"] {
            #expect(await status(request(.get, target)) == 401)
        }
    }

    @Test("A token that is removed from the file is refused soon, and an invalid file lets no one in")
    func reloading() async throws {
        let fixture = try Fixture()
        let first = try fixture.add("first", .full)
        _ = try fixture.add("second", .full)
        let authenticator = try TokenAuthenticator(file: fixture.file)
        #expect(authenticator.entry(ofToken: first) != nil)
        var table = try TokenTable(contentsOf: fixture.file)
        _ = table.remove("first")
        let added = try table.add("third", .full)
        try table.write(to: fixture.file)
        func becomes(_ expected: Bool, _ token: String) async -> Bool {
            for _ in 0..<600 where (authenticator.entry(ofToken: token) != nil) != expected {
                try? await Task.sleep(for: .milliseconds(50))
            }
            return (authenticator.entry(ofToken: token) != nil) == expected
        }
        #expect(await becomes(false, first))
        #expect(authenticator.entry(ofToken: added) != nil)
        try "{".write(to: fixture.file, atomically: true, encoding: .utf8)
        #expect(await becomes(false, added))
    }

    @Test("A person enters a token, which a cookie keeps, and leaves")
    func signingIn() async throws {
        let fixture = try Fixture()
        let token = try fixture.add("a", .full)
        let guarded = RequestGuard(
            application, options: .init(tokens: try TokenAuthenticator(file: fixture.file)))
        let asked = await guarded.respond(
            to: request(.get, "/campaigns/7?period=7d&seat=a%26b", [("Accept", "text/html,*/*")]))
        #expect(asked.status == 303)
        let address = try #require(asked.fields["Location"])
        let page = await guarded.respond(to: request(.get, address))
        guard page.status == 200, case .bytes(let data) = page.body else { throw CancellationError() }
        let html = String(decoding: data, as: UTF8.self)
        #expect(html.contains(#"name="to" value="/campaigns/7?period=7d&amp;seat=a%26b""#))
        #expect(!html.contains("<script") && !html.contains("style="))
        let form = "token=\(token)&to=%2Fcampaigns%2F7"
        let accepted = await guarded.respond(
            to: request(.post, "/sign-in", [("Origin", "http://localhost")], body: form))
        #expect(accepted.status == 303 && accepted.fields["Location"] == "/campaigns/7")
        let cookie = try #require(accepted.fields["Set-Cookie"])
        #expect(
            cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/"))
        let pair = String(cookie.prefix { $0 != ";" })
        #expect(await guarded.respond(to: request(.get, "/", [("Cookie", pair)])).status == 200)
        let refused = await guarded.respond(to: request(.post, "/sign-in", body: "token=wrong"))
        #expect(refused.status == 403 && refused.fields["Set-Cookie"] == nil)
        let left = await guarded.respond(to: request(.post, "/sign-out"))
        #expect(left.fields["Set-Cookie"]?.contains("Max-Age=0") == true)
        #expect(await guarded.respond(to: request(.get, "/sign-out")).status == 405)
    }

    @Test("Behind a proxy with TLS, the cookie is secure")
    func secureCookies() async throws {
        let fixture = try Fixture()
        let token = try fixture.add("a", .full)
        let guarded = RequestGuard(
            application, options: .init(tokens: try TokenAuthenticator(file: fixture.file)))
        let response = await guarded.respond(
            to: HTTPRequest(
                .post, "/sign-in", fields: ["Host": "localhost", "Origin": "https://localhost:443"],
                body: .bytes(Data("token=\(token)".utf8))))
        // A host without a port is that of the scheme's default port.
        #expect(response.fields["Set-Cookie"]?.contains("; Secure") == true)
    }

    @Test(
        "Signing in leads only to this server",
        arguments: [
            "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "/a\\b",
            "javascript:alert(1)",
            "", "/a\r\nSet-Cookie: x=y", "/ä",
        ])
    func redirects(target: String) { #expect(SignInPage.safeTarget(target) == "/") }
}
