package import CreativeModel
package import StageCore

/// A reader of the signals of creatives, which also determines their owners.
///
/// Many creatives have no advertiser. Such a creative belongs to the advertiser of the other creatives
/// with its app or registrable domain, if they all agree. Otherwise it belongs to the domain or app
/// itself.
///
/// - Complexity: O(n log n). Resolving URLs dominates and uses `RunContext.threadCount` threads.
package struct SignalReader: Sendable {
    private let resolver = LandingPageResolver(sharing: PagePool())

    /// Creates a reader.
    package init() {}

    /// Reads the signals of creatives, in their order.
    ///
    /// - Throws: `CancellationError` if the task is cancelled.
    package func read(_ creatives: [Creative], context: RunContext = RunContext()) throws -> [CreativeSignals]
    {
        var signals = try readAlone(creatives, context: context)
        let union = AppUnion(signals)
        let owners = OwnerTable(signals, union)
        let placed = PlacementOwners(signals) { owners.owner(of: $0, union.app(of: $0)) }
        // Few distinct owners and apps exist, so that creatives share one value for each.
        var shared: [CreativeSignals.Standing.Key: CreativeSignals.Standing] = [:]
        for index in signals.indices {
            let app = union.app(of: signals[index])
            let key = CreativeSignals.Standing.Key(owner: placed.owners[index], app: app)
            let standing = shared[key] ?? CreativeSignals.Standing(key)
            shared[key] = standing
            signals[index].standing = standing
        }
        AccountNames.read(&signals)
        return signals
    }
}

extension SignalReader {
    /// The number of creatives that a thread reads at a time.
    private static let chunkSize = 512
    /// The number of creatives read between two checkpoints.
    private static let batchSize = 1 << 15

    /// Reads the signals of each creative alone, in batches, on several threads.
    private func readAlone(_ creatives: [Creative], context: RunContext) throws -> [CreativeSignals] {
        var read: [CreativeSignals] = []
        read.reserveCapacity(creatives.count)
        for start in stride(from: 0, to: creatives.count, by: Self.batchSize) {
            try context.checkpoint(
                ProgressEvent(stage: "Reading landing pages", completed: start, total: creatives.count))
            let batch = creatives[start..<min(creatives.count, start + Self.batchSize)]
            read += try inChunks(batch.count, context) { index in
                let creative = batch[start + index]
                let landing = creative.landingURL.map(resolver.resolve)
                return CreativeSignals(
                    creative, landing: landing ?? .nothing(reason: "no landing URL"), resolver: resolver)
            }
        }
        return read
    }

    /// Returns the values of all indices in order, computed in chunks on several threads.
    private func inChunks<Value>(
        _ count: Int, _ context: RunContext, _ value: (Int) -> Value
    ) throws -> [Value] {
        try Parallel.map((count + Self.chunkSize - 1) / Self.chunkSize, threads: context.threadCount) {
            chunk in
            (chunk * Self.chunkSize..<min(count, (chunk + 1) * Self.chunkSize)).map(value)
        }.flatMap(\.self)
    }
}

/// The advertisers of each app and domain of a seat.
private struct OwnerTable {
    private struct Location: Hashable {
        enum Place: Hashable {
            case app(AppIdentity)
            case domain(String)
        }

        var seat: String
        var place: Place
    }

    private var advertisers: [Location: Set<AdvertiserName>] = [:]

    init(_ signals: [CreativeSignals], _ union: AppUnion) {
        for signal in signals {
            guard let advertiser = signal.advertiser else { continue }
            for location in Self.locations(of: signal, union.app(of: signal)) {
                advertisers[location, default: []].insert(advertiser)
            }
        }
    }

    func owner(of signal: CreativeSignals, _ app: AppIdentity?) -> Owner {
        if let advertiser = signal.advertiser { return .advertiser(advertiser) }
        for location in Self.locations(of: signal, app) {
            if let known = advertisers[location], known.count == 1, let only = known.first {
                return .advertiser(only)
            }
        }
        if let app { return .app(app) }
        if let domain = signal.domain { return .domain(domain) }
        return AccountRule.applies(to: signal.creative) ? .account : .unknown
    }

    private static func locations(of signal: CreativeSignals, _ app: AppIdentity?) -> [Location] {
        let seat = signal.creative.key.seat
        let places: [Location.Place?] = [app.map { .app($0) }, signal.domain.map { .domain($0) }]
        return places.compactMap { $0.map { Location(seat: seat, place: $0) } }
    }
}
