internal import CreativeIntelligence
internal import Foundation

/// A drawing of the last merges of a dendrogram. What was joined before is one leaf, labelled with its number of rows.
struct DendrogramPlot {
    private let tree: Dendrogram
    private let linkage: Linkage
    /// The first merge that is drawn.
    private let first: Int

    private static let mergeLimit = 40
    private static let size = (width: 960.0, height: 540.0)
    private static let margin = (left: 64.0, right: 16.0, top: 40.0, bottom: 56.0)

    init(_ tree: Dendrogram, linkage: Linkage) {
        self.tree = tree
        self.linkage = linkage
        first = max(0, tree.merges.count - Self.mergeLimit)
    }

    func write(to path: String) throws { try OutputFile.write(Array(svg.utf8), to: path) }

    private var svg: String {
        var parts = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 960 540\" font-family=\"sans-serif\" font-size=\"12\">",
            "<rect width=\"960\" height=\"540\" fill=\"white\"/>",
            "<text x=\"64\" y=\"24\" font-size=\"15\">Last \(tree.merges.count - first) merges, \(linkage.rawValue) linkage</text>",
        ]
        let leaves = leaves
        let step = (Self.size.width - Self.margin.left - Self.margin.right) / Double(max(1, leaves.count))
        var places: [Int: (x: Double, y: Double)] = [:]
        for (index, leaf) in leaves.enumerated() {
            let x = Self.margin.left + (Double(index) + 0.5) * step
            places[leaf] = (x, y(0))
            let size = leaf < tree.pointCount ? 1 : tree.merges[leaf - tree.pointCount].size
            parts.append(
                "<text x=\"\(Self.text(x))\" y=\"\(Self.text(y(0) + 14))\" text-anchor=\"end\" transform=\"rotate(-45 \(Self.text(x)) \(Self.text(y(0) + 14)))\">\(size)</text>"
            )
        }
        for (index, merge) in tree.merges.enumerated().dropFirst(first) {
            guard let left = places[merge.first], let right = places[merge.second] else { continue }
            let top = y(merge.height)
            parts.append(
                "<path d=\"M\(Self.text(left.x)) \(Self.text(left.y))V\(Self.text(top))H\(Self.text(right.x))V\(Self.text(right.y))\" fill=\"none\" stroke=\"#1f4e79\" stroke-width=\"1.5\"/>"
            )
            places[tree.pointCount + index] = ((left.x + right.x) / 2, top)
        }
        parts += axis
        return parts.joined(separator: "\n") + "\n</svg>\n"
    }

    /// Five heights at the left.
    private var axis: [String] {
        let top = tree.merges.last?.height ?? 0
        return (0...4).map { tick in
            let height = top * Double(tick) / 4
            return
                "<text x=\"58\" y=\"\(Self.text(y(height) + 4))\" text-anchor=\"end\">\(String(format: "%.3g", height))</text>"
        } + ["<text x=\"64\" y=\"532\">rows per leaf; height is the distance of the joined clusters</text>"]
    }

    private func y(_ height: Double) -> Double {
        let top = tree.merges.last?.height ?? 0
        let space = Self.size.height - Self.margin.top - Self.margin.bottom
        return Self.size.height - Self.margin.bottom - (top > 0 ? height / top : 0) * space
    }

    /// The nodes that are drawn as leaves, from left to right.
    private var leaves: [Int] {
        var open = [tree.pointCount + tree.merges.count - 1]
        var leaves: [Int] = []
        while let node = open.popLast() {
            guard node >= tree.pointCount + first else {
                leaves.append(node)
                continue
            }
            let merge = tree.merges[node - tree.pointCount]
            open += [merge.second, merge.first]
        }
        return leaves
    }

    private static func text(_ number: Double) -> String { String(format: "%.1f", number) }
}
