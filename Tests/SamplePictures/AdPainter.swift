internal import Foundation
package import ImageSimilarity
internal import StageCore

/// Paints images that look like ads: a background, products, a headline, lines of text, a button. Each part is drawn
/// from its own seed, so that images can share a layout and differ in one part.
package struct AdPainter: Sendable {
    /// The seed of the layout.
    package var layout: UInt64
    /// The seed of the foreground hues.
    package var colours: UInt64
    /// The seed of the hue and brightness of the background.
    package var ground: UInt64
    /// The rotation of all hues, as a fraction of the circle.
    package var turn = 0.0
    /// The seed of the headline.
    package var headline: UInt64
    /// The seed of the small text and the button.
    package var words: UInt64
    /// In pixels.
    package var width: Int
    /// In pixels.
    package var height: Int

    /// Creates a painter with one seed for all parts.
    package init(seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: 7)
        layout = generator.next()
        colours = generator.next()
        ground = generator.next()
        headline = generator.next()
        words = generator.next()
        let sizes = [(300, 250), (320, 480), (728, 90), (600, 500), (160, 600), (970, 250), (336, 280)]
        (width, height) = generator.element(of: sizes) ?? (300, 250)
    }

    /// Paints the image.
    package func picture() -> Picture {
        var layout = SeededGenerator(seed: layout)
        let palette = Palette(colours: colours, ground: ground, turn: turn)
        var picture = Picture(width: width, height: height)
        paintGround(&picture, &layout, palette)
        for number in 0..<layout.uniform(in: 1...4) { paintShape(&picture, &layout, palette, number) }
        paintTexts(&picture, &layout, palette)
        return picture
    }

    private func paintGround(
        _ picture: inout Picture, _ layout: inout SeededGenerator, _ palette: Palette
    ) {
        let slope = layout.uniform(in: -1.0...1.0)
        let isGradient = layout.chance(0.5)
        for y in 0..<height {
            for x in 0..<width {
                let along = Double(x) / Double(width) * slope + Double(y) / Double(height) * (1 - abs(slope))
                picture.pixels[y * width + x] = palette.ground(isGradient ? abs(along) : 0)
            }
        }
    }

    /// Paints a product: a shaded ellipse or box in its own colour; every other one has grain, as in photos.
    private func paintShape(
        _ picture: inout Picture, _ layout: inout SeededGenerator, _ palette: Palette, _ number: Int
    ) {
        let centre = (layout.uniform(in: 0.1...0.9), layout.uniform(in: 0.15...0.85))
        let size = (layout.uniform(in: 0.08...0.3), layout.uniform(in: 0.12...0.4))
        let isBox = layout.chance(0.4)
        let grain = layout.chance(0.5) ? layout.uniform(in: 0.05...0.25) : 0
        let waves = (layout.uniform(in: 3.0...20), layout.uniform(in: 3.0...20), layout.uniform())
        for y in 0..<height {
            for x in 0..<width {
                let across = (Double(x) / Double(width) - centre.0) / size.0
                let down = (Double(y) / Double(height) - centre.1) / size.1
                let isInside = isBox ? max(abs(across), abs(down)) < 1 : across * across + down * down < 1
                guard isInside else { continue }
                let wave =
                    sin(waves.0 * across + 3 * sin(waves.1 * down)) * sin(waves.1 * down + 6 * waves.2)
                let shade = 0.7 + 0.25 * down + grain * wave
                picture.pixels[y * width + x] = palette.shape(number, shade: max(0, min(1, shade)))
            }
        }
    }

    /// Paints a headline, lines of small text and a button.
    private func paintTexts(_ picture: inout Picture, _ layout: inout SeededGenerator, _ palette: Palette) {
        var headline = SeededGenerator(seed: headline)
        var words = SeededGenerator(seed: words)
        // A wide image has one line that uses more of the height; in a tall one, the width limits the height of the line.
        let isStrip = width > 3 * height
        let top = layout.uniform(in: 0.06...(isStrip ? 0.3 : 0.6))
        let left = layout.uniform(in: 0.05...0.2)
        let ofTower = width < height ? 1.5 * Double(width) / Double(height) : 1
        let size = layout.uniform(in: isStrip ? 0.16...0.3 : 0.04...0.1) * min(1, ofTower)
        let headlines = width < height ? 3 : 1
        for line in 0..<headlines {
            let start = top - 0.05 + 1.2 * size * Double(line)
            paintLine(&picture, &headline, palette.ink, (left, start), 0.95 - left, size)
        }
        let lines = layout.uniform(in: 0...(isStrip ? 1 : 3))
        for line in 0..<lines {
            let start = top - 0.03 + size * (1.2 * Double(headlines) + 0.8 * Double(line))
            paintLine(&picture, &words, palette.ink, (left, start), 0.6, size * 0.5)
        }
        let button = (layout.uniform(in: 0.05...0.6), layout.uniform(in: 0.7...0.82))
        fill(&picture, button, (0.3, 0.14), palette.button)
        paintLine(&picture, &words, 0xFFFF_FFFF, (button.0 + 0.03, button.1 + 0.045), 0.24, 0.05)
    }

    /// Paints letters as strokes with gaps, and words with larger gaps.
    private func paintLine(
        _ picture: inout Picture, _ words: inout SeededGenerator, _ ink: UInt32, _ start: (Double, Double),
        _ length: Double, _ size: Double
    ) {
        let letter = max(2.0, size * Double(height) * 0.55) / Double(width)
        var x = start.0
        let end = min(0.98, start.0 + length * words.uniform(in: 0.6...1.0))
        while x < end {
            for _ in 0..<words.uniform(in: 2...9) where x < end {
                let kind = words.uniform(in: 0...3)
                fill(&picture, (x, start.1), (letter * 0.28, size), ink)
                if kind > 0 {
                    let bar = kind == 1 ? 0.0 : kind == 2 ? 0.42 : 0.82
                    fill(&picture, (x, start.1 + bar * size), (letter * 0.8, size * 0.18), ink)
                }
                if kind == 2 { fill(&picture, (x + letter * 0.55, start.1), (letter * 0.25, size), ink) }
                x += letter
            }
            x += letter * 0.8
        }
    }

    private func fill(
        _ picture: inout Picture, _ start: (Double, Double), _ size: (Double, Double), _ colour: UInt32
    ) {
        let columns =
            Int(
                start.0 * Double(width))..<max(
                Int(start.0 * Double(width)) + 1, Int((start.0 + size.0) * Double(width)))
        let rows =
            Int(
                start.1 * Double(height))..<max(
                Int(start.1 * Double(height)) + 1, Int((start.1 + size.1) * Double(height)))
        for y in rows.clamped(to: 0..<height) {
            for x in columns.clamped(to: 0..<width) { picture.pixels[y * width + x] = colour }
        }
    }
}
