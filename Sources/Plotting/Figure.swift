internal import Foundation
internal import StageCore

/// A column of charts, rendered as SVG.
public struct Figure: Sendable, Hashable {
    /// The point charts, from top to bottom.
    var charts: [Chart]

    /// The bar charts, drawn below the point charts.
    var bars: [BarChart]

    /// Creates a figure.
    ///
    /// - Parameters:
    ///   - charts: The point charts, from top to bottom.
    ///   - bars: The bar charts, drawn below them.
    public init(_ charts: [Chart] = [], bars: [BarChart] = []) {
        self.charts = charts
        self.bars = bars
    }

    private static let width = 760.0
    private static let chartHeight = 420.0

    /// The figure as a complete SVG document. Equal charts always produce the same text.
    ///
    /// - Complexity: O(number of points and bars).
    public var svg: String {
        let height = Self.chartHeight * Double(max(1, charts.count + bars.count))
        let size = "\(Markup.number(Self.width)) \(Markup.number(height))"
        let titles = (charts.map(\.title) + bars.map(\.title)).map { Markup.text($0) }
        var parts = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size)\" role=\"img\" "
                + "font-family=\"Helvetica, Arial, sans-serif\" font-size=\"12\" fill=\"#222\">",
            "<title>\(titles.joined(separator: "; "))</title>",
            "<rect width=\"\(Markup.number(Self.width))\" height=\"\(Markup.number(height))\" fill=\"#fff\"/>",
        ]
        for (index, chart) in charts.enumerated() {
            parts += ChartDrawing(chart, in: frame(index)).elements
        }
        for (index, chart) in bars.enumerated() {
            parts += BarDrawing(chart, in: frame(charts.count + index)).elements
        }
        parts.append("</svg>\n")
        return parts.joined(separator: "\n")
    }

    private func frame(_ index: Int) -> Frame {
        Frame(left: 0, top: Double(index) * Self.chartHeight, width: Self.width, height: Self.chartHeight)
    }

    /// Writes the figure to a file. An existing file is replaced atomically; devices and pipes are written to.
    ///
    /// - Throws: ``PlottingError`` with code `cannotWrite`.
    public func write(to path: String) throws {
        do {
            try OutputFile.write(svg.utf8, to: path)
        } catch {
            throw PlottingError(.cannotWrite, "\(path): cannot be written: \(error.reason)")
        }
    }
}

/// Text and numbers formatted for SVG.
enum Markup {
    /// Returns untrusted text escaped, truncated and without control characters.
    static func text(_ text: String, limit: Int = 60) -> String {
        let short = text.count > limit ? text.prefix(limit - 1) + "…" : text[...]
        var result = ""
        for scalar in short.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): result += " "
            // XML does not allow these characters.
            case "\u{FFFE}", "\u{FFFF}": continue
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Returns text at a position, with optional further attributes.
    static func label(
        _ text: String, _ x: Double, _ y: Double, _ anchor: String, limit: Int = 60, extra: String = ""
    ) -> String {
        "<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\"\(extra)>\(self.text(text, limit: limit))</text>"
    }

    /// Returns a coordinate with one decimal, which is finer than a screen pixel.
    static func number(_ value: Double) -> String {
        let rounded = (value * 10).rounded() / 10
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
}
