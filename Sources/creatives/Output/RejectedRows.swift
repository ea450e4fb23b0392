internal import CreativeIntelligence

/// What `--keep-going` left out.
struct RejectedRows {
    var report: ImportReport
    /// What one of them is called.
    var noun: String

    /// Lists the first of them where diagnostics go; nothing where all is well.
    func printOut() {
        guard report.rejectedRows > 0 else { return }
        StandardError.write("left out: \(Display.counted(report.rejectedRows, noun))")
        for problem in report.problems.prefix(20) {
            StandardError.write("  \(Display.safe(problem.description))")
        }
        let hidden = report.rejectedRows - min(20, report.problems.count)
        if hidden > 0 {
            StandardError.write(
                "  … and \(Display.grouped(Int64(hidden))) more (\(CommonOption.json) lists them)")
        }
    }

    var json: JSONValue {
        .object([
            "rows": .integer(Int64(report.rejectedRows)),
            "problems": .array(report.problems.map { .string($0.description) }),
        ])
    }
}
