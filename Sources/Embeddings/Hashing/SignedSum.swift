/// The vector of a text's features: each in a few places, one in each of as many equal parts of the vector, with a sign.
struct SignedSum {
    private let dimension: Int
    private let placesPerFeature: Int

    init(_ options: HashedEmbedder.Options) {
        dimension = options.dimension
        placesPerFeature = options.placesPerFeature
    }

    /// Writes a row of length 1, or of zeros, over zeros.
    ///
    /// Sums are made in the order of the hashes, so that a text's bits never depend on anything else.
    func write(_ features: FeatureList, _ weights: [Float]?, to row: UnsafeMutablePointer<Float>) {
        features.hashes.withUnsafeBufferPointer { hashes in
            var first = 0
            while first < hashes.count {
                let hash = hashes[first]
                var end = first + 1
                while end < hashes.count, hashes[end] == hash { end += 1 }
                let rarity = weights?[Int(hash >> 48)] ?? 1
                add(hash, Float(end - first).squareRoot() * rarity, to: row)
                first = end
            }
        }
        scaleToUnitLength(row)
    }

    private func add(_ hash: UInt64, _ weight: Float, to row: UnsafeMutablePointer<Float>) {
        var state = hash
        for part in 0..<placesPerFeature {
            state = FeatureHash.mixed(state)
            let start = dimension * part / placesPerFeature
            let width = dimension * (part + 1) / placesPerFeature - start
            let place = start + Int(((state >> 32) * UInt64(width)) >> 32)
            row[place] += state & 1 == 0 ? weight : -weight
        }
    }

    private func scaleToUnitLength(_ row: UnsafeMutablePointer<Float>) {
        var squares = 0.0
        for place in 0..<dimension { squares += Double(row[place]) * Double(row[place]) }
        guard squares > 0 else { return }
        let factor = 1 / squares.squareRoot()
        for place in 0..<dimension { row[place] = Float(Double(row[place]) * factor) }
    }
}
