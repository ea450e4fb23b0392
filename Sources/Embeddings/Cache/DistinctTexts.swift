internal import ContentHashing

/// Texts without repetitions, in the order of their first occurrence, each with its key.
struct DistinctTexts {
    private(set) var texts: [String] = []
    private(set) var keys: [String] = []
    /// For each of the texts that were given, its place among the distinct ones.
    private(set) var places: [Int] = []

    /// Keys tell texts apart, not `==`: that holds "é" as one scalar and as two for equal, an embedder need not.
    init(_ given: [String], identifier: String) {
        var known: [String: Int] = [:]
        for text in given {
            let key = "\(identifier)/\(ContentHash(of: text))"
            if let place = known[key] {
                places.append(place)
            } else {
                known[key] = keys.count
                places.append(keys.count)
                keys.append(key)
                texts.append(text)
            }
        }
    }
}
