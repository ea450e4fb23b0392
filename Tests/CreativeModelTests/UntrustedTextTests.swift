import CreativeModel
import Foundation
import Testing

/// Tests of untrusted text in messages: it must not control a terminal or flood a log.
@Suite struct UntrustedTextTests {
    private static let hostile =
        "2025\u{1B}[2J\r\n\u{0}\u{202E}\u{2028}" + String(repeating: "9", count: 100_000)

    @Test func `errors about days quote the text readably`() throws {
        try expectReadable(Self.message(of: Day.self, decoding: Self.hostile))
        #expect(Self.message(of: Day.self, decoding: "soon")?.hasSuffix("found “soon”") == true)
    }

    @Test func `errors about campaign IDs quote the text readably`() throws {
        try expectReadable(Self.message(of: CampaignID.self, decoding: Self.hostile))
        #expect(Self.message(of: CampaignID.self, decoding: "12a")?.hasSuffix("found “12a”") == true)
    }

    /// One character may consist of any number of combining marks.
    @Test func `long characters are also truncated`() throws {
        let marked = "e" + String(repeating: "\u{301}", count: 100_000)
        let message = try #require(Self.message(of: Day.self, decoding: marked))
        #expect(message.unicodeScalars.count < 400)
    }

    private func expectReadable(_ message: String?) throws {
        let message = try #require(message)
        #expect(message.contains(#"“2025\u{1B}[2J\r\n\0\u{202E}\u{2028}9"#))
        #expect(message.hasSuffix("9…”"))
        #expect(message.count < 200)
        let categories = Set(message.unicodeScalars.map(\.properties.generalCategory))
        #expect(categories.isDisjoint(with: [.control, .format, .lineSeparator, .paragraphSeparator]))
    }

    /// Returns the error message for an invalid text, or `nil` if the text is valid.
    private static func message<Value: Decodable>(of type: Value.Type, decoding text: String) -> String? {
        do {
            _ = try JSONDecoder().decode([Value].self, from: JSONEncoder().encode([text]))
            return nil
        } catch DecodingError.dataCorrupted(let context) {
            return context.debugDescription
        } catch {
            return nil
        }
    }
}
