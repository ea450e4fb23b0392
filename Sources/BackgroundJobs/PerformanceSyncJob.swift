public import CreativeImport
public import CreativeModel
internal import Foundation
public import JobScheduling
internal import StageCore

/// `performance_sync`: imports files of performance, and of creatives where they hold any, and has the ads classified afterwards
/// where that is asked for.
///
/// Done twice it does the same as once: what an import holds replaces what the store has under the same keys.
public struct PerformanceSyncJob: JobHandler {
    /// Where creatives and performance go.
    public let store: any CreativeStore
    /// How files are read where a job says nothing else.
    public let importOptions: CreativeImporter.Options

    /// Makes a handler.
    ///
    /// - Parameters:
    ///   - store: Where creatives and performance go.
    ///   - importOptions: How files are read where a job says nothing else.
    public init(
        store: any CreativeStore, importOptions: CreativeImporter.Options = CreativeImporter.Options()
    ) {
        self.store = store
        self.importOptions = importOptions
    }

    /// The name of the type: `performance_sync`.
    public static let typeName = "performance_sync"

    /// What it takes: `files`, how they are read, and `auto_classify` with what that takes.
    public var type: JobType {
        JobType(
            Self.typeName, "imports performance, then has ads classified where asked to",
            parameters: [
                JobParameter("files", .paths, isRequired: true, "CSV files of performance or creatives"),
                JobParameter("columns", .path, "a column map for files of any other origin"),
                JobParameter("seat", .text, "the seat of all rows"),
                JobParameter("currency", .text, "ISO 4217 code where a file names none"),
                JobParameter("time_zone", .text, "IANA name of the zone of days and times"),
                JobParameter("keep_going", .flag, "leaves broken rows out instead of failing"),
                JobParameter("auto_classify", .flag, "classifies ads afterwards"),
            ] + ClassificationJob.parameters, timeLimit: JobType.longTimeLimit)
    }

    /// Imports.
    ///
    /// - Throws: `ImportError` for files that cannot be read; what the store throws.
    public func run(_ parameters: JobParameters, in context: JobContext) async throws -> JobOutcome {
        let store = context.fenced(store)
        let files = parameters.texts("files").map { URL(fileURLWithPath: $0) }
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
            steps: parameters.flag("auto_classify") ? [classification(parameters)] : [])
    }

    /// What follows: its failure is its own.
    private func classification(_ parameters: JobParameters) -> JobStep {
        let names = Set(ClassificationJob.parameters.map(\.name))
        var own = parameters.values.filter { names.contains($0.key) }
        own["seat"] = parameters.values["seat"]
        return JobStep(ClassificationJob.typeName, JobParameters(own))
    }

    /// Makes sure that currency and time zone are there.
    public func check(_ parameters: JobParameters) throws(JobError) {
        if let code = parameters.text("currency"), CurrencyCode(rawValue: code) == nil {
            throw JobError(
                .invalidParameter, "parameter currency is \(quoted(code)), expected three letters such as USD"
            )
        }
        if let name = parameters.text("time_zone") {
            do {
                _ = try JobSchedule.timeZone(named: name)
            } catch {
                throw JobError(.invalidParameter, "parameter time_zone: \(error)")
            }
        }
    }

    private func options(_ parameters: JobParameters) throws -> CreativeImporter.Options {
        var options = importOptions
        options.columns = try parameters.text("columns").map {
            try ColumnMap(contentsOf: URL(fileURLWithPath: $0))
        }
        options.seat = parameters.text("seat") ?? options.seat
        options.currency = parameters.text("currency").flatMap(CurrencyCode.init) ?? options.currency
        options.timeZone =
            parameters.text("time_zone").flatMap(TimeZone.init(identifier:)) ?? options.timeZone
        options.keepsGoing = parameters.flag("keep_going")
        return options
    }
}
