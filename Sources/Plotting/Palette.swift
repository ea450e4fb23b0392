/// Colours that colour-blind people can tell apart (M. Okabe and K. Ito, "Color universal design", 2008), with
/// markers and dashes, so that colour is never the only sign.
enum Palette {
    private static let colors = [
        "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#6B6B6B", "#A09000",
    ]
    private static let dashes = ["", "6 3", "2 3", "8 3 2 3"]

    static func color(_ index: Int) -> String { colors[index % colors.count] }

    static func dash(_ index: Int) -> String {
        let dash = dashes[index % dashes.count]
        return dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\""
    }

    /// A marker around a place: circle, square, triangle or diamond.
    static func marker(_ index: Int, _ x: Double, _ y: Double, size: Double) -> String {
        let path: [(Double, Double)]
        switch index % 4 {
        case 0:
            let (x, y) = (Markup.number(x), Markup.number(y))
            return "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(Markup.number(size))\"/>"
        case 1: path = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
        case 2: path = [(0, -1.2), (1.2, 1), (-1.2, 1)]
        default: path = [(0, -1.4), (1.4, 0), (0, 1.4), (-1.4, 0)]
        }
        let points = path.map { "\(Markup.number(x + $0.0 * size)),\(Markup.number(y + $0.1 * size))" }
        return "<polygon points=\"\(points.joined(separator: " "))\"/>"
    }
}
