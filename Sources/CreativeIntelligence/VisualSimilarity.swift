public import CampaignClustering
public import CreativeModel
internal import Foundation
public import ImageSimilarity
public import StageCore

/// Finds creatives with similar pictures: copies in other sizes, formats and qualities.
///
/// ```swift
/// let planner = CampaignPlanner(refiner: FlightRefiner(similarities: [VisualSimilarity()]))
/// ```
///
/// It opens only the files named by `Creative.assetPath`. A creative whose file is missing, too large or
/// invalid is in no group; a warning reports the number of such files and the first error.
public struct VisualSimilarity: CreativeSimilarity {
    /// The hasher of pictures.
    var hasher: ImageHasher
    /// The bounds within which pictures count as similar.
    var lookAlikes: LookAlikes

    /// Creates a visual similarity.
    ///
    /// - Parameters:
    ///   - hasher: The hasher of pictures. The default has the standard size limits.
    ///   - lookAlikes: The bounds within which pictures count as similar.
    public init(hasher: ImageHasher = ImageHasher(), lookAlikes: LookAlikes = LookAlikes()) {
        self.hasher = hasher
        self.lookAlikes = lookAlikes
    }

    /// The kind of the similarity: `look`.
    public var kind: String { "look" }

    /// Returns groups of creatives with similar pictures.
    ///
    /// - Parameters:
    ///   - creatives: The creatives. A creative without a path is in no group.
    ///   - context: The threads, progress and cancellation.
    /// - Throws: `CancellationError`.
    /// - Complexity: O(bytes + pixels) of the files, each path once.
    public func groups(of creatives: [Creative], context: RunContext) async throws -> SimilarityGroups {
        var holders: [String: [Int]] = [:]
        var paths: [String] = []
        for (index, creative) in creatives.enumerated() {
            guard let path = creative.assetPath else { continue }
            if holders[path] == nil { paths.append(path) }
            holders[path, default: []].append(index)
        }
        let outcomes = try await context.inParallel(
            paths, atOnce: context.threadCount,
            progress: { ProgressEvent(stage: "Comparing pictures", completed: $0, total: $1) },
            { outcome(of: $0) })
        var hashes: [ImageHash] = []
        var owners: [Int] = []
        var problems: [String] = []
        for (path, outcome) in zip(paths, outcomes) {
            switch outcome {
            case .success(let hash):
                for index in holders[path, default: []] {
                    hashes.append(hash)
                    owners.append(index)
                }
            case .failure(let error): problems.append(error.message)
            }
        }
        let groups = lookAlikes.groups(of: hashes).map { $0.map { owners[$0] }.sorted() }
        return SimilarityGroups(
            groups: groups.sorted { $0[0] < $1[0] }, warnings: Self.warnings(problems, of: paths.count))
    }

    private static func warnings(_ problems: [String], of count: Int) -> [String] {
        guard let first = problems.first else { return [] }
        return [
            "\(grouped(problems.count)) of \(counted(count, "picture")) could not be compared; first error: \(first)"
        ]
    }

    private func outcome(of path: String) -> Result<ImageHash, ImageSimilarityError> {
        do { return .success(try hasher.hash(contentsOf: URL(fileURLWithPath: path))) } catch {
            return .failure(
                error as? ImageSimilarityError ?? ImageSimilarityError(.cannotRead, String(describing: error))
            )
        }
    }
}
