/// The features of one text, as hashes in ascending order, those that occur twice twice.
///
/// One list is used for many texts, so that its memory is asked for once.
struct FeatureList {
    var hashes: [UInt64] = []
    /// The folded text: words with one space before and behind each.
    var scalars: [UInt32] = []
    /// The words in ``scalars``, without spaces.
    var words: [Range<Int>] = []

    mutating func clear() {
        hashes.removeAll(keepingCapacity: true)
        scalars.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
    }

    /// Adds each bucket that the text has, once. A bucket is the first bits, and so its hashes stand together.
    func appendBuckets(to buckets: inout [UInt16]) {
        var last: UInt16?
        for hash in hashes {
            let bucket = UInt16(truncatingIfNeeded: hash >> 48)
            if bucket != last { buckets.append(bucket) }
            last = bucket
        }
    }
}
