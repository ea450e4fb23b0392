import Foundation
import SamplePictures
import StageCore
import Testing

@testable import ImageSimilarity

@Suite("Hashes and groups")
struct ImageHashTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `text form and coding keep every bit; the distance is a metric`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let hashes =
            (0..<20).map { _ in ImageHash.random(using: &generator) } + [ImageHash(checksum: 7, shape: 8)]
        for hash in hashes {
            #expect(ImageHash(hash.description) == hash)
            let decoded = try JSONDecoder().decode([ImageHash].self, from: JSONEncoder().encode([hash]))
            #expect(decoded == [hash])
            #expect(ImageHash(hash.description.uppercased()) == hash)
            for other in hashes {
                #expect((hash.distance(to: other) == 0) == (hash == other))
                #expect(hash.distance(to: other) == other.distance(to: hash))
                #expect((hash.detailDifference(to: other) == 0) == (hash == other))
                #expect(hash.detailDifference(to: other) == other.detailDifference(to: hash))
                #expect((hash.colourDifference(to: other) == 0) == (hash == other))
                for third in hashes {
                    #expect(hash.distance(to: third) <= hash.distance(to: other) + other.distance(to: third))
                }
            }
        }
        #expect(hashes.map(\.description.utf8.count) == Array(repeating: 4736, count: 20) + [256])
        // A hash of an image with enough content must include its sketch.
        let bits = String(hashes[0].description.prefix(256))
        for wrong in [
            "", "0", bits, String(repeating: "g", count: 256), bits + "0", bits + hashes[20].description,
        ] {
            #expect(ImageHash(wrong) == nil)
        }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `every remaining near pair is found, and removed once`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let seeds = (0..<20).map { _ in ImageHash.random(using: &generator) }
        let hashes = (0..<300).map { seeds[$0 % 20].turned($0 % 17, using: &generator) }
        var near = NearHashes(hashes)
        var left = Set(hashes.indices)
        for query in 0..<60 {
            let limit = [0, 10, 25, 300][query % 4]
            let expected = left.filter { hashes[$0].distance(to: hashes[query]) <= limit && $0 % 5 != 0 }
            let found = near.takeOut(near: hashes[query], within: limit) { $0 % 5 != 0 }
            #expect(found == expected.sorted())
            left.subtract(found)
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `the order of images does not matter; chains are limited`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var chain = [ImageHash.random(using: &generator)]
        for _ in 0..<60 { chain.append(chain[chain.count - 1].turned(2, using: &generator)) }
        var indices = Array(chain.indices)
        let groups = LookAlikes().groups(of: chain)
        #expect(groups.count > 1)
        for group in groups {
            #expect(group == group.sorted() && group.count > 1)
            for left in group {
                for right in group { #expect(chain[left].distance(to: chain[right]) <= 2 * 37) }
            }
        }
        generator.shuffle(&indices)
        let again = LookAlikes().groups(of: indices.map { chain[$0] }).map { $0.map { indices[$0] }.sorted() }
        #expect(again.sorted { $0[0] < $1[0] } == groups)
        #expect(LookAlikes().groups(of: []) == [] && LookAlikes().groups(of: [chain[0]]) == [])
    }

    @Test
    func `flat images match only themselves; transparency is white`() throws {
        let hasher = ImageHasher()
        func hash(_ picture: Picture, _ encoding: Picture.Encoding = .png) throws -> ImageHash {
            try hasher.hash(of: picture.encoded(as: encoding))
        }
        let white = try hash(Picture(width: 300, height: 250))
        #expect(!white.isTelling)
        let clear = try hash(Picture(width: 300, height: 250, colour: 0))
        let compressed = try hash(Picture(width: 300, height: 250), .webp(100))
        #expect(white.distance(to: clear) == 0 && white.distance(to: compressed) == 0)
        for other in [
            Picture(width: 1, height: 1), Picture(width: 250, height: 300),
            Picture(width: 300, height: 250, colour: 0xFFFF_FFFE),
        ] {
            let distance = white.distance(to: try hash(other))
            #expect(distance == ImageHash.bitCount)
        }
        let telling = try hash(AdPainter(seed: 1).picture())
        #expect(telling.isTelling && telling.distance(to: white) == ImageHash.bitCount)
        #expect(telling.detailDifference(to: white) == 2 && telling.colourDifference(to: white) == 255)
        #expect(white.detailDifference(to: clear) == 0 && white.colourDifference(to: clear) == 0)
        #expect(LookAlikes().groups(of: [white, telling, white]) == [[0, 2]])
    }
}
