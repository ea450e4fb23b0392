import DenseLinearAlgebra
import StageCore
import Testing

/// Sums that do not depend on the order of their terms.
struct FixedPointTests {
    @Test(arguments: 0..<10)
    func `every order and grouping has the same sum`(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let terms = (0..<1000).map { _ in generator.normal() * 1e6 }
        let bound = terms.map(abs).max() ?? 0
        let scale = FixedPoint(bound: bound, count: terms.count)
        let forward = terms.reduce(Int128(0)) { $0 + scale.integer($1) }
        let backward = terms.reversed().reduce(Int128(0)) { $0 + scale.integer($1) }
        #expect(forward == backward)
        let plain = terms.reduce(0, +)
        #expect(abs(scale.number(forward) - plain) <= 1000 * bound * 0x1p-52)
    }

    @Test(arguments: [1e-200, 1e-30, 1, 1e30, 1e300])
    func `a term keeps its bits`(_ bound: Double) {
        let scale = FixedPoint(bound: bound, count: 1 << 30)
        for share in [1, 0.75, -0.3] {
            #expect(scale.number(scale.integer(bound * share)) == bound * share)
        }
        #expect(scale.integer(0) == 0)
    }

    @Test func `infinities and NaN do not overflow`() {
        let scale = FixedPoint(bound: 1, count: 8)
        #expect(scale.integer(.infinity) == -scale.integer(-.infinity))
        #expect(scale.integer(.infinity) > scale.integer(1))
        #expect(scale.integer(.nan) == 0)
    }

    @Test(arguments: [1, 37, 64])
    func `fixed sums of rows by cluster equal plain sums`(_ columnCount: Int) {
        var generator = SeededGenerator(seed: 9)
        let rows = (0..<500).map { _ in (0..<columnCount).map { _ in Float(generator.normal() + 100) } }
        let points = Matrix(rows: rows)
        let labels = (0..<500).map { Int32($0 * $0 % 7) }
        let scale = ColumnScale(
            center: [Double](repeating: 100, count: columnCount),
            bounds: [Double](repeating: 6, count: columnCount), rowCount: 500, chunkSize: 500)
        var sums = [Int64](repeating: 0, count: 7 * columnCount)
        var counts = [Int64](repeating: 0, count: 7)
        var scratch = [Int32](repeating: 0, count: 507)
        points.withUnsafeElements { elements in
            Float.kernels.addRowsFixed(
                elements.baseAddress!, 500, columnCount, labels, 7, scale.center, scale.factors, &scratch,
                &sums,
                &counts)
        }
        let found = scale.sums(sums, counts: counts.map { Double($0) })
        for cluster in 0..<7 {
            let members = labels.indices.filter { labels[$0] == cluster }
            #expect(Int(counts[cluster]) == members.count)
            for column in 0..<columnCount {
                let expected = members.reduce(0.0) { $0 + Double(rows[$1][column]) }
                #expect(abs(found[cluster, column] - expected) < 1e-8)
            }
        }
    }
}
