internal import ContentHashing
public import StageCore

/// An embedder that looks up vectors in a cache and embeds only the missing texts.
///
/// ```swift
/// let cached = CachedEmbedder(embedder, cache: try SQLiteCache(path: "vectors.db"))
/// let vectors = try await cached.embed(names)  // the second call computes nothing
/// ```
///
/// Vectors are stored under the embedder's identifier and the SHA-256 hash of the text's UTF-8. A repeated text is
/// embedded once. Missing texts are embedded in the order of their first occurrence, in slices, and each slice is stored
/// as soon as it is complete, so that an interrupted run keeps its results. An entry that is damaged or has a different
/// dimension counts as missing.
public struct CachedEmbedder: Sendable {
    /// The embedder that computes missing vectors.
    let embedder: any TextEmbedder

    /// The cache that stores vectors.
    let cache: any KeyedCache

    /// The caching options.
    let options: Options

    /// Creates an embedder with a cache.
    public init(_ embedder: any TextEmbedder, cache: any KeyedCache, options: Options = Options()) {
        self.embedder = embedder
        self.cache = cache
        self.options = options
    }

    /// The options of a cached embedder. Every option has a default.
    public struct Options: Sendable, Hashable {
        /// The number of texts looked up, or embedded and stored, at a time, at least 1; the default is 1,000.
        public var sliceSize = 1_000

        /// Creates the default options.
        public init() {}

        func check() throws {
            guard sliceSize >= 1 else {
                throw EmbeddingError(.invalidOption, "sliceSize is \(sliceSize), expected at least 1")
            }
        }
    }
}

extension CachedEmbedder: TextEmbedder {
    /// The identifier of the underlying embedder, since a cache changes no vector.
    public var identifier: String { embedder.identifier }

    /// The dimension of the vectors, D.
    public var dimension: Int { embedder.dimension }

    /// Returns the vectors of texts, from the cache where available.
    ///
    /// - Throws: ``EmbeddingError`` with code `invalidOption`, or `wrongShape` if the embedder returns a wrong number of
    ///   rows or columns; the errors of embedder and cache; `CancellationError` if the task is cancelled.
    public func embed(_ texts: [String], context: RunContext) async throws -> Matrix<Float> {
        try options.check()
        let distinct = DistinctTexts(texts, identifier: embedder.identifier)
        var vectors = Matrix<Float>(rowCount: distinct.keys.count, columnCount: dimension)
        let missing = try await read(distinct, into: &vectors, context)
        for start in stride(from: 0, to: missing.count, by: options.sliceSize) {
            let slice = missing[start..<min(missing.count, start + options.sliceSize)]
            try await embed(slice, of: distinct, total: missing.count, into: &vectors, context)
        }
        return distinct.keys.count == texts.count ? vectors : vectors.rows(at: distinct.indices)
    }

    /// Fills in the rows found in the cache, and returns the others.
    private func read(
        _ distinct: DistinctTexts, into vectors: inout Matrix<Float>, _ context: RunContext
    ) async throws -> [Int] {
        var missing: [Int] = []
        let count = distinct.keys.count
        for start in stride(from: 0, to: count, by: options.sliceSize) {
            try context.checkpoint(progress("Reading cached vectors", start, of: count))
            let end = min(count, start + options.sliceSize)
            let kept = try await cache.values(for: Array(distinct.keys[start..<end]))
            for row in start..<end {
                if let value = kept[distinct.keys[row]],
                    let vector = VectorRecord.decoded(value, dimension: dimension)
                {
                    vectors.replaceRow(row, with: vector[...])
                } else {
                    missing.append(row)
                }
            }
        }
        try context.checkpoint(progress("Reading cached vectors", count, of: count))
        return missing
    }

    private func embed(
        _ slice: ArraySlice<Int>, of distinct: DistinctTexts, total: Int, into vectors: inout Matrix<Float>,
        _ context: RunContext
    ) async throws {
        let done = slice.startIndex
        // The embedder reports the progress of its slice, which is converted to the progress of all texts.
        let inner = RunContext(seed: context.seed, threadCount: context.threadCount) { event in
            let part = Int((event.fraction ?? 0) * Double(slice.count))
            try? context.checkpoint(progress(event.stage, done + part, of: total))
        }
        try context.checkpoint(progress("Embedding texts", done, of: total))
        let made = try await embedder.embed(slice.map { distinct.texts[$0] }, context: inner)
        guard made.rowCount == slice.count, made.columnCount == dimension else {
            throw EmbeddingError(
                .wrongShape,
                "the embedder returned \(made.rowCount) x \(made.columnCount) numbers, expected "
                    + "\(slice.count) x \(dimension)")
        }
        var records: [String: [UInt8]] = [:]
        for (index, row) in slice.enumerated() {
            vectors.replaceRow(row, with: made.row(index))
            records[distinct.keys[row]] = VectorRecord.encoded(made.row(index))
        }
        try await cache.keep(records)
    }

    private func progress(_ stage: String, _ completed: Int, of total: Int) -> ProgressEvent {
        ProgressEvent(stage: stage, completed: completed, total: total)
    }
}

extension Matrix<Float> {
    fileprivate mutating func replaceRow(_ row: Int, with vector: ArraySlice<Float>) {
        let width = columnCount
        withUnsafeMutableElements { elements in
            for (column, value) in vector.enumerated() { elements[row * width + column] = value }
        }
    }
}

/// Texts without duplicates, in the order of their first occurrence, each with its key.
struct DistinctTexts {
    private(set) var texts: [String] = []
    private(set) var keys: [String] = []
    /// The index of each given text among the distinct texts.
    private(set) var indices: [Int] = []

    /// Texts are compared by key and not by `==`, which treats composed and decomposed "é" as equal; an embedder may not.
    init(_ given: [String], identifier: String) {
        var known: [String: Int] = [:]
        for text in given {
            let key = "\(identifier)/\(ContentHash(of: text))"
            if let index = known[key] {
                indices.append(index)
            } else {
                known[key] = keys.count
                indices.append(keys.count)
                keys.append(key)
                texts.append(text)
            }
        }
    }
}

/// The stored form of a vector: a version, a checksum, and the numbers as little-endian `Float`s.
enum VectorRecord {
    /// Neither 0 nor an ASCII character, so that other kinds of content are recognised at once.
    private static let version: UInt8 = 0xE1
    private static let headerSize = 5

    static func encoded(_ vector: ArraySlice<Float>) -> [UInt8] {
        var bytes: [UInt8] = [version, 0, 0, 0, 0]
        bytes.reserveCapacity(headerSize + 4 * vector.count)
        for number in vector {
            withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
        }
        withUnsafeBytes(of: checksum(bytes).littleEndian) { bytes.replaceSubrange(1..<headerSize, with: $0) }
        return bytes
    }

    /// Returns the vector, or `nil` if the bytes are not an intact vector of that dimension.
    static func decoded(_ bytes: [UInt8], dimension: Int) -> [Float]? {
        guard bytes.count == headerSize + 4 * dimension, bytes[0] == version else { return nil }
        return bytes.withUnsafeBytes { raw in
            guard
                UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: 1, as: UInt32.self)) == checksum(bytes)
            else { return nil }
            return (0..<dimension).map { index in
                let bits = raw.loadUnaligned(fromByteOffset: headerSize + 4 * index, as: UInt32.self)
                return Float(bitPattern: UInt32(littleEndian: bits))
            }
        }
    }

    /// Returns the 32-bit FNV-1a hash of the bytes after the header.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        bytes.withUnsafeBufferPointer { bytes in
            var state: UInt32 = 0x811C_9DC5
            for index in headerSize..<bytes.count { state = (state ^ UInt32(bytes[index])) &* 0x0100_0193 }
            return state
        }
    }
}
