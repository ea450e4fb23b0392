internal import CreativeModel
internal import RuleClustering

extension OwnerRefinement {
    /// A group that creatives without a page could belong to.
    fileprivate struct Target {
        var root: Int
        var domains: Set<String>
        /// What it could be called in a file's name: hints and apps, as words.
        var names: [[String]]
        var families: Set<AssetFamily>
        /// When it runs: one flight for each run without a long pause.
        var flights: [Flight] = []
        /// Whether it holds creatives of which no date is known.
        var isUndated = false
    }

    /// Creatives in groups of which neither a page nor a campaign is known.
    mutating func lostCreatives() -> [Int] {
        let known = knownRoots()
        return creatives.places.filter { !known.contains(sets.root(of: $0)) }
    }

    private mutating func knownRoots() -> Set<Int> {
        Set(
            creatives.places
                .filter { creatives.isNamed($0) || !creatives.isUnlocated($0) }
                .map { sets.root(of: $0) })
    }

    /// Finds a place for creatives of which it is unknown where they lead: the one group that their files name,
    /// else the only group of their domain or owner that runs at their time.
    mutating func locateUnlocated() {
        let lost = lostCreatives()
        guard !lost.isEmpty else { return }
        let targets = targets()
        for place in lost {
            let flight = creatives.flights[place]
            let near = targets.filter { target in
                target.isUndated || target.flights.contains { creatives.areClose($0, flight) }
            }
            if let family = creatives.families[place] {
                let named = near.filter { $0.names.contains(where: family.names) }
                let kin = near.filter { $0.families.contains(family) }
                if let target = named.count == 1 ? named.first : kin.count == 1 ? kin.first : nil {
                    add(
                        Evidence(
                            kind: "file",
                            detail: "its file is called “\(family.words.joined(separator: " "))”"),
                        to: place)
                    sets.join(place, target.root)
                    continue
                }
            }
            let domain = creatives.signal(place).domain
            let ofDomain = domain.map { domain in near.filter { $0.domains.contains(domain) } } ?? near
            if ofDomain.count == 1, let target = ofDomain.first {
                add(Evidence(kind: "only", detail: "the only campaign of its owner at its time"), to: place)
                sets.join(place, target.root)
            }
        }
    }

    private mutating func targets() -> [Target] {
        let known = knownRoots()
        var targets: [Int: Target] = [:]
        for place in creatives.placesByStart {
            let root = sets.root(of: place)
            guard known.contains(root) else { continue }
            let signal = creatives.signal(place)
            var target =
                targets.removeValue(forKey: root) ?? Target(root: root, domains: [], names: [], families: [])
            if let domain = signal.domain { target.domains.insert(domain) }
            if let family = creatives.families[place] { target.families.insert(family) }
            for name in names(of: signal) where !target.names.contains(name) { target.names.append(name) }
            if let flight = creatives.flights[place] {
                target.add(flight, longestPause: creatives.options.longestPause)
            } else {
                target.isUndated = true
            }
            targets[root] = target
        }
        return targets.values.sorted { $0.root < $1.root }
    }

    private func names(of signal: CreativeSignals) -> [[String]] {
        var names: [[String]] = []
        if let hint = signal.hint { names.append(AssetFamily.words(of: hint.text)) }
        for app in signal.page?.apps ?? [] {
            if let slug = app.slug { names.append(AssetFamily.words(of: slug)) }
            if app.store == .googlePlay, let last = app.id.split(separator: ".").last {
                names.append([last.lowercased()])
            }
        }
        return names.map { $0.filter { !creatives.brand.contains($0) } }.filter { !$0.isEmpty }
    }
}

extension OwnerRefinement.Target {
    /// Takes in a flight that starts no earlier than those before.
    fileprivate mutating func add(_ flight: Flight, longestPause: Double) {
        guard let last = flights.indices.last, flights[last].pause(to: flight) <= longestPause else {
            flights.append(flight)
            return
        }
        flights[last].end = max(flights[last].end, flight.end)
    }
}
