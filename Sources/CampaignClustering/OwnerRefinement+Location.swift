internal import CreativeModel
internal import RuleClustering

extension OwnerRefinement {
    /// Returns the creatives in groups without a known page or campaign.
    mutating func lostCreatives() -> [Int] {
        let known = knownRoots()
        return creatives.indices.filter { !known.contains(sets.root(of: $0)) }
    }

    /// Assigns creatives with an unknown destination: to the one group that their files name, else to
    /// the only group of their domain or owner that runs at their time.
    mutating func locateUnlocated() {
        let lost = lostCreatives()
        guard !lost.isEmpty else { return }
        let targets = targets()
        for index in lost {
            let flight = creatives.flights[index]
            if let family = creatives.families[index], let root = targets.named(by: family, near: flight) {
                let called = family.words.joined(separator: " ")
                add(Evidence(kind: "file", detail: "its file is called “\(called)”"), to: index)
                sets.join(index, root)
            } else if let root = targets.only(on: creatives.signal(index).domain, near: flight) {
                let ground = creatives.signal(index).domain.map { " on \($0)" } ?? ""
                add(
                    Evidence(kind: "only", detail: "the only campaign of its owner\(ground) at its time"),
                    to: index)
                sets.join(index, root)
            }
        }
    }

    private mutating func knownRoots() -> Set<Int> {
        Set(
            creatives.indices
                .filter { creatives.isNamed($0) || !creatives.isUnlocated($0) }
                .map { sets.root(of: $0) })
    }

    private mutating func targets() -> LocationTargets {
        let known = knownRoots()
        let longestPause = creatives.options.longestPauseDays
        var targets: [Int: LocationTargets.Target] = [:]
        for index in creatives.indicesByStart {
            let root = sets.root(of: index)
            guard known.contains(root) else { continue }
            let signal = creatives.signal(index)
            // Removed and inserted again, so that its sets are not copied for every creative.
            var target = targets.removeValue(forKey: root) ?? LocationTargets.Target(root: root)
            if let domain = signal.domain { target.domains.insert(domain) }
            if let family = creatives.families[index] { target.families.insert(family) }
            target.names.formUnion(names(of: signal))
            if let flight = creatives.flights[index] {
                target.add(flight, longestPause: longestPause)
            } else {
                target.isUndated = true
            }
            targets[root] = target
        }
        return LocationTargets(targets.values.sorted { $0.root < $1.root }, longestPause: longestPause)
    }

    /// Returns the names that a file of a creative's campaign could contain: its hint and its apps,
    /// without the brand.
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
