import Foundation
import Plotting
import StageCore
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Figures are well-formed for any content, and have sensible axes.
struct FigureTests {
    private typealias Point = Chart.Point

    private func svg(_ points: [[Double]], title: String = "A title", name: String = "a") -> String {
        let indices = points.map { Point($0[0], $0[1]) }
        return Figure([
            Chart(
                title: title, xTitle: "x", yTitle: "y",
                series: [.line(name, points: indices), .scatter("b", points: indices)],
                marks: indices.prefix(1).map { Chart.Mark(at: $0, name) })
        ]).svg
    }

    private func isWellFormed(_ svg: String) -> Bool {
        XMLParser(data: Data(svg.utf8)).parse()
    }

    @Test(
        arguments: [
            [], [[1, 1]], [[0, 0], [0, 0]], [[1, 2], [3, 4]], [[1e30, -1e30], [2e30, 5]],
            [[1e-30, 0], [2e-30, 1e-31]],
            [[.nan, 1], [1, .infinity], [2, 2]], [[-5, -7], [-3, -1]], [[1, 1e308], [2, -1e308]],
            [[1e9, 1], [1e9 + 1, 2]],
        ] as [[[Double]]])
    func `any points give a figure without invalid numbers`(_ points: [[Double]]) {
        let text = svg(points)
        #expect(isWellFormed(text))
        #expect(!text.contains("nan") && !text.contains("inf"))
        #expect(text == svg(points))
    }

    @Test func `untrusted text is escaped`() {
        let hostile =
            "<script>alert(1)</script> & \"quotes\" ' \u{0} \u{1B}[31m \u{FFFE} "
            + String(repeating: "long ", count: 50)
        let text = svg([[1, 2], [3, 4]], title: hostile, name: hostile)
        #expect(isWellFormed(text))
        #expect(!text.contains("<script>") && !text.contains("\u{1B}"))
        #expect(text.utf8.count < 6000)
    }

    @Test func `ticks are round numbers`() {
        let text = svg([[0, 0], [97, 12_345]])
        for label in [">0<", ">20<", ">80<", ">2,000<", ">12,000<"] {
            #expect(text.contains(label), "\(label)")
        }
    }

    @Test func `negative and small numbers have their sign and decimals`() {
        let text = svg([[-1, -0.02], [1, 0.03]])
        for label in [">−1.0<", ">0.4<", ">−0.02<", ">0.01<"] { #expect(text.contains(label), "\(label)") }
    }

    @Test func `many points stay one path`() {
        let points = (0..<20_000).map { Point(Double($0 % 141), Double($0 / 141)) }
        let chart = Chart(title: "many", xTitle: "", yTitle: "", series: [.scatter("s", points: points)])
        let text = Figure([chart, chart]).svg
        #expect(isWellFormed(text))
        #expect(text.utf8.count < 2 * 20_000 * 18)
        #expect(text.components(separatedBy: "<path").count < 60)
    }

    @Test func `the legend counts the names that do not fit`() {
        let series = (0..<40).map { Chart.Series.line("series \($0)", points: [Point(0, Double($0))]) }
        let text = Figure([Chart(title: "", xTitle: "", yTitle: "", series: series)]).svg
        #expect(isWellFormed(text) && text.contains("and 22 more"))
    }

    @Test func `a figure replaces a file`() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(
            "figure-\(UUID().uuidString).svg"
        ).path
        defer { try? FileManager.default.removeItem(atPath: path) }
        for _ in 0..<2 { try Figure([]).write(to: path) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == Figure([]).svg)
        let error = #expect(throws: PlottingError.self) { try Figure([]).write(to: "/nowhere/at/all.svg") }
        #expect(error?.description == "/nowhere/at/all.svg: cannot be written: No such file or directory")
    }
}
