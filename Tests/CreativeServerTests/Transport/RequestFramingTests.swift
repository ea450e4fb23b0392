internal import Testing

@testable internal import CreativeServer

@Suite("Request framing")
struct RequestFramingTests {
    private func status(
        _ fields: [(String, String)], method: String = "POST", target: String = "/",
        isHTTP10: Bool = false
    ) -> Int? {
        do {
            _ = try framing(fields, method: method, target: target, isHTTP10: isHTTP10)
            return nil
        } catch { return error.status }
    }

    private func framing(
        _ fields: [(String, String)], method: String = "POST", target: String = "/",
        isHTTP10: Bool = false
    ) throws(RequestFraming.Violation) -> RequestFraming {
        var all = HTTPFields(isHTTP10 ? [] : [HTTPFields.Field(name: "Host", value: "localhost")])
        for (name, value) in fields { all.append(name, value) }
        return try RequestFraming.check(
            method: method, target: target, fields: all, isHTTP10: isHTTP10)
    }

    @Test("The length of a body is known, chunked or zero")
    func lengths() throws {
        #expect(try framing([]) == .none)
        #expect(try framing([("Content-Length", "0")]) == .none)
        #expect(try framing([("content-length", "17")]) == .length(17))
        #expect(try framing([("Content-Length", String(repeating: "9", count: 40))]) == .length(.max))
        #expect(try framing([("Transfer-Encoding", "Chunked")]) == .chunked)
    }

    @Test(
        "Every ambiguous length is refused",
        arguments: [
            [("Content-Length", "5"), ("Content-Length", "5")],
            [("Content-Length", "5"), ("content-length", "6")],
            [("Content-Length", "5, 5")], [("Content-Length", "+5")], [("Content-Length", "-1")],
            [("Content-Length", "0x5")], [("Content-Length", "")], [("Content-Length", "5 ")],
            [("Content-Length", "٣")],
            [("Content-Length", "5"), ("Transfer-Encoding", "chunked")],
            [("Transfer-Encoding", "chunked"), ("Transfer-Encoding", "chunked")],
            [("Transfer-Encoding", "gzip, chunked")], [("Transfer-Encoding", "identity")],
            [("Transfer-Encoding", "chunked, identity")], [("Transfer-Encoding", "xchunked")],
            [("Transfer-Encoding", "")],
        ])
    func ambiguous(fields: [(String, String)]) { #expect(status(fields) != nil) }

    @Test("HTTP/1.0 has no chunks, and needs no host")
    func http10() {
        #expect(status([], isHTTP10: true) == nil)
        #expect(status([("Transfer-Encoding", "chunked")], isHTTP10: true) == 400)
        #expect(status([("Host", "a"), ("Host", "b")], isHTTP10: true) == 400)
    }

    @Test("Exactly one host is required")
    func hosts() { #expect(status([("host", "evil.example")]) == 400) }

    @Test(
        "Names of fields are tokens, and values have no control characters",
        arguments: [
            ("Content-Length ", "5"), ("", "x"), ("X Y", "z"), ("X:", "z"), ("X\u{0}", "z"), ("X-Ä", "z"),
            ("X", "a\rb"), ("X", "a\nb"), ("X", "a\u{0}b"), ("X", "a\u{7F}b"),
        ])
    func fields(name: String, value: String) { #expect(status([(name, value)]) == 400) }

    @Test("Values may contain tabs and text beyond ASCII")
    func values() { #expect(status([("X-Note", "a\tb ä")]) == nil) }

    @Test(
        "Targets are paths in visible ASCII with complete percent-encodings",
        arguments: ["", "*", "a", "//\u{1}", "/ä", "/a b", "/%", "/%4", "/%zz", "/#top", "host:80"])
    func targets(target: String) { #expect(status([], target: target) == 400) }

    @Test("Valid targets are accepted", arguments: ["/", "//", "/a%2Fb?x=%20&y=[1]", "/%C3%A4/~;,'()*"])
    func validTargets(target: String) { #expect(status([], target: target) == nil) }

    @Test("Methods are tokens", arguments: ["", "GET ", "G\tT", "GÄT"])
    func methods(method: String) { #expect(status([], method: method) == 400) }

    @Test("Only 100-continue is expected")
    func expectations() {
        #expect(status([("Expect", "100-Continue")]) == nil)
        #expect(status([("Expect", "200-ok")]) == 417)
    }
}
