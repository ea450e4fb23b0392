/// The steps from one number of campaigns to another, each joining or dividing by one.
struct Steps {
    /// The parts of each draft after the chosen steps, as positions of members.
    private(set) var parts: [[[Int]]]

    /// Divides drafts, the most different parts first.
    ///
    /// - Parameters:
    ///   - roots: The hierarchy of each draft.
    ///   - counts: The numbers of campaigns to choose from.
    ///   - base: The number of campaigns before the first step.
    init(dividing roots: [DraftPart], counts: ClosedRange<Int>, base: Int) {
        var open = roots.map { [$0] }
        var heights: [Double] = []
        // The first pass finds how far apart the parts of each step are, the second one divides.
        while base + heights.count <= counts.upperBound, let height = Self.divide(&open) {
            heights.append(height)
        }
        let steps = Self.count(heights, counts: counts, base: base, direction: 1)
        open = roots.map { [$0] }
        for _ in 0..<steps { _ = Self.divide(&open) }
        parts = open.map { $0.map(\.members) }
    }

    /// Divides the part whose parts differ most, and returns by how much; `nil` if no part can be divided.
    private static func divide(_ open: inout [[DraftPart]]) -> Double? {
        var best: (draft: Int, part: Int, height: Double)?
        for (draft, parts) in open.enumerated() {
            for (index, part) in parts.enumerated() where part.parts.count == 2 {
                if part.height > best?.height ?? -1 { best = (draft, index, part.height) }
            }
        }
        guard let best else { return nil }
        let part = open[best.draft][best.part]
        open[best.draft].replaceSubrange(best.part...best.part, with: part.parts)
        return best.height
    }

    /// Returns the merges to make, the nearest first.
    static func chosen(_ merges: [AtomTree.Merge], counts: ClosedRange<Int>, base: Int) -> [AtomTree.Merge] {
        // A union comes after its parts, whose heights are not above its own.
        let sorted = merges.enumerated().sorted {
            ($0.element.height, $0.offset) < ($1.element.height, $1.offset)
        }.map(\.element)
        return Array(
            sorted.prefix(count(sorted.map(\.height), counts: counts, base: base, direction: -1)))
    }

    /// Returns the number of steps after which the number of campaigns is in the range, at the widest gap between the
    /// heights of successive steps; as many as possible if none is.
    private static func count(
        _ heights: [Double], counts: ClosedRange<Int>, base: Int, direction: Int
    ) -> Int {
        let steps = (0...heights.count).filter { counts.contains(base + direction * $0) }
        var best: (steps: Int, gap: Double)?
        for step in steps where step > 0 {
            let gap = step < heights.count ? abs(heights[step] - heights[step - 1]) : 0
            if gap > best?.gap ?? -1 { best = (step, gap) }
        }
        return best?.steps ?? (steps.first ?? heights.count)
    }
}
