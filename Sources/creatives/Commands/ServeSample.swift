internal import CreativeIntelligence
internal import Foundation
internal import SampleData
internal import StageCore

/// A store of made-up data in a temporary folder, without campaigns.
final class ServeSample: Sendable {
    let store: String
    private let folder: URL

    /// Creates an empty store.
    ///
    /// - Throws: ``CommandError`` if the folder cannot be made.
    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "creatives-sample-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandError(
                .inaccessibleFile,
                "\(Display.path(folder.path)): cannot be made: \(SystemReason.text(of: error))")
        }
        store = folder.appendingPathComponent("sample.db").path
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The number of ads with texts.
    private static let adCount = 120

    /// Imports creatives with 60 days of performance, classified ads, and deals.
    func fill(_ store: CreativeDatabase, creativeCount: Int, context: RunContext) async throws {
        var sample = SampleDataSet.Options()
        (sample.creativeCount, sample.seed) = (creativeCount, context.seed)
        var deals = SampleDealSet.Options()
        deals.seed = context.seed
        var ads = SampleAdSet.Options()
        (ads.adCount, ads.seed) = (Self.adCount, context.seed)
        let files = try SampleFiles(
            sample: SampleDataSet(options: sample), deals: SampleDealSet(options: deals),
            ads: SampleAdSet(options: ads)
        ).write(to: folder)
        defer { for file in files { try? FileManager.default.removeItem(atPath: file.path) } }
        func file(_ name: String) -> URL { folder.appendingPathComponent(name) }
        // The seat of the examples in the documentation.
        var importing = CreativeImporter.Options()
        importing.seat = "1"
        let importer = CreativeImporter(options: importing)
        let creatives = try importer.read([file("creatives.csv"), file("performance.csv")], context: context)
        _ = try await store.add(creatives.batch)
        let adverts = try importer.read([file("ads.csv"), file("ads-performance.csv")], context: context)
            .batch
        _ = try await store.add(adverts)
        _ = try await AdBatch(RuleClassifier(), readingAssetsWith: SubtitleReader()).run(
            over: adverts.creatives, keepingIn: store,
            as: AdBatch.RunLabel(id: "sample", trigger: "sample data"),
            context: context)
        _ = try await store.add(try DealImporter().read([file("deals.json")], context: context).deals)
    }
}
