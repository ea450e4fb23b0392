package import ImageSimilarity
internal import StageCore

/// One layout with several variants: images that are visibly different, and therefore not copies.
package struct PictureFamily: Sendable {
    /// The difference of an image from the first one of its family.
    package enum Variant: String, Sendable, CaseIterable {
        /// The first image.
        case original
        /// A different headline; all other parts are the same.
        case headline = "other headline"
        /// All hues are rotated by 18° or more.
        case recoloured
        /// A different background, by at least 24 of 255 levels of red, green or blue.
        case ground = "other ground"
    }

    private let seed: UInt64
    private let original: AdPainter

    /// Creates a family.
    ///
    /// - Parameters:
    ///   - seed: The seed of a set of families.
    ///   - number: The number in the set, below 1,000.
    package init(seed: UInt64, number: Int) {
        self.seed = seed * 1000 + UInt64(number)
        original = AdPainter(seed: self.seed)
    }

    /// Returns the painter of a variant.
    package func painter(of variant: Variant) -> AdPainter {
        var generator = SeededGenerator(seed: seed, stream: 11)
        let headline = generator.next()
        let turn = generator.uniform(in: 0.05...0.95)
        var painter = original
        switch variant {
        case .original: break
        case .headline: painter.headline = headline
        case .recoloured: painter.turn = turn
        case .ground:
            let first = Palette.Ground(seed: original.ground, turn: 0)
            repeat {
                painter.ground = generator.next()
            } while Palette.Ground(seed: painter.ground, turn: 0).difference(from: first) < 24
        }
        return painter
    }

    /// Paints a variant.
    package func picture(_ variant: Variant) -> Picture { painter(of: variant).picture() }
}
