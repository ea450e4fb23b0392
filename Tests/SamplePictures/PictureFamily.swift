package import ImageSimilarity
internal import StageCore

/// One layout, and what an advertiser makes of it: pictures that are visibly different, and so no copies.
package struct PictureFamily: Sendable {
    /// How a picture differs from its family's first.
    package enum Variant: String, Sendable, CaseIterable {
        /// It is the first.
        case original
        /// Another headline; all else is the same.
        case headline = "other headline"
        /// All hues are turned by 18° or more.
        case recoloured
        /// On another ground, by 24 of 255 levels of red, green or blue at least.
        case ground = "other ground"
    }

    private let seed: UInt64
    private let original: AdPainter

    /// Makes a family.
    ///
    /// - Parameters:
    ///   - seed: Of a set of families.
    ///   - number: In the set, below 1,000.
    package init(seed: UInt64, number: Int) {
        self.seed = seed * 1000 + UInt64(number)
        original = AdPainter(seed: self.seed)
    }

    /// What paints a variant.
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
