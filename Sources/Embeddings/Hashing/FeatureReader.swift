/// Splits a folded text into hashed features: runs of words, and runs of characters within words.
struct FeatureReader {
    /// The maximum length of a text, 1 MiB of UTF-8, about the length of a book. The rest is ignored, at a character boundary.
    static let longestText = 1 << 20

    private let characterRuns: ClosedRange<Int>?
    private let wordRuns: ClosedRange<Int>?
    private let wordStart: UInt64
    private let wordRunStart: UInt64
    private let characterStart: UInt64

    init(_ options: HashedEmbedder.Options) {
        characterRuns = options.characterRuns
        wordRuns = options.wordRuns
        wordStart = FeatureHash.start(kind: 1, seed: options.seed)
        wordRunStart = FeatureHash.start(kind: 2, seed: options.seed)
        characterStart = FeatureHash.start(kind: 3, seed: options.seed)
    }

    /// Replaces the features in the list with those of a text.
    func read(_ text: String, into list: inout FeatureList) {
        list.clear()
        TextFolding.append(Self.beginning(of: text), to: &list)
        if let wordRuns { appendWords(wordRuns, &list) }
        if let characterRuns {
            list.scalars.withUnsafeBufferPointer { scalars in
                for word in list.words {
                    let padded = UnsafeBufferPointer(
                        rebasing: scalars[word.lowerBound - 1..<word.upperBound + 1])
                    appendCharacters(characterRuns, padded, &list.hashes)
                }
            }
        }
        list.hashes.sort()
    }

    private static func beginning(of text: String) -> String {
        guard text.utf8.count > longestText else { return text }
        var end = text.utf8.index(text.startIndex, offsetBy: longestText)
        while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
        return String(text[..<end])
    }

    private func appendWords(_ lengths: ClosedRange<Int>, _ list: inout FeatureList) {
        let words = list.words.map { word in
            list.scalars[word].reduce(wordStart) { FeatureHash.next($0, UInt64($1)) }
        }
        for first in words.indices {
            var state = wordRunStart
            for length in 1...min(lengths.upperBound, words.count - first) {
                state = FeatureHash.next(state, words[first + length - 1])
                if length >= lengths.lowerBound { list.hashes.append(state) }
            }
        }
    }

    /// Appends all runs of characters of one word with its surrounding spaces, or the word itself if it is shorter than the
    /// shortest run.
    private func appendCharacters(
        _ lengths: ClosedRange<Int>, _ word: UnsafeBufferPointer<UInt32>, _ hashes: inout [UInt64]
    ) {
        let shortest = min(lengths.lowerBound, word.count)
        for first in 0...word.count - shortest {
            var state = characterStart
            let longest = min(lengths.upperBound, word.count - first)
            for length in 1...longest {
                state = FeatureHash.next(state, UInt64(word[first + length - 1]))
                if length >= shortest { hashes.append(state) }
            }
        }
    }
}

/// The hash of features: a chain of SplitMix64 mixers (G. Steele, D. Lea, C. Flood, OOPSLA 2014,
/// doi:10.1145/2660193.2660195), one link per Unicode scalar. It must never change, because vectors are stored.
enum FeatureHash {
    /// Starts the chain for one kind of feature, so that the word "cat" and the run of characters "cat" differ.
    static func start(kind: UInt64, seed: UInt64) -> UInt64 { mixed(seed ^ mixed(kind)) }

    static func next(_ state: UInt64, _ value: UInt64) -> UInt64 { mixed(state ^ value) }

    @inline(__always)
    static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// The features of one text, as hashes in ascending order. Repeated features are repeated in the list.
///
/// One list is reused for many texts to avoid repeated allocation.
struct FeatureList {
    var hashes: [UInt64] = []
    /// The folded text: words, each with one space before and after it.
    var scalars: [UInt32] = []
    /// The words in ``scalars``, without spaces.
    var words: [Range<Int>] = []

    mutating func clear() {
        hashes.removeAll(keepingCapacity: true)
        scalars.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
    }

    /// Appends each bucket of the text once. A bucket is the leading bits of a hash, so that its hashes are adjacent.
    func appendBuckets(to buckets: inout [UInt16]) {
        var last: UInt16?
        for hash in hashes {
            let bucket = UInt16(truncatingIfNeeded: hash >> 48)
            if bucket != last { buckets.append(bucket) }
            last = bucket
        }
    }
}

/// Adds up the vector of a text. Each feature has a few signed components, one in each of several equal parts of the vector.
struct SignedSum {
    private let dimension: Int
    private let slotsPerFeature: Int

    init(_ options: HashedEmbedder.Options) {
        dimension = options.dimension
        slotsPerFeature = options.slotsPerFeature
    }

    /// Writes a row of length 1, or zeros, into a zeroed row.
    ///
    /// Numbers are added in the order of the hashes, so that the bits of the result depend only on the text.
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
        for part in 0..<slotsPerFeature {
            state = FeatureHash.mixed(state)
            let start = dimension * part / slotsPerFeature
            let width = dimension * (part + 1) / slotsPerFeature - start
            let index = start + Int(((state >> 32) * UInt64(width)) >> 32)
            row[index] += state & 1 == 0 ? weight : -weight
        }
    }

    private func scaleToUnitLength(_ row: UnsafeMutablePointer<Float>) {
        var squares = 0.0
        for index in 0..<dimension { squares += Double(row[index]) * Double(row[index]) }
        guard squares > 0 else { return }
        let factor = 1 / squares.squareRoot()
        for index in 0..<dimension { row[index] = Float(Double(row[index]) * factor) }
    }
}
