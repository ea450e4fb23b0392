package import CreativeModel
internal import Foundation

/// A store's knowledge of the IDs of its creatives, for ``ImportBatch/resolved(in:)``.
///
/// A creative has an **own ID**, assigned by its source, and may have a **buyer's ID**
/// (``Creative/buyerCreativeID``). Its key holds the own ID, unless the store first saw the creative
/// under the buyer's ID. The own ID is then stored beside the key.
package protocol KnownCreativeIDs {
    /// Whether the store has no creatives.
    var isEmpty: Bool { get throws }
    /// Returns the creative of a key, with or without a description.
    func stored(_ key: CreativeKey) throws -> Creative?
    /// Returns the creative whose own ID, stored beside its key, is the given one.
    func creative(ownID: CreativeKey) throws -> CreativeKey?
    /// Returns the own ID stored beside a key; `nil` if the key holds the own ID.
    func ownID(of key: CreativeKey) throws -> String?
    /// Returns the creatives with the given buyer's ID that have a different ID in their key. An
    /// implementation may stop at two.
    func creatives(buyerID: CreativeKey) throws -> [CreativeKey]
}

/// An import with each creative under the key by which a store knows it.
package struct ResolvedBatch {
    /// The import, with each key once.
    package var batch: ImportBatch
    /// The own IDs to store beside their keys.
    package var ownIDs: [CreativeKey: String] = [:]
}

extension ImportBatch {
    /// Finds the creatives of a store that the batch names by either of their IDs.
    ///
    /// An own ID takes precedence over a buyer's ID. A row with both IDs matches the creative with that
    /// own ID, else the creative that the store knows only by the buyer's ID. A row with one ID matches
    /// the creative with that own ID, else that key, else the only creative with that buyer's ID; if
    /// the row describes a creative, the descriptions must also agree. Matches never cross seats.
    ///
    /// The result does not depend on the order of the batch. Its creatives are sorted by key. If two
    /// rows match one creative of the store, the values of the row with the later date win, else those
    /// of the row with the larger key.
    ///
    /// - Complexity: O(*n* log *n*) for *n* creatives with O(*n*) look-ups, and O(rows) for the rows
    ///   whose key changes.
    package func resolved(in store: some KnownCreativeIDs) throws -> ResolvedBatch {
        var batch = self
        let isInOrder = zip(creatives, creatives.dropFirst()).allSatisfy { $0.key < $1.key }
        if !isInOrder { batch.creatives.sort { $0.key < $1.key } }
        // A first import that only describes creatives has nothing to match.
        if batch.performance.isEmpty, batch.creatives.allSatisfy(\.isDescribed), try store.isEmpty {
            return ResolvedBatch(batch: batch)
        }
        var resolution = IDResolution(of: batch)
        try resolution.resolveDescribed(in: store)
        try resolution.resolveBare(in: store)
        return resolution.result(of: batch)
    }
}

/// The state of one resolution.
private struct IDResolution {
    private let described: [Creative]
    private let describedKeys: Set<CreativeKey>
    private let bare: [CreativeKey]
    /// The creatives of the batch with each buyer's ID.
    private var byBuyerID: [CreativeKey: [CreativeKey]] = [:]
    private var targets: [CreativeKey: CreativeKey] = [:]
    private var taken: Set<CreativeKey> = []
    private var ownIDs: [CreativeKey: String] = [:]

    init(of batch: ImportBatch) {
        described = batch.creatives.filter(\.isDescribed)
        describedKeys = Set(described.map(\.key))
        let others = batch.creatives.map(\.key) + batch.performance.creativeKeys.sorted()
        var seen = describedKeys
        bare = others.filter { seen.insert($0).inserted }
        for creative in described {
            if let buyer = creative.otherID { byBuyerID[buyer, default: []].append(creative.key) }
        }
    }

    mutating func resolveDescribed(in store: some KnownCreativeIDs) throws {
        for creative in described {
            let (target, isNew) = try target(of: creative, in: store)
            targets[creative.key] = target
            taken.insert(target)
            if isNew { ownIDs[target] = creative.key.id }
        }
    }

    /// Returns the key of a described creative, and whether its own ID must be stored beside it.
    private func target(
        of creative: Creative, in store: some KnownCreativeIDs
    ) throws -> (key: CreativeKey, learnsOwnID: Bool) {
        let key = creative.key
        if let known = try store.creative(ownID: key) { return (known, false) }
        let sameKey = try store.stored(key)
        if sameKey != nil, try store.ownID(of: key) == nil { return (key, false) }
        guard let buyer = creative.otherID else {
            if sameKey != nil { return (key, false) }
            let candidates = try store.creatives(buyerID: key)
            guard candidates.count == 1, let only = try store.stored(candidates[0]),
                only.agrees(with: creative)
            else { return (key, false) }
            return (only.key, false)
        }
        if try isKnownOnly(as: buyer, creative, in: store) { return (buyer, true) }
        guard sameKey != nil else { return (key, false) }
        // The key belongs to a creative with a different own ID.
        return (try free(buyer, key, in: store), true)
    }

    /// Returns whether the store knows a creative only by its buyer's ID.
    private func isKnownOnly(
        as buyer: CreativeKey, _ creative: Creative, in store: some KnownCreativeIDs
    ) throws -> Bool {
        guard byBuyerID[buyer]?.count == 1, !describedKeys.contains(buyer), !taken.contains(buyer),
            let known = try store.stored(buyer), try store.ownID(of: buyer) == nil,
            known.buyerCreativeID ?? buyer.id == buyer.id, try store.creatives(buyerID: buyer).isEmpty
        else { return false }
        return known == Creative(key: buyer) || known.agrees(with: creative)
    }

    /// Returns an unused key: the buyer's ID, else the own ID with a number.
    private func free(
        _ buyer: CreativeKey, _ key: CreativeKey, in store: some KnownCreativeIDs
    ) throws -> CreativeKey {
        if byBuyerID[buyer]?.count == 1, !describedKeys.contains(buyer), !taken.contains(buyer),
            try store.stored(buyer) == nil
        {
            return buyer
        }
        var number = 2
        while true {
            let candidate = CreativeKey(seat: key.seat, id: "\(key.id) (\(number))")
            if !describedKeys.contains(candidate), !taken.contains(candidate),
                try store.stored(candidate) == nil
            {
                return candidate
            }
            number += 1
        }
    }

    /// Resolves keys without a description, most of them from performance rows.
    mutating func resolveBare(in store: some KnownCreativeIDs) throws {
        for key in bare {
            if let known = try store.creative(ownID: key) {
                targets[key] = known
            } else if try store.stored(key) == nil, !taken.contains(key) {
                let local = (byBuyerID[key] ?? []).compactMap { targets[$0] }
                let candidates = Set(try store.creatives(buyerID: key) + local)
                if candidates.count == 1, let only = candidates.first { targets[key] = only }
            }
        }
    }

    func result(of batch: ImportBatch) -> ResolvedBatch {
        let changed = targets.filter { $0.key != $0.value }
        guard !changed.isEmpty else { return ResolvedBatch(batch: batch) }
        var creatives: [Creative] = []
        var positions: [CreativeKey: Int] = [:]
        // If several rows become one creative, the latest one wins: by date, then by key.
        let isJoining = Set(targets.values).count < targets.count
        for creative in isJoining ? batch.creatives.inOrderOfDates : batch.creatives {
            let resolved = creative.renamed(to: changed[creative.key] ?? creative.key)
            if let position = positions[resolved.key] {
                creatives[position].update(with: resolved)
            } else {
                positions[resolved.key] = creatives.count
                creatives.append(resolved)
            }
        }
        return ResolvedBatch(
            batch: ImportBatch(
                creatives: creatives.sorted { $0.key < $1.key },
                performance: batch.performance.renamingCreatives(changed)),
            ownIDs: ownIDs)
    }
}

extension [Creative] {
    /// The creatives by date, then by key; those without a date first.
    fileprivate var inOrderOfDates: [Creative] {
        map { creative in
            let dates = [creative.createdAt, creative.startsAt, creative.endsAt].compactMap(\.self)
            return (creative: creative, date: dates.max() ?? Date.distantPast)
        }
        .sorted { ($0.date, $0.creative.key) < ($1.date, $1.creative.key) }.map(\.creative)
    }
}

extension Creative {
    fileprivate func renamed(to key: CreativeKey) -> Creative {
        guard key != self.key else { return self }
        var creative = self
        creative.key = key
        return creative
    }

    /// Returns whether two descriptions can be of the same creative: at least one identifying property is known
    /// in both and equal, and no property known in both differs.
    fileprivate func agrees(with other: Creative) -> Bool {
        let telling = [
            Self.compare(fileHash, other.fileHash), Self.compare(landingURL, other.landingURL),
            Self.compare(assetURL, other.assetURL), Self.compare(fileName, other.fileName),
        ]
        let others = [
            Self.compare(advertiser, other.advertiser), Self.compare(declaredDomain, other.declaredDomain),
            Self.compare(size, other.size), Self.compare(format, other.format),
            Self.compare(createdAt, other.createdAt), Self.compare(startsAt, other.startsAt),
        ]
        return telling.contains(true) && !(telling + others).contains(false)
    }

    /// Returns whether two values are equal; `nil` if either is unknown.
    private static func compare<Value: Equatable>(_ left: Value?, _ right: Value?) -> Bool? {
        guard let left, let right else { return nil }
        return left == right
    }
}
