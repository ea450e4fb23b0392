#if !DEBUG  // Without optimisation, embedding and clustering take minutes.

    import ClusterEvaluation
    import CreativeModel
    import Embeddings
    import Foundation
    import KMeans
    import StageCore
    import Testing

    @testable import PackageProposals

    /// The leaf segments of the IAB's Audience Taxonomy by their names, without their branches.
    @Suite("A real catalogue")
    struct CatalogueTests {
        private static let file = URL(
            fileURLWithPath: ProcessInfo.processInfo.environment["CREATIVES_DATA"] ?? "../shared/data"
        ).appendingPathComponent("iab-taxonomies/Audience Taxonomy 1.1.tsv")
        private static let isThere = FileManager.default.fileExists(atPath: file.path)

        @Test(
            .enabled(if: isThere, "CREATIVES_DATA names no folder with iab-taxonomies"),
            .enabled(if: InstalledModels.folder() != nil, "Scripts/fetch-model has not been run"))
        func `similar segments are packaged together`() async throws {
            let segments = try Self.segments()
            #expect(segments.count == 1_342)
            let deals = segments.enumerated().map { number, tiers in
                var deal = Deal(id: String(number))
                deal.name = tiers.last
                return deal
            }
            // The method `consensus` of the umbrella module.
            var options = KMeansClusterer.Options()
            options.restarts = 1
            options.iterationLimit = 8
            options.initialization = .random
            var creator = PackageCreator(
                embedder: try .sentenceEncoder(at: InstalledModels.folder()!),
                clusterer: KMeansSelection(clusterCounts: 1...2, criterion: .bic, options: options),
                proposer: .offline)
            creator.options.fitCount = PackageCreator.Options.consensusFitCount
            creator.options.packageCounts = 140...140
            let run = try await creator.packages(for: deals, context: RunContext(threadCount: 2))

            var labels: [Int] = []
            var truth: [String] = []
            for (number, package) in run.packages.enumerated() {
                for dealID in package.dealIDs {
                    labels.append(number)
                    truth.append(segments[Int(dealID)!][0])
                }
            }
            let agreement = try ClusterAgreement(labels, truth: truth)
            print(
                "catalogue: purity \(agreement.purity), \(run.packages.count) packages, \(run.unassigned.count) unassigned"
            )
            // K-Means with 134 clusters reaches .814.
            #expect(agreement.purity >= 0.84)
            #expect(run.packages.count <= 140)
            #expect(run.packages.allSatisfy { (3...15).contains($0.dealIDs.count) })
            #expect(labels.count + run.unassigned.count == deals.count)
            #expect(Double(run.unassigned.count) <= 0.03 * Double(deals.count))
        }

        /// The tiers of every leaf segment that is at least three tiers deep.
        private static func segments() throws -> [[String]] {
            let rows = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
                .dropFirst().map {
                    $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                }.filter { $0.count >= 10 }
            let parents = Set(rows.map { $0[2] })
            return rows.filter { !parents.contains($0[1]) }.map { $0[4..<10].filter { !$0.isEmpty } }
                .filter { $0.count >= 3 }
        }
    }

#endif
