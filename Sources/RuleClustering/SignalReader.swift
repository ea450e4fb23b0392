package import CreativeModel
package import StageCore

/// Reads the signals of creatives, and finds out whose each is.
///
/// An advertiser is often missing. A creative without one belongs to the advertiser of the others on its
/// app or registrable domain where they all agree, and to the domain or app itself where they do not
/// agree or none is named.
///
/// - Complexity: O(n log n); resolving URLs dominates and uses `RunContext.threadCount` threads.
package struct SignalReader: Sendable {
    private let resolver = LandingPageResolver(sharing: HostPool())

    /// Makes a reader.
    package init() {}

    /// Reads the signals of creatives, in their order.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    package func read(_ creatives: [Creative], context: RunContext = RunContext()) throws -> [CreativeSignals]
    {
        var signals = try readAlone(creatives, context: context)
        let union = AppUnion(signals)
        let owners = OwnerTable(signals, union)
        // Few owners have all creatives, which share what is known of them.
        var shared: [CreativeSignals.Standing.Key: CreativeSignals.Standing] = [:]
        for index in signals.indices {
            let app = union.app(of: signals[index])
            let key = CreativeSignals.Standing.Key(owner: owners.owner(of: signals[index], app), app: app)
            let standing = shared[key] ?? CreativeSignals.Standing(key)
            shared[key] = standing
            signals[index].standing = standing
        }
        return signals
    }
}

extension SignalReader {
    /// How many creatives a thread takes at a time.
    private static let chunkSize = 1024
    /// How many chunks are read between two looks at whether to go on.
    private static let chunksAtOnce = 32

    /// What some creatives say alone. Many share a landing URL, and each is resolved once.
    private func signals(of creatives: ArraySlice<Creative>) -> [CreativeSignals] {
        var resolved: [String: LandingResolution] = [:]
        return creatives.map { creative in
            guard let url = creative.landingURL else {
                return CreativeSignals(
                    creative, landing: .nothing(reason: "no landing URL"), resolver: resolver)
            }
            let landing = resolved[url] ?? resolver.resolve(url)
            resolved[url] = landing
            return CreativeSignals(creative, landing: landing, resolver: resolver)
        }
    }

    /// What each creative says alone: chunks on several threads, put together in their order.
    private func readAlone(_ creatives: [Creative], context: RunContext) throws -> [CreativeSignals] {
        let chunks = stride(from: 0, to: creatives.count, by: Self.chunkSize).map { start in
            start..<min(creatives.count, start + Self.chunkSize)
        }
        var read: [CreativeSignals] = []
        read.reserveCapacity(creatives.count)
        for batch in stride(from: 0, to: chunks.count, by: Self.chunksAtOnce) {
            try context.checkpoint(
                ProgressEvent(
                    stage: "Reading landing pages", completed: chunks[batch].lowerBound,
                    total: creatives.count))
            let width = min(Self.chunksAtOnce, chunks.count - batch)
            for signals in try Parallel.map(
                width, threads: context.threadCount, { signals(of: creatives[chunks[batch + $0]]) })
            {
                read += signals
            }
        }
        return read
    }
}

/// Which advertisers are behind each app and domain of a seat.
private struct OwnerTable {
    private struct Place: Hashable {
        var seat: String
        var name: String
    }

    private var advertisers: [Place: Set<AdvertiserName>] = [:]

    init(_ signals: [CreativeSignals], _ union: AppUnion) {
        for signal in signals {
            guard let advertiser = signal.advertiser else { continue }
            for place in Self.places(of: signal, union.app(of: signal)) {
                advertisers[place, default: []].insert(advertiser)
            }
        }
    }

    func owner(of signal: CreativeSignals, _ app: AppIdentity?) -> Owner {
        if let advertiser = signal.advertiser { return .advertiser(advertiser) }
        for place in Self.places(of: signal, app) {
            if let known = advertisers[place], known.count == 1, let only = known.first {
                return .advertiser(only)
            }
        }
        if let app { return .app(app) }
        return signal.domain.map(Owner.domain) ?? .unknown
    }

    private static func places(of signal: CreativeSignals, _ app: AppIdentity?) -> [Place] {
        let seat = signal.creative.key.seat
        return [app.map { "app:\($0)" }, signal.domain.map { "domain:\($0)" }]
            .compactMap { $0.map { Place(seat: seat, name: $0) } }
    }
}
