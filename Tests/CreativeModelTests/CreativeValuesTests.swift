import CreativeModel
import Foundation
import StageCore
import Testing

@Suite struct CreativeSizeTests {
    @Test(arguments: [
        ("300x250", 300, 250), ("300 X 250", 300, 250), ("320×50", 320, 50), (" 728 x 90 ", 728, 90),
        ("1*1", 1, 1), ("0300x0250", 300, 250), ("100000x100000", 100_000, 100_000),
        ("\t300\u{A0}×\n250", 300, 250),
    ])
    func `sizes are read`(_ text: String, _ width: Int, _ height: Int) {
        let size = CreativeSize(parsing: text)
        #expect(size == CreativeSize(width: width, height: height))
        #expect(size?.description == "\(width)x\(height)")
        #expect(size.flatMap { CreativeSize(parsing: $0.description) } == size)
    }

    @Test(arguments: [
        "", "Native", "x", "xx", "300", "300x", "x250", "x300x250", "300x250x", "300xx250", "300x250x2",
        "+300x250",
        "300x-250", "0x250", "300x0", "100001x1", "99999999999999999999x1", "3 00x250", "300.0x250",
        "300x250px",
        "٣٠٠x٢٥٠", "３００x２５０", "300x25\u{301}0", "300\u{0}x250", "0x1F4",
    ])
    func `other text is not a size`(_ text: String) {
        #expect(CreativeSize(parsing: text) == nil)
    }

    @Test func `decoding rejects the same values as the initialiser`() throws {
        let decoder = JSONDecoder()
        let size = try decoder.decode(CreativeSize.self, from: Data(#"{"width":300,"height":250}"#.utf8))
        #expect(size == CreativeSize(width: 300, height: 250))
        #expect(try decoder.decode(CreativeSize.self, from: JSONEncoder().encode(size)) == size)
        for sides in [(0, 1), (1, -1), (100_001, 1)] {
            let json = Data(#"{"width":\#(sides.0),"height":\#(sides.1)}"#.utf8)
            #expect(throws: DecodingError.self) { try decoder.decode(CreativeSize.self, from: json) }
        }
    }
}

@Suite struct CreativeTests {
    @Test func `unknown values of a later description replace nothing`() {
        let key = CreativeKey(id: "1")
        var creative = Creative(key: key)
        creative.name = "Old"
        creative.advertiser = "Acme"
        var later = Creative(key: key)
        later.name = "New"
        later.format = .video
        creative.update(with: later)
        #expect(creative.name == "New")
        #expect(creative.advertiser == "Acme")
        #expect(creative.format == .video)
        let before = creative
        creative.update(with: Creative(key: key))
        #expect(creative == before)
    }

    /// Verifies every property, so that one forgotten in `update(with:)` fails here.
    @Test func `every property is merged`() {
        var full = Creative(key: CreativeKey(id: "1"))
        full.buyerCreativeID = "b"
        full.name = "n"
        full.text = "t"
        full.headline = "h"
        full.callToAction = "c"
        full.assetText = "w"
        full.landingText = "p"
        full.status = .paused
        full.platformCampaign = "m"
        full.platformAdGroup = "s"
        full.advertiser = "a"
        full.agency = "g"
        full.landingURL = "l"
        full.declaredDomain = "d"
        full.assetURL = "u"
        full.assetPath = "p"
        full.fileName = "f"
        full.fileHash = "h"
        full.size = CreativeSize(width: 1, height: 2)
        full.format = .image
        full.country = "DE"
        full.createdAt = Date(timeIntervalSince1970: 1)
        full.startsAt = Date(timeIntervalSince1970: 2)
        full.endsAt = Date(timeIntervalSince1970: 3)
        let known = Mirror(reflecting: full).children.filter { "\($0.value)" != "nil" }.count
        #expect(known == Mirror(reflecting: full).children.count, "a property is missing in this test")
        var creative = Creative(key: full.key)
        creative.update(with: full)
        #expect(creative == full)
    }

    @Test func `keys are ordered by seat, then ID`() {
        let keys = [
            CreativeKey(seat: "a", id: "10"), CreativeKey(seat: "a", id: "9"),
            CreativeKey(seat: "b", id: "1"),
        ]
        #expect(keys.reversed().sorted() == keys)
        #expect(CreativeKey(id: "7").description == "7")
        #expect(keys[0].description == "a/10")
    }
}
