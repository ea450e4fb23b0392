package import CreativeImport
package import CreativeModel
internal import Foundation
package import JobScheduling
internal import StageCore

/// `performance_sync`: imports files of performance, and of creatives where they hold any, and has the ads classified afterwards
/// where that is asked for.
///
/// Done twice it does the same as once: what an import holds replaces what the store has under the same keys.
package struct PerformanceSyncJob: JobHandler {
    /// Where creatives and performance go.
    let store: any CreativeStore
    /// How files are read where a job says nothing else.
    let importOptions: CreativeImporter.Options

    /// Makes a handler.
    ///
    /// - Parameters:
    ///   - store: Where creatives and performance go.
    ///   - importOptions: How files are read where a job says nothing else.
    package init(
        store: any CreativeStore, importOptions: CreativeImporter.Options = CreativeImporter.Options()
    ) {
        self.store = store
        self.importOptions = importOptions
    }

    /// The name of the type: `performance_sync`.
    static let typeName = "performance_sync"

    /// What is imported, and what follows.
    package struct Parameters: JobParameterSet {
        /// CSV files of performance or creatives.
        var files: [String] = []
        /// A column map for files of any other origin.
        var columns: String?
        /// The seat of all rows.
        var seat: String?
        /// The ISO 4217 code of money where a file names none.
        var currency: String?
        /// The IANA name of the zone of days and times.
        var timeZone: String?
        /// Whether broken rows are left out instead of failing.
        var keepsGoing = false
        /// Whether ads are classified afterwards.
        var autoClassify = false
        /// Which ones.
        var ads = ClassificationJob.AdChoice()

        /// No file yet.
        package init() {}

        /// `files`, `columns`, `seat`, `currency`, `time_zone`, `keep_going`, `auto_classify` and what the classification takes.
        package mutating func code(_ coder: inout some JobParameterCoder) throws(JobError) {
            try coder.paths("files", &files, isRequired: true, "CSV files of performance or creatives")
            try coder.path("columns", &columns, "a column map for files of any other origin")
            try coder.text("seat", &seat, "the seat of all rows")
            try coder.text("currency", &currency, "ISO 4217 code where a file names none")
            try coder.text("time_zone", &timeZone, "IANA name of the zone of days and times")
            try coder.flag("keep_going", &keepsGoing, "leaves broken rows out instead of failing")
            try coder.flag("auto_classify", &autoClassify, "classifies ads afterwards")
            try ads.code(&coder)
        }

        /// Makes sure that currency and time zone are there.
        package func check() throws(JobError) {
            if let currency, CurrencyCode(rawValue: currency) == nil {
                throw JobError(
                    .invalidParameter,
                    "parameter currency is \(quoted(currency)), expected three letters such as USD")
            }
            guard let timeZone else { return }
            do {
                _ = try JobSchedule.timeZone(named: timeZone)
            } catch {
                throw JobError(.invalidParameter, "parameter time_zone: \(error)")
            }
        }
    }

    /// `performance_sync`, for up to two hours.
    package var type: JobType {
        JobType(
            Self.typeName, "imports performance, then has ads classified where asked to",
            timeLimit: JobType.longTimeLimit)
    }

    /// Imports.
    ///
    /// - Throws: `ImportError` for files that cannot be read; what the store throws.
    package func run(_ parameters: Parameters, in context: JobContext) async throws -> JobOutcome {
        let store = context.fenced(store)
        let files = parameters.files.map { URL(fileURLWithPath: $0) }
        try await context.log("Reading \(counted(files.count, "file"))")
        let imported = try CreativeImporter(options: try options(parameters)).read(
            files, context: context.stages)
        for warning in imported.report.warnings { try await context.log("Warning: \(warning)") }
        let outcome = try await store.add(imported.batch)
        var rejected = ""
        if imported.report.rejectedRows > 0 {
            rejected = "; \(counted(imported.report.rejectedRows, "broken row")) left out"
            for problem in imported.report.problems.prefix(10) {
                try await context.log("Left out: \(problem)")
            }
        }
        return JobOutcome(
            "\(counted(imported.batch.performance.rowCount, "row")): \(grouped(outcome.newRows)) new, "
                + "\(grouped(outcome.changedRows)) changed; \(counted(outcome.newCreatives, "new creative"))\(rejected)",
            figures: [
                "rows": .integer(imported.batch.performance.rowCount), "new_rows": .integer(outcome.newRows),
                "changed_rows": .integer(outcome.changedRows),
                "new_creatives": .integer(outcome.newCreatives),
                "changed_creatives": .integer(outcome.changedCreatives),
                "rejected_rows": .integer(imported.report.rejectedRows),
            ],
            steps: parameters.autoClassify ? [classification(parameters)] : [])
    }

    /// What follows: its failure is its own.
    private func classification(_ parameters: Parameters) -> JobStep {
        var own = ClassificationJob.Parameters()
        own.seat = parameters.seat
        own.choice = parameters.ads
        return JobStep(ClassificationJob.typeName, own.values)
    }

    private func options(_ parameters: Parameters) throws -> CreativeImporter.Options {
        var options = importOptions
        options.columns = try parameters.columns.map { try ColumnMap(contentsOf: URL(fileURLWithPath: $0)) }
        options.seat = parameters.seat ?? options.seat
        options.currency = parameters.currency.flatMap(CurrencyCode.init) ?? options.currency
        options.timeZone = parameters.timeZone.flatMap(TimeZone.init(identifier:)) ?? options.timeZone
        options.keepsGoing = parameters.keepsGoing
        return options
    }
}
