import Foundation
import SamplePictures
import StageCore
import Testing

@testable import ImageSimilarity

@Suite("Hashes and groups")
struct ImageHashTests {
    /// A random hash whose structure never has both bits of a pair.
    private func randomHash(_ generator: inout SeededGenerator) -> ImageHash {
        var words = SIMD16<UInt64>(repeating: 0)
        for lane in 0..<16 { words[lane] = generator.next() & generator.next() }
        return ImageHash(words: words)
    }

    private func turned(_ hash: ImageHash, _ count: Int, _ generator: inout SeededGenerator) -> ImageHash {
        var words = hash.words
        for _ in 0..<count { words[generator.uniform(in: 0...15)] ^= 1 << generator.uniform(in: 0...63) }
        return ImageHash(words: words)
    }

    @Test("Text and code keep every bit; the distance is a metric", arguments: [1, 2, 3] as [UInt64])
    func text(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let hashes = (0..<20).map { _ in randomHash(&generator) } + [ImageHash(checksum: 7, shape: 8)]
        for hash in hashes {
            #expect(ImageHash(hash.description) == hash && hash.description.utf8.count == 256)
            let decoded = try JSONDecoder().decode([ImageHash].self, from: JSONEncoder().encode([hash]))
            #expect(decoded == [hash])
            #expect(ImageHash(hash.description.uppercased()) == hash)
            for other in hashes {
                #expect((hash.distance(to: other) == 0) == (hash == other))
                #expect(hash.distance(to: other) == other.distance(to: hash))
                #expect(hash.localDistance(to: other) <= hash.distance(to: other))
                for third in hashes {
                    #expect(hash.distance(to: third) <= hash.distance(to: other) + other.distance(to: third))
                }
            }
        }
        for wrong in ["", "0", String(repeating: "g", count: 256), String(repeating: "0", count: 257)] {
            #expect(ImageHash(wrong) == nil)
        }
    }

    @Test("Every near pair that is left is found, and taken out once", arguments: [1, 2, 3, 4] as [UInt64])
    func tree(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let seeds = (0..<20).map { _ in randomHash(&generator) }
        let hashes = (0..<300).map { turned(seeds[$0 % 20], $0 % 17, &generator) }
        var tree = HashTree(hashes)
        var left = Set(hashes.indices)
        for query in 0..<60 {
            let limit = [0, 10, 25, 300][query % 4]
            let expected = left.filter { hashes[$0].distance(to: hashes[query]) <= limit && $0 % 5 != 0 }
            let found = tree.takeOut(near: hashes[query], within: limit) { $0 % 5 != 0 }
            #expect(found == expected.sorted())
            left.subtract(found)
        }
    }

    @Test("The order of pictures does not matter; a chain ends", arguments: [1, 2, 3] as [UInt64])
    func order(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var chain = [randomHash(&generator)]
        for _ in 0..<60 { chain.append(turned(chain[chain.count - 1], 2, &generator)) }
        var places = Array(chain.indices)
        let groups = LookAlikes().groups(of: chain)
        #expect(groups.count > 1)
        for group in groups {
            #expect(group == group.sorted() && group.count > 1)
            for left in group {
                for right in group { #expect(chain[left].distance(to: chain[right]) <= 2 * 27) }
            }
        }
        generator.shuffle(&places)
        let again = LookAlikes().groups(of: places.map { chain[$0] }).map { $0.map { places[$0] }.sorted() }
        #expect(again.sorted { $0[0] < $1[0] } == groups)
        #expect(LookAlikes().groups(of: []) == [] && LookAlikes().groups(of: [chain[0]]) == [])
    }

    @Test("What is flat is like nothing but itself; what is transparent is white")
    func flat() throws {
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
        #expect(LookAlikes().groups(of: [white, telling, white]) == [[0, 2]])
    }
}
