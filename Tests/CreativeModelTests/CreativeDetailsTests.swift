import CreativeModel
import Foundation
import StageCore
import Testing

@Suite struct CreativeDetailsTests {
    private static let texts: [(String, any WritableKeyPath<Creative, String?> & Sendable)] = [
        ("buyerCreativeID", \.buyerCreativeID), ("name", \.name), ("text", \.text), ("headline", \.headline),
        ("callToAction", \.callToAction), ("assetText", \.assetText), ("landingText", \.landingText),
        ("advertiser", \.advertiser), ("agency", \.agency), ("landingURL", \.landingURL),
        ("declaredDomain", \.declaredDomain), ("assetURL", \.assetURL), ("assetPath", \.assetPath),
        ("fileName", \.fileName), ("fileHash", \.fileHash), ("country", \.country),
        ("platformCampaign", \.platformCampaign), ("platformAdGroup", \.platformAdGroup),
    ]

    @Test func `texts stay separate in any order of setting and removal`() {
        for seed in 0..<50 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            var creative = Creative(key: CreativeKey(id: "c"))
            var expected: [String: String] = [:]
            for step in 0..<60 {
                let (name, path) = Self.texts[Int.random(in: 0..<Self.texts.count, using: &random)]
                let value = Bool.random(using: &random) ? "\(name) \(step)" : nil
                creative[keyPath: path] = value
                expected[name] = value
            }
            for (name, path) in Self.texts { #expect(creative[keyPath: path] == expected[name]) }
        }
    }

    @Test func `removing the only value leaves a creative with only a key`() {
        var creative = Creative(key: CreativeKey(id: "c"))
        creative.name = "Spring"
        creative.createdAt = Date(timeIntervalSince1970: 0)
        let copy = creative
        creative.name = nil
        creative.createdAt = nil
        #expect(creative == Creative(key: CreativeKey(id: "c")))
        #expect(copy.name == "Spring")
    }

    @Test func `each value is coded under its own name, next to the key`() throws {
        var creative = Creative(key: CreativeKey(seat: "s", id: "c"))
        for (name, path) in Self.texts { creative[keyPath: path] = "of \(name)" }
        creative.format = .html5
        creative.status = .active
        creative.size = CreativeSize(width: 300, height: 250)
        creative.startsAt = Date(timeIntervalSince1970: 10)
        let data = try JSONEncoder().encode(creative)
        let keys = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any]).keys
        #expect(Set(keys) == Set(Self.texts.map(\.0) + ["key", "format", "status", "size", "startsAt"]))
        #expect(try JSONDecoder().decode(Creative.self, from: data) == creative)
    }
}
