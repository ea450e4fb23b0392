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
        let apps = try inChunks(signals.count, context) { union.app(of: signals[$0]) }
        var table = OwnerTable()
        for part in try inChunkRanges(signals.count, context, { OwnerTable(signals[$0], apps[$0]) }) {
            table.add(part)
        }
        let owners = try inChunks(signals.count, context) { table.owner(of: signals[$0], apps[$0]) }
        let placed = PlacementOwners(signals, owners: owners)
        // Few distinct owners and apps exist, so that creatives share one value for each.
        var shared: [CreativeSignals.Standing.Key: CreativeSignals.Standing] = [:]
        for index in signals.indices {
            let key = CreativeSignals.Standing.Key(owner: placed.owners[index], app: apps[index])
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
        try inChunkRanges(count, context) { $0.map(value) }.flatMap(\.self)
    }

    /// Returns a value for each chunk of indices in order, computed on several threads.
    private func inChunkRanges<Value>(
        _ count: Int, _ context: RunContext, _ value: (Range<Int>) -> Value
    ) throws -> [Value] {
        try Parallel.map((count + Self.chunkSize - 1) / Self.chunkSize, threads: context.threadCount) {
            chunk in
            value(chunk * Self.chunkSize..<min(count, (chunk + 1) * Self.chunkSize))
        }
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

    /// Creates a table without advertisers.
    init() {}

    /// - Parameter apps: The app of each creative.
    init(_ signals: ArraySlice<CreativeSignals>, _ apps: ArraySlice<AppIdentity?>) {
        for (signal, app) in zip(signals, apps) {
            guard let advertiser = signal.advertiser else { continue }
            for location in Self.locations(of: signal, app) {
                advertisers[location, default: []].insert(advertiser)
            }
        }
    }

    /// Adds the advertisers of other creatives.
    mutating func add(_ other: OwnerTable) {
        advertisers.merge(other.advertisers) { $0.union($1) }
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
