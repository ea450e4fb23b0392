public import CampaignClustering
internal import CreativeModel
internal import Foundation
internal import RuleClustering
internal import StageCore
public import Testing

/// Conformance checks for implementations of `CampaignRefiner`.
///
/// ```swift
/// @Test func conforms() async throws {
///     try await CampaignRefinerConformance(MyRefiner()).checkAll()
/// }
/// ```
///
/// The creatives are synthetic: two seats with two advertisers each, whose links name campaigns, pages or nothing. The
/// quality of the campaigns is not checked; use known campaigns of your own for that.
public struct CampaignRefinerConformance: Sendable {
    let refiner: any CampaignRefiner
    let sourceLocation: SourceLocation

    /// Creates the checks for a refiner.
    public init(_ refiner: any CampaignRefiner, sourceLocation: SourceLocation = #_sourceLocation) {
        self.refiner = refiner
        self.sourceLocation = sourceLocation
    }

    /// Runs all checks.
    public func checkAll() async throws {
        try await checkCoverage()
        try await checkWalls()
        try await checkEqualRuns()
        try await checkNothing()
        try await checkCancellation()
    }

    /// Checks that each creative of the buckets is in exactly one draft, with a reason.
    package func checkCoverage() async throws {
        let (signals, buckets) = try Self.input()
        let drafts = try await refiner.refine(buckets, of: signals, context: RunContext()).drafts
        let given = buckets.flatMap(\.members).sorted()
        let found = drafts.flatMap { $0.members.map(\.index) }.sorted()
        let difference = zip(given, found).first { $0 != $1 }
        checker.expect(
            given == found,
            "each of \(given.count) creatives once, found \(found.count)\(difference.map { ", the first difference is \($1) instead of \($0)" } ?? "")"
        )
        for draft in drafts {
            checker.expect(!draft.members.isEmpty, "members in each draft, found an empty draft")
            checker.expect(
                (0...1).contains(draft.confidence), "a confidence in 0...1, found \(draft.confidence)")
            if let bare = draft.members.first(where: { $0.evidence.isEmpty }) {
                checker.expect(
                    false, "a reason for each creative, found none for index \(bare.index)")
            }
        }
    }

    /// Checks that no draft has creatives of two seats or owners.
    package func checkWalls() async throws {
        let (signals, buckets) = try Self.input()
        let drafts = try await refiner.refine(buckets, of: signals, context: RunContext()).drafts
        for draft in drafts {
            let own = draft.members.map { signals[$0.index] }
            let seats = Set(own.map(\.creative.key.seat)), owners = Set(own.map(\.owner))
            checker.expect(
                seats == [draft.seat],
                "creatives of seat \(draft.seat) only, found creatives of \(seats.sorted())")
            checker.expect(
                owners == [draft.owner], "creatives of one owner, found creatives of \(owners.count)")
        }
    }

    /// Checks that equal input gives equal drafts in equal order, on any number of threads.
    func checkEqualRuns() async throws {
        let (signals, buckets) = try Self.input()
        func members(_ threads: Int) async throws -> [[Int]] {
            let context = RunContext(threadCount: threads)
            return try await refiner.refine(buckets, of: signals, context: context).drafts.map {
                $0.members.map(\.index)
            }
        }
        let first = try await members(1)
        for threads in [1, 4] {
            let other = try await members(threads)
            let position = zip(first, other).enumerated().first { $1.0 != $1.1 }?.offset
            checker.expect(
                first == other,
                "equal drafts of two runs, found a difference from index \(position ?? min(first.count, other.count)) on"
            )
        }
    }

    /// Checks that there are no drafts without creatives.
    func checkNothing() async throws {
        let drafts = try await refiner.refine([], of: [], context: RunContext()).drafts
        checker.expect(drafts.isEmpty, "no drafts without creatives, found \(drafts.count)")
    }

    /// Checks that refining in a cancelled task throws `CancellationError`.
    package func checkCancellation() async throws {
        let refiner = refiner
        let (signals, buckets) = try Self.input()
        await checker.endsWhenCancelled {
            _ = try await refiner.refine(buckets, of: signals, context: RunContext()).drafts.count
        }
    }

    private var checker: Checker { Checker(sourceLocation: sourceLocation) }

    /// Returns creatives of two seats in the buckets of the standard rules.
    private static func input() throws -> (signals: [CreativeSignals], buckets: [PreCluster]) {
        var creatives: [Creative] = []
        for seat in ["north", "south"] {
            for number in 0..<96 {
                var creative = Creative(key: CreativeKey(seat: seat, id: String(format: "%03d", number)))
                let brand = number.isMultiple(of: 2) ? "Nova Shop" : "Bank of Birch"
                let host = number.isMultiple(of: 2) ? "nova.example" : "birch.example"
                creative.advertiser = number % 5 == 4 ? nil : brand
                switch number % 4 {
                case 0, 1: creative.landingURL = "https://www.\(host)/sale?utm_campaign=spring\(number / 24)"
                case 2: creative.landingURL = "https://www.\(host)/page\(number % 3)"
                default: creative.landingURL = number % 8 == 3 ? nil : "https://\(host)"
                }
                creative.fileName = "\(brand.lowercased().prefix(4))_spring_hero_\(number % 6)_300x250.jpg"
                creative.startsAt = Date(
                    timeIntervalSince1970: 1_750_000_000 + Double(number % 7) * 5 * 86_400)
                creatives.append(creative)
            }
        }
        let signals = try SignalReader().read(creatives)
        return (signals, RuleClusterer().cluster(signals).clusters)
    }
}
