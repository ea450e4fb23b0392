import StageCore
import Testing

@testable import CampaignClustering

@Suite struct AverageLinkageTests {
    /// Points around axes of a space, 12 to each axis in turn.
    private func points(_ count: Int, axes: Int, seed: UInt64) -> (vectors: Matrix<Float>, axis: [Int]) {
        var generator = SeededGenerator(seed: seed)
        var rows: [[Float]] = []
        var axis: [Int] = []
        for index in 0..<count {
            var row = (0..<axes).map { _ in Float(generator.normal() * 0.1) }
            axis.append(index / 12 % axes)
            row[axis[index]] += 1
            let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
            rows.append(row.map { $0 / length })
        }
        return (Matrix(rows: rows), axis)
    }

    /// More points than a block holds are divided and joined again.
    @Test(arguments: [60, 1_024, 1_300], [1, 2] as [UInt64])
    func `groups of any number of points are found`(count: Int, seed: UInt64) throws {
        let (vectors, axis) = points(count, axes: 5, seed: seed)
        let linkage = AverageLinkage(cut: 0.3, decay: 1)
        let labels = try linkage.labels(
            vectors, times: Array(repeating: nil, count: count), context: RunContext())
        let pairs = Set(zip(labels, axis).map { [$0, $1] })
        #expect(Set(labels).count == min(5, count / 12) && pairs.count == Set(labels).count)
        #expect(labels.indices.allSatisfy { labels[$0] <= $0 && labels[labels[$0]] == labels[$0] })
    }

    @Test func `similarity decays with time`() throws {
        let (vectors, _) = points(24, axes: 1, seed: 1)
        let times = (0..<24).map { index -> Double? in index < 12 ? 0 : 1_000 }
        for (decay, expected) in [(10_000.0, 1), (100.0, 2)] {
            let labels = try AverageLinkage(cut: 0.3, decay: decay).labels(
                vectors, times: times, context: RunContext())
            #expect(Set(labels).count == expected)
        }
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `a higher cut gives parts of the groups of a lower one`(seed: UInt64) throws {
        let (vectors, _) = points(80, axes: 6, seed: seed)
        let times = [Double?](repeating: nil, count: 80)
        let coarse = try AverageLinkage(cut: 0.2, decay: 1).labels(
            vectors, times: times, context: RunContext())
        let fine = try AverageLinkage(cut: 0.95, decay: 1).labels(
            vectors, times: times, context: RunContext())
        #expect(Set(fine).count >= Set(coarse).count)
        #expect(Set(zip(fine, coarse).map { [$0, $1] }).count == Set(fine).count)
    }
}
