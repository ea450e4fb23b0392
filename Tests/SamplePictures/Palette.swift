internal import StageCore

/// The colours of one picture.
struct Palette {
    private let hue: Double
    private let isDark: Bool
    private let depth: Double

    init(seed: UInt64, turn: Double) {
        var generator = SeededGenerator(seed: seed)
        hue = generator.uniform() + turn
        isDark = generator.chance(0.4)
        depth = generator.uniform(in: 0.25...0.8)
    }

    /// The ground, `along` a gradient in 0...1.
    func ground(_ along: Double) -> UInt32 {
        Self.colour(hue + 0.12 * along, depth, isDark ? 0.15 + 0.3 * along : 0.95 - 0.3 * along)
    }

    func shape(_ number: Int, shade: Double) -> UInt32 {
        Self.colour(hue + 0.3 + 0.17 * Double(number), 0.7, (isDark ? 0.9 : 0.7) * shade)
    }

    var ink: UInt32 { isDark ? 0xFFF5_F5F5 : 0xFF20_2020 }
    var button: UInt32 { Self.colour(hue + 0.55, 0.85, 0.6) }

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
