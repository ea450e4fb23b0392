internal import CreativeIntelligence

/// The rows that `--keep-going` skipped.
struct RejectedRows {
    var report: ImportReport
    /// The noun for one of them.
    var noun: String

    /// Prints the first of them to standard error; prints nothing if there are none.
    func printOut() {
        guard report.rejectedRows > 0 else { return }
        StandardError.write("skipped: \(Display.counted(report.rejectedRows, noun))")
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
