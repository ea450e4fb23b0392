internal import StageCore

/// The colours of one picture: those of its ground, and those of what stands on it.
struct Palette {
    private let hue: Double
    private let ground: Ground

    /// - Parameters:
    ///   - colours: Gives the hue of what stands on the ground.
    ///   - ground: Gives the ground's own.
    ///   - turn: How far all hues are turned, in parts of the circle.
    init(colours: UInt64, ground: UInt64, turn: Double) {
        var generator = SeededGenerator(seed: colours)
        hue = generator.uniform() + turn
        self.ground = Ground(seed: ground, turn: turn)
    }

    /// The ground, `along` a gradient in 0...1.
    func ground(_ along: Double) -> UInt32 { ground.colour(along) }

    /// A product's colour.
    ///
    /// - Parameter shade: How bright, in 0...1.
    func shape(_ number: Int, shade: Double) -> UInt32 {
        Self.colour(hue + 0.3 + 0.17 * Double(number), 0.7, 0.8 * shade)
    }

    var ink: UInt32 { ground.isDark ? 0xFFF5_F5F5 : 0xFF20_2020 }
    var button: UInt32 { Self.colour(hue + 0.55, 0.85, 0.6) }

    /// What a picture stands on.
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

        /// How far two grounds lie apart without their gradients: in levels of 0...255 of the part that differs most.
        func difference(from other: Ground) -> Int {
            let (left, right) = (colour(0), other.colour(0))
            return [16, 8, 0].reduce(0) { most, shift in
                max(most, abs(Int(left >> shift & 0xFF) - Int(right >> shift & 0xFF)))
            }
        }
    }

    /// A colour of hue, saturation and value, each in 0...1.
    static func colour(_ hue: Double, _ saturation: Double, _ value: Double) -> UInt32 {
        func part(_ offset: Double) -> UInt32 {
            let turn = (offset + hue * 6).truncatingRemainder(dividingBy: 6)
            let share = max(0, min(1, min(turn, 4 - turn)))
            return UInt32(max(0, min(255, 255 * value * (1 - saturation * share))))
        }
        return 0xFF00_0000 | part(5) << 16 | part(3) << 8 | part(1)
    }
}
