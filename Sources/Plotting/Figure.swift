internal import Foundation
internal import StageCore

/// Charts below one another, as SVG.
public struct Figure: Sendable, Hashable {
    /// The charts of points, from top to bottom.
    var charts: [Chart]

    /// Charts of bars, below the others.
    var bars: [BarChart]

    /// Makes a figure.
    ///
    /// - Parameters:
    ///   - charts: The charts of points, from top to bottom.
    ///   - bars: The charts of bars, below them.
    public init(_ charts: [Chart] = [], bars: [BarChart] = []) {
        self.charts = charts
        self.bars = bars
    }

    private static let width = 760.0
    private static let chartHeight = 420.0

    /// The picture, a whole SVG document; the same charts always give the same text.
    ///
    /// - Complexity: O(points and bars).
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

    /// Writes the picture; a file that was there is replaced whole or not at all, and a device or a pipe is written to.
    ///
    /// - Throws: ``PlottingError`` with `cannotWrite`.
    public func write(to path: String) throws {
        do {
            try OutputFile.write(svg.utf8, to: path)
        } catch {
            throw PlottingError(.cannotWrite, "\(path): it cannot be written: \(error.reason)")
        }
    }
}

/// Text and numbers as SVG has them.
enum Markup {
    /// Text that was not written by us: escaped, without control characters, shortened.
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
            // XML has no place for these.
            case "\u{FFFE}", "\u{FFFF}": continue
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Text at a place, with more attributes if need be.
    static func label(
        _ text: String, _ x: Double, _ y: Double, _ anchor: String, limit: Int = 60, extra: String = ""
    ) -> String {
        "<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\"\(extra)>\(self.text(text, limit: limit))</text>"
    }

    /// A place on paper with one decimal, which is finer than a screen.
    static func number(_ value: Double) -> String {
        let rounded = (value * 10).rounded() / 10
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
}
