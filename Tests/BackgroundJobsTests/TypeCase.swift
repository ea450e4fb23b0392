import CreativeIntelligence
import Foundation
import Testing

/// A job type of the product, with data to work on.
enum TypeCase: String, CaseIterable, Sendable {
    case performanceSync = "performance_sync"
    case classification = "ad_classification"
    case clustering = "campaign_clustering"
    case packages = "package_creation"
    case summaries = "summary_refresh"

    /// The seat of all rows.
    static let seat = "acme"

    /// Adds the data for a job of the type to a store, and returns its parameters.
    func prepare(_ fixture: JobsFixture) async throws -> JobParameters {
        switch self {
        case .performanceSync:
            let files = try SampleInputs.paths(SampleInputs.creativeFiles + SampleInputs.adFiles)
            return ["files": .texts(files), "seat": .text(Self.seat), "currency": "EUR", "keep_going": true]
        case .classification:
            try await importAll(fixture)
            return ["seat": .text(Self.seat), "max_new": 100, "days_back": 60]
        case .clustering:
            try await importAll(fixture)
            return ["min_cluster_size": 2]
        case .packages:
            let files = try SampleInputs.paths(["deals.json"])
            return ["files": .texts(files), "min_deals": 4, "max_deals": 20, "soft": true]
        case .summaries:
            try await importAll(fixture)
            _ = try await CampaignPlanner().update(fixture.product)
            return [:]
        }
    }

    private func importAll(_ fixture: JobsFixture) async throws {
        let files = try SampleInputs.paths(SampleInputs.creativeFiles + SampleInputs.adFiles)
        var options = CreativeImporter.Options()
        options.seat = Self.seat
        let read = try CreativeImporter(options: options).read(files.map { URL(fileURLWithPath: $0) })
        _ = try await fixture.product.add(read.batch)
    }

    /// Checks that a store contains the results of a job of the type.
    func expectWork(in contents: StoreContents) {
        switch self {
        case .performanceSync:
            #expect(contents.creatives.count == SampleInputs.creativeCount + SampleInputs.adCount)
            #expect(contents.slices.count > SampleInputs.adCount * 20)
        case .classification:
            #expect(contents.classifications.count > SampleInputs.adCount / 3)
            #expect(contents.classificationRuns.count == 1)
        case .clustering, .summaries:
            #expect(contents.campaigns.count > 2 && contents.assignments.count > 20)
            #expect(contents.reports.count == contents.campaigns.count)
        case .packages:
            #expect(contents.deals.count == SampleInputs.dealCount && contents.packages.count > 1)
        }
    }
}
