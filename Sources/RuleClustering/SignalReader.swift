public import CreativeModel
public import StageCore

/// Reads the signals of creatives, and finds out whose each is.
///
/// An advertiser is often missing. A creative without one belongs to the advertiser of the others on its
/// app or registrable domain where they all agree, and to the domain or app itself where they do not
/// agree or none is named.
///
/// - Complexity: O(n log n); resolving a URL dominates (about 20 µs each).
public struct SignalReader: Sendable {
    private let resolver = LandingPageResolver()

    /// Makes a reader.
    public init() {}

    /// Reads the signals of creatives, in their order.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    public func read(_ creatives: [Creative], context: RunContext = RunContext()) throws -> [CreativeSignals]
    {
        var signals: [CreativeSignals] = []
        signals.reserveCapacity(creatives.count)
        for (index, creative) in creatives.enumerated() {
            if index % 1024 == 0 {
                try context.checkpoint(
                    ProgressEvent(stage: "Reading landing pages", completed: index, total: creatives.count))
            }
            signals.append(CreativeSignals(creative, resolver: resolver))
        }
        AppUnion(signals).apply(to: &signals)
        OwnerTable(signals).apply(to: &signals)
        return signals
    }
}

/// Which advertisers are behind each app and domain of a seat.
private struct OwnerTable {
    private struct Place: Hashable {
        var seat: String
        var name: String
    }

    private var advertisers: [Place: Set<AdvertiserName>] = [:]

    init(_ signals: [CreativeSignals]) {
        for signal in signals {
            guard let advertiser = signal.advertiser else { continue }
            for place in Self.places(of: signal) { advertisers[place, default: []].insert(advertiser) }
        }
    }

    func apply(to signals: inout [CreativeSignals]) {
        for index in signals.indices { signals[index].owner = owner(of: signals[index]) }
    }

    private func owner(of signal: CreativeSignals) -> Owner {
        if let advertiser = signal.advertiser { return .advertiser(advertiser) }
        for place in Self.places(of: signal) {
            if let known = advertisers[place], known.count == 1, let only = known.first {
                return .advertiser(only)
            }
        }
        if let app = signal.app { return .app(app) }
        return signal.domain.map(Owner.domain) ?? .unknown
    }

    private static func places(of signal: CreativeSignals) -> [Place] {
        let seat = signal.creative.key.seat
        return [signal.app.map { "app:\($0)" }, signal.domain.map { "domain:\($0)" }]
            .compactMap { $0.map { Place(seat: seat, name: $0) } }
    }
}
