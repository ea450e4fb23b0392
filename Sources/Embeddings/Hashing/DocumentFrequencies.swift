internal import ContentHashing
internal import DenseLinearAlgebra

/// The number of texts in a corpus that contain a feature of each bucket.
struct DocumentFrequencies: Sendable {
    /// The number of buckets: one for each value of the first 16 bits of a hash.
    static let bucketCount = 1 << 16

    let textCount: Int
    let counts: [UInt32]
    /// The weight of a feature, by bucket.
    let weights: [Float]
    /// The SHA-256 hash of the counts, which determine the weights.
    let contentHash: String

    init(textCount: Int, counts: [UInt32]) {
        self.textCount = textCount
        self.counts = counts
        weights = counts.map { count in
            Float(Double.logarithm((Double(textCount) + 1) / (Double(count) + 0.5)).squareRoot())
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 + 4 * counts.count)
        withUnsafeBytes(of: UInt64(textCount).littleEndian) { bytes.append(contentsOf: $0) }
        for count in counts {
            withUnsafeBytes(of: count.littleEndian) { bytes.append(contentsOf: $0) }
        }
        contentHash = ContentHash(of: bytes).description
    }
}

extension DocumentFrequencies: Codable {
    private enum CodingKeys: String, CodingKey {
        case textCount = "texts"
        case counts
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let textCount = try container.decode(Int.self, forKey: .textCount)
        let counts = try container.decode([UInt32].self, forKey: .counts)
        guard textCount >= 0, counts.count == Self.bucketCount, counts.allSatisfy({ $0 <= textCount }) else {
            throw DecodingError.dataCorruptedError(
                forKey: .counts, in: container,
                debugDescription: "expected \(Self.bucketCount) counts of at most \(textCount) each")
        }
        self.init(textCount: textCount, counts: counts)
    }
}
