internal import RuleClustering

/// The groups of an owner that creatives without a page could belong to, found by file name, by domain,
/// or as the only group.
struct LocationTargets {
    /// A group.
    struct Target {
        var root: Int
        var domains: Set<String> = []
        /// The names that could refer to it in a file name: hints and apps, as words.
        var names: Set<[String]> = []
        var families: Set<AssetFamily> = []
        /// The flights of the group: one for each run without a long pause.
        var flights: [Flight] = []
        /// Whether the group has creatives without a date.
        var isUndated = false
    }

    private let targets: [Target]
    private let longestPause: Double
    private var byFamily: [AssetFamily: [Int]] = [:]
    /// By each word of a name, and by all of them joined.
    private var byWord: [String: [Int]] = [:]
    private var byDomain: [String: [Int]] = [:]

    init(_ targets: [Target], longestPause: Double) {
        self.targets = targets
        self.longestPause = longestPause
        for (index, target) in targets.enumerated() {
            for family in target.families { byFamily[family, default: []].append(index) }
            for domain in target.domains { byDomain[domain, default: []].append(index) }
            for word in Set(target.names.flatMap { $0 + [$0.joined()] }) {
                byWord[word, default: []].append(index)
            }
        }
    }

    /// Returns the only group near a flight that a file name refers to, else the only one with such
    /// files.
    func named(by family: AssetFamily, near flight: Flight?) -> Int? {
        let candidates = Set(family.words.flatMap { byWord[$0] ?? [] }).sorted()
        let speaking = candidates.filter { targets[$0].names.contains(where: family.names) }
        return only(of: speaking, near: flight) ?? only(of: byFamily[family] ?? [], near: flight)
    }

    /// Returns the only group near a flight, on the domain if one is known.
    func only(on domain: String?, near flight: Flight?) -> Int? {
        if let domain { return only(of: byDomain[domain] ?? [], near: flight) }
        return only(of: targets.indices, near: flight)
    }

    /// Returns the root of the only candidate near a flight; stops at the second one.
    private func only(of candidates: some Sequence<Int>, near flight: Flight?) -> Int? {
        var found: Int?
        for index in candidates where targets[index].isNear(flight, longestPause: longestPause) {
            guard found == nil else { return nil }
            found = targets[index].root
        }
        return found
    }
}

extension LocationTargets.Target {
    /// Adds a flight that starts no earlier than the previous ones.
    mutating func add(_ flight: Flight, longestPause: Double) {
        guard let last = flights.indices.last, flights[last].pause(to: flight) <= longestPause else {
            flights.append(flight)
            return
        }
        flights[last].end = max(flights[last].end, flight.end)
    }

    /// Returns whether the group runs close enough to a flight. Undated groups and flights are close to all.
    fileprivate func isNear(_ flight: Flight?, longestPause: Double) -> Bool {
        guard let flight, !isUndated else { return true }
        return flights.contains { $0.pause(to: flight) <= longestPause }
    }
}
