package import CreativeImport
package import CreativeModel
internal import Foundation
package import JobScheduling
internal import StageCore

/// `performance_sync`: imports files of performance and creatives, and optionally classifies ads afterwards.
///
/// The job is idempotent: imported rows replace the stored rows with the same keys.
package struct PerformanceSyncJob: JobHandler {
    /// The store of creatives and performance.
    let store: any CreativeStore
    /// The default import options of jobs.
    let importOptions: CreativeImporter.Options

    /// Creates a handler.
    ///
    /// - Parameters:
    ///   - store: The store of creatives and performance.
    ///   - importOptions: The import options, unless set by a job.
    package init(
        store: any CreativeStore, importOptions: CreativeImporter.Options = CreativeImporter.Options()
    ) {
        self.store = store
        self.importOptions = importOptions
    }

    /// The name of the job type: `performance_sync`.
    static let typeName = "performance_sync"

    /// The import, and the optional classification.
    package struct Parameters: JobParameterSet {
        /// CSV files of performance or creatives.
        var files: [String] = []
        /// A column map for files of other origins.
        var columns: String?
        /// The seat of all rows.
        var seat: String?
        /// The ISO 4217 currency code for files that have none.
        var currency: String?
        /// The IANA time zone of days and times.
        var timeZone: String?
        /// Whether to skip invalid rows instead of failing.
        var keepsGoing = false
        /// Whether to classify ads afterwards.
        var autoClassify = false
        /// The limits of the classification.
        var ads = ClassificationJob.AdChoice()

        /// Creates parameters without files.
        package init() {}

        /// Codes `files`, `columns`, `seat`, `currency`, `time_zone`, `keep_going`, `auto_classify` and the
        /// parameters of the classification.
        package mutating func code(_ coder: inout some JobParameterCoder) throws(JobError) {
            try coder.paths("files", &files, isRequired: true, "CSV files of performance or creatives")
            try coder.path("columns", &columns, "a column map for files of other origins")
            try coder.text("seat", &seat, "the seat of all rows")
            try coder.text("currency", &currency, "ISO 4217 currency code for files that have none")
            try coder.text("time_zone", &timeZone, "IANA time zone of days and times")
            try coder.flag("keep_going", &keepsGoing, "skip invalid rows instead of failing")
            try coder.flag("auto_classify", &autoClassify, "classify ads afterwards")
            try ads.code(&coder)
        }

        /// Checks the currency and the time zone.
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

    /// The `performance_sync` type, with a time limit of two hours.
    package var type: JobType {
        JobType(
            Self.typeName, "imports performance, then optionally classifies ads",
            timeLimit: JobType.longTimeLimit)
    }

    /// Imports the files.
    ///
    /// - Throws: `ImportError` for files that cannot be read, and any error that the store throws.
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
            rejected = "; \(counted(imported.report.rejectedRows, "invalid row")) skipped"
            for problem in imported.report.problems.prefix(10) {
                try await context.log("Skipped: \(problem)")
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

    /// Returns the classification that follows. It fails independently of the import.
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
