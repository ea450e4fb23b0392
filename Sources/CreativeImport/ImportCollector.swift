internal import CreativeModel

/// Collects the creatives and performance of all parts of an import, in the order of the files.
struct ImportCollector {
    private var performance = PerformanceTable.Builder()
    private var indices: [CreativeKey: Int] = [:]
    private var creatives: [DescribedCreative] = []
    /// The index of each creative in the performance, or -1.
    private var performanceIndices: [Int] = []
    /// Whether one id appeared in two spellings that are equal in Unicode.
    private var isRespelled = false
    private var upperBounds: [Int: UpperBounds] = [:]

    /// The number of rows with more clicks than impressions.
    private(set) var clicksAboveImpressions = 0

    /// Adds the next part.
    mutating func add(_ part: consuming ImportAccumulator) {
        let indices = part.creatives.map { add($0) }
        isRespelled = isRespelled || part.isRespelled
        clicksAboveImpressions += part.clicksAboveImpressions
        for (index, bounds) in part.upperBounds { upperBounds[indices[index]] = bounds }
        var performancePlaces = Array(repeating: -1, count: indices.count)
        for creative in part.performance.creatives where performancePlaces[creative] < 0 {
            let index = indices[creative]
            if performanceIndices[index] < 0 {
                performanceIndices[index] = performance.index(of: creatives[index].key)
            }
            performancePlaces[creative] = performanceIndices[index]
        }
        performance.append(part.performance, creatives: performancePlaces)
    }

    private mutating func add(_ creative: DescribedCreative) -> Int {
        let key = creative.key
        guard let index = indices[key] else {
            indices[key] = creatives.count
            creatives.append(creative)
            performanceIndices.append(-1)
            return creatives.count - 1
        }
        if creatives[index].respell(as: key) { isRespelled = true }
        creatives[index].merge(creative)
        return index
    }

    /// The number of creatives with performance and no description, under either of their ids.
    var undescribedCount: Int {
        let strays = creatives.indices.filter { !creatives[$0].isDescribed && performanceIndices[$0] >= 0 }
        guard !strays.isEmpty else { return 0 }
        var owners: [CreativeKey: Int] = [:]
        for creative in creatives {
            if let buyer = creative.creative.otherID { owners[buyer, default: 0] += 1 }
        }
        return strays.count { owners[creatives[$0].key] != 1 }
    }

    /// Returns the upper bounds of creatives whose figures are bounds.
    func upperBoundsByKey() -> [CreativeKey: UpperBounds] {
        Dictionary(uniqueKeysWithValues: upperBounds.map { (creatives[$0.key].key, $0.value) })
    }

    /// Returns the finished batch, with creatives in order of first appearance, and leaves the collector empty: with a second owner, all
    /// rows would be copied.
    ///
    /// - Parameter threads: The number of threads, which does not affect the result.
    mutating func takeBatch(threads: Int = 1) -> ImportBatch {
        var builder = PerformanceTable.Builder()
        swap(&builder, &performance)
        var performance = builder.build(threads: threads)
        if isRespelled {
            let spellings = creatives.map { ($0.key, $0.key) }
            performance = performance.renamingCreatives(Dictionary(spellings) { first, _ in first })
        }
        indices = [:]
        var finished: [Creative] = []
        finished.reserveCapacity(creatives.count)
        for index in creatives.indices {
            var creative = creatives[index].take()
            DescriptionReader.complete(&creative)
            finished.append(creative)
        }
        self = ImportCollector()
        return ImportBatch(creatives: finished, performance: performance)
    }
}
