internal import CreativeModel
internal import RuleClustering

/// Creatives that share a tie without a long pause between them, by start.
struct TieChain {
    var tie: Tie
    var indices: [Int]
}

extension OwnerCreatives {
    /// Returns the chains of all ties except ``Tie/nothing``.
    func chains() -> [TieChain] {
        let pages = Set(indices.compactMap { signal($0).destination })
        // A tie of a single creative joins nothing and gets no list: most assets and files belong to
        // one.
        var holders: [Tie: Holder] = [:]
        holders.reserveCapacity(indices.count)
        var groups: [(tie: Tie, sight: Int, indices: [Int])] = []
        var sights = 0
        for index in indices {
            for tie in ties(of: index, pages: pages) {
                switch holders[tie] {
                case nil:
                    holders[tie] = .index(index, sight: sights)
                    sights += 1
                case .index(let alone, let sight)?:
                    holders[tie] = .group(groups.count)
                    groups.append((tie, sight, [alone, index]))
                case .group(let number)?: groups[number].indices.append(index)
                }
            }
        }
        holders = [:]
        let onlyPages = onlyPages()
        return groups.sorted { $0.sight < $1.sight }.flatMap { tie, _, sharing -> [TieChain] in
            guard case .page(let page) = tie, onlyPages.contains(page) else {
                return chains(of: tie, sharing)
            }
            return [TieChain(tie: .onlyPage(page), indices: sharing)]
        } + launches()
    }

    /// The creatives with a tie: a single one, with the number of the tie in the order of first
    /// occurrence, or a group.
    private enum Holder {
        case index(Int, sight: Int)
        case group(Int)
    }

    /// Returns the pages and apps that are the only ones of the owner on their domain. Creatives with
    /// long pauses in between are still one campaign, because there is no other that they could belong
    /// to.
    private func onlyPages() -> Set<String> {
        var onGround: [String: Set<String>] = [:]
        for signal in indices.map(signal) {
            guard let ground = signal.ground, let destination = signal.destination else { continue }
            onGround[ground, default: []].insert(destination)
        }
        return Set(onGround.values.filter { $0.count == 1 }.flatMap(\.self))
    }

    /// Returns creatives whose pages name no occasion and that launch on one domain within an hour of
    /// one another, as in a single upload. A launch at exactly midnight is a date without a time and is
    /// ignored.
    private func launches() -> [TieChain] {
        var byDomain: [String: [(start: Double, index: Int)]] = [:]
        for index in indices where clusters[clusterOf[index]].reach == .owner && !isUnlocated(index) {
            guard let flight = flights[index], flight.start.truncatingRemainder(dividingBy: 86_400) != 0,
                let domain = signal(index).domain
            else { continue }
            byDomain[domain, default: []].append((flight.start, index))
        }
        return byDomain.sorted { $0.key < $1.key }.flatMap { domain, starts in
            var chains: [TieChain] = []
            var previous = -Double.infinity
            for (start, index) in starts.sorted(by: { ($0.start, $0.index) < ($1.start, $1.index) }) {
                if start - previous > 3600 {
                    chains.append(TieChain(tie: .launch(domain: domain), indices: []))
                }
                chains[chains.count - 1].indices.append(index)
                previous = start
            }
            return chains.filter { $0.indices.count > 1 }
        }
    }

    /// Divides the creatives of a tie at each gap in their flights longer than the longest pause.
    /// Creatives without a date go with the longest chain.
    func chains(of tie: Tie, _ indices: [Int]) -> [TieChain] {
        let dated = indices.compactMap { index in flights[index].map { (index: index, flight: $0) } }
            .sorted { ($0.flight.start, $0.index) < ($1.flight.start, $1.index) }
        var chains: [TieChain] = []
        var end = -Double.infinity
        for (index, flight) in dated {
            if chains.isEmpty || (flight.start - end) / 86_400 > options.longestPauseDays {
                chains.append(TieChain(tie: tie, indices: []))
                end = flight.end
            }
            chains[chains.count - 1].indices.append(index)
            end = max(end, flight.end)
        }
        let undated = indices.filter { flights[$0] == nil }
        guard !undated.isEmpty else { return chains }
        if chains.isEmpty { chains.append(TieChain(tie: tie, indices: [])) }
        let longest =
            chains.indices.max { (chains[$0].indices.count, $1) < (chains[$1].indices.count, $0) } ?? 0
        chains[longest].indices += undated
        return chains
    }

    private func ties(of index: Int, pages: Set<String>) -> [Tie] {
        let signal = signal(index)
        var ties: [Tie] = []
        if let destination = signal.destination { ties.append(.page(destination)) }
        ties += signal.pagesAbove.filter(pages.contains).map(Tie.page)
        if isNamed(index), let hint = signal.hint, hint.origin == .parameter {
            ties.append(.campaign(hint.text))
        }
        let cluster = clusters[clusterOf[index]]
        if cluster.reach == .occasion { ties.append(.occasion(cluster.key)) }
        if let asset = signal.asset { ties.append(.asset(asset)) }
        ties += resemblances[members[index]]
        if let family = families[index], let ground = signal.ground {
            ties.append(.family(family, of: ground))
        }
        if let flight = flights[index], flight.isExact {
            ties.append(.flight(start: flight.start, end: flight.end))
        }
        return ties
    }
}
