internal import CreativeServer
internal import Testing

@Suite("HTTP fields")
struct HTTPFieldsTests {
    @Test("Names are compared without regard to case, and assigning replaces all fields of a name")
    func names() {
        var fields: HTTPFields = ["Set-Cookie": "a=1", "Content-Type": "text/html"]
        fields.append("set-cookie", "b=2")
        #expect(fields.values(of: "SET-COOKIE") == ["a=1", "b=2"])
        fields["content-TYPE"] = "text/plain"
        #expect(fields.all.map(\.value) == ["a=1", "text/plain", "b=2"])
        fields["Set-Cookie"] = nil
        #expect(fields.all.map(\.name) == ["content-TYPE"])
    }
}
