package import CreativeModel

/// Creatives in order of arrival, found by key or by buyer's ID.
package struct KnownCreatives: Sendable {
    /// The creatives, with each key once.
    package private(set) var creatives: [Creative] = []
    /// The revision at which each creative was last described.
    private var revisions: [Int] = []
    private var byKey = SlotTable()
    /// The creatives with a buyer's ID that differs from the ID in their key.
    private var byBuyerID = SlotTable()

    package init() {}

    /// Creates a table of creatives with different keys.
    package init(_ creatives: some Sequence<Creative>) {
        for creative in creatives { put(creative, at: 0) }
    }

    package var keys: some Sequence<CreativeKey> { creatives.lazy.map(\.key) }

    package func contains(_ key: CreativeKey) -> Bool { number(of: key) != nil }

    package subscript(key: CreativeKey) -> Creative? { number(of: key).map { creatives[$0] } }

    /// Returns the revision at which a creative was last described; 0 if it is unknown.
    func revision(of key: CreativeKey) -> Int { number(of: key).map { revisions[$0] } ?? 0 }

    /// Returns the keys of the creatives with the given buyer's ID beside their own.
    func keys(ofBuyerID id: CreativeKey) -> [CreativeKey] {
        var found: [CreativeKey] = []
        _ = byBuyerID.first(id.hashValue) { number in
            if creatives[number].otherID == id { found.append(creatives[number].key) }
            return false
        }
        return found
    }

    /// Adds a creative, unless one with the same key is known.
    ///
    /// - Returns: Whether the creative was added.
    mutating func add(_ creative: Creative, at revision: Int) -> Bool {
        let hash = creative.key.hashValue
        guard number(of: creative.key, hash: hash) == nil else { return false }
        append(creative, hash: hash, at: revision)
        return true
    }

    /// Adds a creative, or replaces the one with the same key.
    package mutating func put(_ creative: Creative, at revision: Int) {
        let hash = creative.key.hashValue
        if let number = number(of: creative.key, hash: hash) {
            let known = creatives[number].otherID
            guard known != creative.otherID else {
                creatives[number] = creative
                revisions[number] = revision
                return
            }
            if let known { byBuyerID.remove(number, hash: known.hashValue) }
            creatives[number] = creative
            revisions[number] = revision
            indexBuyerID(of: number)
        } else {
            append(creative, hash: hash, at: revision)
        }
    }

    private mutating func append(_ creative: Creative, hash: Int, at revision: Int) {
        let number = creatives.count
        creatives.append(creative)
        revisions.append(revision)
        byKey.insert(number, hash: hash) { [creatives] in creatives[$0].key.hashValue }
        indexBuyerID(of: number)
    }

    /// Reserves capacity for additional creatives.
    mutating func reserve(_ additional: Int) {
        creatives.reserveCapacity(creatives.count + additional)
        revisions.reserveCapacity(creatives.count + additional)
        byKey.reserve(additional) { [creatives] in creatives[$0].key.hashValue }
    }

    private mutating func indexBuyerID(of number: Int) {
        guard let id = creatives[number].otherID else { return }
        byBuyerID.insert(number, hash: id.hashValue) { [creatives] in creatives[$0].otherID?.hashValue ?? 0 }
    }

    /// Returns the index of a creative in ``creatives``.
    func number(of key: CreativeKey) -> Int? { number(of: key, hash: key.hashValue) }

    private func number(of key: CreativeKey, hash: Int) -> Int? {
        byKey.first(hash) { creatives[$0].key == key }
    }
}
