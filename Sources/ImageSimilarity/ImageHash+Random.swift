package import StageCore

/// Made-up hashes, for tests and measurements.
extension ImageHash {
    /// The hash of no picture: a quarter of its bits are set, and its sketch is noise.
    package static func random(using generator: inout SeededGenerator) -> ImageHash {
        var words = SIMD16<UInt64>(repeating: 0)
        for lane in 0..<16 { words[lane] = generator.next() & generator.next() }
        let bytes = (0..<PictureSketch.size).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        return ImageHash(words: words, sketch: PictureSketch(bytes: bytes))
    }

    /// A hash with the same sketch, and some bits turned.
    package func turned(_ count: Int, using generator: inout SeededGenerator) -> ImageHash {
        var words = words
        for _ in 0..<count { words[generator.uniform(in: 0...15)] ^= 1 << generator.uniform(in: 0...63) }
        return ImageHash(words: words, sketch: sketch)
    }
}
