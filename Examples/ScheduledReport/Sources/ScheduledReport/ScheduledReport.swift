// Runs a custom type of job after the classification of sample ads:
// swift run ScheduledReport
import CreativeIntelligence
import Foundation
import SampleData

/// Reports the cost per conversion at each awareness level.
struct ReportJob: JobHandler {
    let store: CreativeDatabase
    let type = JobType("report", "analyses ads by awareness")

    struct Parameters: JobParameterSet {
        var daysBack = 30

        mutating func code(_ coder: inout some JobParameterCoder) throws(JobError) {
            try coder.integer(
                "days_back", &daysBack, in: AdBatch.Options.daysBackRange, "the number of days to report")
        }
    }

    func run(_ parameters: Parameters, in context: JobContext) async throws -> JobOutcome {
        var batch = AdBatch(RuleClassifier(), now: context.now)
        batch.options.daysBack = parameters.daysBack
        // This makes no calls: the previous job has classified the running ads.
        let analysis = try await batch.analysis(of: store, context: context.stages)
        for level in analysis.levels {
            // Amounts in different currencies are never added.
            let costs = level.figures.compactMap { figures in
                figures.value(.costPerAcquisition).map {
                    AdRatio.costPerAcquisition.text($0, currency: figures.currency)
                }
            }
            let text = costs.joined(separator: ", ")
            try await context.log("\(level.segment): \(level.ads) ads, \(text) per conversion")
        }
        return JobOutcome(
            "\(analysis.overall.ads - analysis.unclassified.ads) of \(analysis.overall.ads) ads")
    }
}

@main
struct ScheduledReport {
    static func main() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "report-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try CreativeDatabase(path: folder.appending(path: "ads.db").path)
        let performance = folder.appending(path: "performance.csv")
        let ads = SampleAdSet()
        try write(ads, to: performance)
        _ = try await store.add(ImportBatch(creatives: ads.creatives))

        let types = JobRegistry.usual(for: store, others: [ReportJob(store: store)])
        let scheduler = JobScheduler(store: store, types: types)
        let sync = try await scheduler.add(
            JobDraft(
                "performance_sync", ["files": .texts([performance.path]), "auto_classify": true],
                schedule: JobSchedule(cron: "0 6 * * *", timeZone: "Europe/Berlin"), name: "every morning",
                steps: [JobStep("report")]))
        let now = try await scheduler.runNow(sync.id)

        // In a service, this is a separate process, `creatives worker` or your own, that runs until it is stopped.
        try await JobWorker(store: store, types: types).runDue()
        try await show(now.id, in: store, indent: "")
    }

    /// Prints the last run of a job, and the jobs that followed it.
    static func show(_ id: JobID, in store: CreativeDatabase, indent: String) async throws {
        for run in try await store.runs(of: id, limit: 1) {
            guard let job = try await store.jobs([id]).first?.job else { continue }
            print("\(indent)\(job.name): \(run.state.rawValue), \(run.outcome?.summary ?? run.error ?? "")")
            for entry in try await store.log(of: run.id) where entry.kind == .message {
                print("\(indent)  \(entry.message)")
            }
            for step in try await store.steps(after: run.id) {
                try await show(step, in: store, indent: indent + "  ")
            }
        }
    }

    static func write(_ ads: SampleAdSet, to file: URL) throws {
        let writer = try CSVWriter(file)
        try writer.write(SampleAdSet.performanceHeader)
        try ads.forEachPerformanceRow { try writer.write($0) }
        try writer.close()
    }
}
