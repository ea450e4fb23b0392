internal import Foundation

/// One or more charts below one another, as SVG.
public struct Figure: Sendable, Hashable {
    /// The charts, from top to bottom.
    public var charts: [Chart]

    /// Makes a figure.
    public init(_ charts: [Chart]) {
        self.charts = charts
    }

    private static let width = 760.0
    private static let chartHeight = 420.0

    /// The picture, a whole SVG document; the same charts always give the same text.
    ///
    /// - Complexity: O(points).
    public var svg: String {
        let height = Self.chartHeight * Double(max(1, charts.count))
        let size = "\(Markup.number(Self.width)) \(Markup.number(height))"
        var parts = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size)\" role=\"img\" "
                + "font-family=\"Helvetica, Arial, sans-serif\" font-size=\"12\" fill=\"#222\">",
            "<title>\(charts.map { Markup.text($0.title) }.joined(separator: "; "))</title>",
            "<rect width=\"\(Markup.number(Self.width))\" height=\"\(Markup.number(height))\" fill=\"#fff\"/>",
        ]
        for (index, chart) in charts.enumerated() {
            let drawing = ChartDrawing(
                chart, left: 0, top: Double(index) * Self.chartHeight, width: Self.width,
                height: Self.chartHeight)
            parts += drawing.elements
        }
        parts.append("</svg>\n")
        return parts.joined(separator: "\n")
    }

    /// Writes the picture; a file that was there is replaced whole or not at all.
    ///
    /// - Throws: ``PlottingError`` with `cannotWrite`.
    public func write(to path: String) throws {
        do {
            try Data(svg.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch let error as CocoaError {
            let cause = error.userInfo[NSUnderlyingErrorKey] as? any Error
            let number = cause.map { Int32(truncatingIfNeeded: ($0 as NSError).code) }
            let reason = number.map { String(cString: strerror($0)) } ?? "error \(error.code.rawValue)"
            throw PlottingError(.cannotWrite, "\(path): it cannot be written: \(reason)")
        }
    }
}
