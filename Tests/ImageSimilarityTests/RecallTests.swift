import SamplePictures
import Testing

@testable import ImageSimilarity

/// What is done to a picture when it is saved anew.
struct Change: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var apply: @Sendable (Picture) -> [UInt8]

    private static func scaled(
        _ name: String, _ across: Double, _ down: Double, _ encoding: Picture.Encoding = .png
    ) -> Change {
        Change(testDescription: name) { picture in
            let width = max(1, Int(Double(picture.width) * across + 0.5))
            let height = max(1, Int(Double(picture.height) * down + 0.5))
            let copy =
                across > 1
                ? picture.interpolated(width: width, height: height)
                : picture.resampled(width: width, height: height)
            return copy.encoded(as: encoding)
        }
    }

    static let all = [
        scaled("half", 0.5, 0.5), scaled("three quarters", 0.75, 0.75), scaled("double", 2, 2),
        scaled("5 % wider", 1.05, 1), scaled("half, 5 % narrower", 0.475, 0.5),
        scaled("JPEG 90", 1, 1, .jpeg(90)), scaled("JPEG 60", 1, 1, .jpeg(60)),
        scaled("JPEG 30", 1, 1, .jpeg(30)), scaled("WebP 80", 1, 1, .webp(80)), scaled("GIF", 1, 1, .gif),
        scaled("half, JPEG 30", 0.5, 0.5, .jpeg(30)),
    ]
}

@Suite("Recall")
struct RecallTests {
    /// Distinct pictures: layouts, each also with other words and with hues turned by a quarter.
    static func painters(seed: UInt64, count: Int) -> [AdPainter] {
        (0..<count).map { place in
            var painter = AdPainter(seed: seed * 1000 + UInt64(place / 3))
            if place % 3 == 1 { painter.words &+= 1 }
            if place % 3 == 2 { painter.turn = 0.25 }
            return painter
        }
    }

    private func looksAlike(_ left: ImageHash, _ right: ImageHash) -> Bool {
        LookAlikes().groups(of: [left, right]).count == 1
    }

    @Test("No two of 210 different pictures look alike", arguments: [1, 2] as [UInt64])
    func distinct(seed: UInt64) throws {
        let hasher = ImageHasher()
        let hashes = try Self.painters(seed: seed, count: 210).map { painter in
            try hasher.hash(of: painter.picture().encoded(as: .png))
        }
        #expect(hashes.count { !$0.isTelling } == 0)
        #expect(LookAlikes().groups(of: hashes) == [])
    }

    @Test("19 of 20 copies are found, whatever was done to them", arguments: Change.all)
    func copies(change: Change) throws {
        let hasher = ImageHasher()
        let found = try Self.painters(seed: 3, count: 24).count { painter in
            let picture = painter.picture()
            let original = try hasher.hash(of: picture.encoded(as: .png))
            return looksAlike(original, try hasher.hash(of: change.apply(picture)))
        }
        #expect(Double(found) / 24 >= 0.95)
    }
}
