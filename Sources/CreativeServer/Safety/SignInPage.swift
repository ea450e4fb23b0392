internal import Foundation

/// The pages where a person enters a token, which a cookie keeps, and where a person removes it.
///
/// Paths: `/sign-in` (GET, POST), `/sign-in.css` (GET), `/sign-out` (POST).
struct SignInPage: Sendable {
    /// The maximum size of the form in bytes.
    static let bodyLimit = 4 << 10
    /// The lifetime of the cookie in seconds: 30 days.
    private static let lifetime = 30 * 86_400

    private let tokens: TokenAuthenticator

    init(_ tokens: TokenAuthenticator) { self.tokens = tokens }

    /// Returns whether a request is for one of the pages.
    func owns(_ request: HTTPRequest) -> Bool {
        ["/sign-in", "/sign-in.css", "/sign-out"].contains(path(of: request))
    }

    /// Returns the response to a request for one of the pages, or `nil` for others.
    func response(to request: HTTPRequest) async -> HTTPResponse? {
        let isReading = [.get, .head].contains(request.method)
        switch path(of: request) {
        case "/sign-in" where isReading: return page(target: query(of: request, "to"))
        case "/sign-in" where request.method == .post: return signIn(request)
        case "/sign-in.css" where isReading:
            return HTTPResponse(
                status: 200,
                fields: ["Content-Type": "text/css; charset=utf-8", "Cache-Control": "max-age=3600"],
                body: .bytes(Data(Self.style.utf8)))
        case "/sign-out" where request.method == .post:
            return redirect(to: "/sign-in", cookie: cookie("", lifetime: 0, request))
        case "/sign-in", "/sign-in.css", "/sign-out":
            var response = TransportProblem.response(405, "The path does not accept that method.")
            response.fields["Allow"] =
                switch path(of: request) {
                case "/sign-in": "GET, HEAD, POST"
                case "/sign-out": "POST"
                default: "GET, HEAD"
                }
            return response
        default: return nil
        }
    }

    /// Returns a redirection to the page for a browser that asks for a page, or `nil` for other requests.
    func redirect(from request: HTTPRequest) -> HTTPResponse? {
        let programs = ["/api/", "/mcp", "/metrics", "/openapi.json"]
        guard request.method == .get, request.fields["Authorization"] == nil,
            request.fields["Accept"]?.contains("text/html") == true,
            !programs.contains(where: { request.target.hasPrefix($0) })
        else { return nil }
        let allowed = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: "&=+;"))
        let target = request.target.addingPercentEncoding(withAllowedCharacters: allowed) ?? "/"
        return redirect(to: target == "/" ? "/sign-in" : "/sign-in?to=\(target)", cookie: nil)
    }

    private func signIn(_ request: HTTPRequest) -> HTTPResponse {
        guard let data = try? request.bodyData(limit: Self.bodyLimit),
            let form = try? RoutedRequest.form(data)
        else {
            return TransportProblem.response(400, "The form cannot be read.")
        }
        let values = Dictionary(form.map { ($0.name, $0.value) }) { first, _ in first }
        let token = (values["token"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        guard tokens.entry(ofToken: token) != nil else {
            return page(target: values["to"], isRefused: true)
        }
        return redirect(
            to: Self.safeTarget(values["to"]), cookie: cookie(token, lifetime: Self.lifetime, request))
    }

    /// Returns a path of this server: never the address of another one.
    static func safeTarget(_ target: String?) -> String {
        guard let target, target.hasPrefix("/"), !target.hasPrefix("//"), !target.hasPrefix("/\\"),
            target.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\\") })
        else { return "/" }
        return target
    }

    private func redirect(to target: String, cookie: String?) -> HTTPResponse {
        var response = HTTPResponse(status: 303, fields: ["Location": target, "Cache-Control": "no-store"])
        if let cookie { response.fields.append("Set-Cookie", cookie) }
        return response
    }

    private func cookie(_ token: String, lifetime: Int, _ request: HTTPRequest) -> String {
        // Behind a proxy with TLS, the browser names its origin.
        let isSecure = request.fields["Origin"]?.lowercased().hasPrefix("https://") == true
        return
            "\(TokenAuthenticator.cookieName)=\(token); Path=/; HttpOnly; SameSite=Strict; Max-Age=\(lifetime)"
            + (isSecure ? "; Secure" : "")
    }

    private func path(of request: HTTPRequest) -> String { String(request.target.prefix { $0 != "?" }) }

    private func query(of request: HTTPRequest, _ name: String) -> String? {
        (try? RoutedRequest(request))?.query(name)
    }
}

extension SignInPage {
    private func page(target: String?, isRefused: Bool = false) -> HTTPResponse {
        let target = Self.safeTarget(target).replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
            .replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        let problem =
            isRefused ? #"<p class="problem" role="alert" id="problem">This token is not valid.</p>"# : ""
        let described = isRefused ? #" aria-invalid="true" aria-describedby="problem""# : ""
        let html = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Sign in · Creative Intelligence</title>
            <link rel="stylesheet" href="/sign-in.css">
            </head>
            <body>
            <main>
            <h1>Creative Intelligence</h1>
            <form method="post" action="/sign-in">
            \(problem)
            <label for="token">Access token</label>
            <input id="token" name="token" type="password" autocomplete="current-password" required autofocus\(described)>
            <input type="hidden" name="to" value="\(target)">
            <button type="submit">Sign in</button>
            </form>
            </main>
            </body>
            </html>

            """
        return HTTPResponse(
            status: isRefused ? 403 : 200,
            fields: ["Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store"],
            body: .bytes(Data(html.utf8)))
    }

    private static let style = """
        :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
        body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f4f5f7; color: #1c2430; }
        main { width: min(22rem, calc(100vw - 3rem)); padding: 2rem; border-radius: 12px; background: #fff;
          border: 1px solid #d9dde3; box-sizing: border-box; }
        h1 { margin: 0 0 1.25rem; font-size: 1.25rem; }
        label { display: block; margin-bottom: .35rem; }
        input[type=password] { width: 100%; box-sizing: border-box; padding: .6rem .7rem; font: inherit; color: inherit;
          background: transparent; border: 1px solid #7a8594; border-radius: 8px; }
        button { margin-top: 1rem; width: 100%; padding: .65rem; font: inherit; font-weight: 600; color: #fff;
          background: #1f5fd1; border: 0; border-radius: 8px; cursor: pointer; }
        :focus-visible { outline: 3px solid #1f5fd1; outline-offset: 2px; }
        .problem { margin: 0 0 1rem; color: #b3261e; }
        @media (prefers-color-scheme: dark) {
          body { background: #12161c; color: #e6e9ee; }
          main { background: #1b212a; border-color: #343c48; }
          .problem { color: #ff8a80; }
        }

        """
}
