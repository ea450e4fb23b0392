internal import StageCore

/// How many creatives each campaign has: a few large ones and a long tail, as accounts have them.
enum CampaignSizes {
    /// Relative sizes from the largest to the smallest campaign of nineteen.
    private static let shape: [Double] = [
        90, 74, 62, 54, 47, 43, 39, 35, 32, 29, 26, 23, 20, 17, 14, 11, 8, 5, 3,
    ]

    /// Creatives of which nothing tells where they belong: one in 160.
    static func remnantCount(of creativeCount: Int) -> Int { (creativeCount + 60) / 160 }

    /// Draws sizes, in random order.
    ///
    /// - Parameter creativeCount: What they add up to, 1 or more.
    static func draw(creativeCount: Int, generator: inout SeededGenerator) -> [Int] {
        let largeCount = max(1, (creativeCount + 17) / 34)
        // One campaign in ten is too small to be one by itself: one or two creatives.
        var sizes = (0..<(largeCount / 10 + largeCount % 10 / 9)).map { 1 + $0 % 2 }
        let remaining = creativeCount - sizes.reduce(0, +)
        let floor = min(3, remaining / largeCount)
        let weights = (0..<largeCount).map { index in
            let position = (Double(index) + 0.5) / Double(largeCount) * Double(shape.count)
            return (shape[Int(position)] - 2) * generator.uniform(in: 0.9...1.1)
        }
        let total = weights.reduce(0, +)
        let shared = Double(remaining - floor * largeCount)
        var large = weights.map { floor + Int(shared * $0 / total) }
        // What rounding left goes to the first ones, one each.
        for index in 0..<(remaining - large.reduce(0, +)) { large[index % largeCount] += 1 }
        sizes += large
        generator.shuffle(&sizes)
        return sizes
    }
}
