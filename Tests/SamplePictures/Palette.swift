internal import StageCore

/// The background and foreground colours of an image.
struct Palette {
    private let hue: Double
    private let ground: Ground

    /// - Parameters:
    ///   - colours: The seed of the foreground hues.
    ///   - ground: The seed of the background hue.
    ///   - turn: The rotation of all hues, as a fraction of the circle.
    init(colours: UInt64, ground: UInt64, turn: Double) {
        var generator = SeededGenerator(seed: colours)
        hue = generator.uniform() + turn
        self.ground = Ground(seed: ground, turn: turn)
    }

    /// Returns the background colour at the position `along` of a gradient, in 0...1.
    func ground(_ along: Double) -> UInt32 { ground.colour(along) }

    /// Returns the colour of a product.
    ///
    /// - Parameter shade: The brightness, in 0...1.
    func shape(_ number: Int, shade: Double) -> UInt32 {
        Self.colour(hue + 0.3 + 0.17 * Double(number), 0.7, 0.8 * shade)
    }

    var ink: UInt32 { ground.isDark ? 0xFFF5_F5F5 : 0xFF20_2020 }
    var button: UInt32 { Self.colour(hue + 0.55, 0.85, 0.6) }

    /// The background of an image.
    struct Ground {
        let isDark: Bool
        private let hue: Double
        private let depth: Double

        init(seed: UInt64, turn: Double) {
            var generator = SeededGenerator(seed: seed)
            hue = generator.uniform() + turn
            isDark = generator.chance(0.4)
            depth = generator.uniform(in: 0.25...0.8)
        }

        func colour(_ along: Double) -> UInt32 {
            Palette.colour(hue + 0.12 * along, depth, isDark ? 0.15 + 0.3 * along : 0.95 - 0.3 * along)
        }

        /// Returns the distance of two backgrounds without gradients: the largest difference of a channel, in levels of 0...255.
        func difference(from other: Ground) -> Int {
            let (left, right) = (colour(0), other.colour(0))
            return [16, 8, 0].reduce(0) { most, shift in
                max(most, abs(Int(left >> shift & 0xFF) - Int(right >> shift & 0xFF)))
            }
        }
    }

    /// Returns the colour with hue, saturation and value, each in 0...1.
    static func colour(_ hue: Double, _ saturation: Double, _ value: Double) -> UInt32 {
        func part(_ offset: Double) -> UInt32 {
            let turn = (offset + hue * 6).truncatingRemainder(dividingBy: 6)
            let share = max(0, min(1, min(turn, 4 - turn)))
            return UInt32(max(0, min(255, 255 * value * (1 - saturation * share))))
        }
        return 0xFF00_0000 | part(5) << 16 | part(3) << 8 | part(1)
    }
}
