import Foundation
import Testing

@testable import ClusterEvaluation
import StageCore

/// A small random generator, because the module has no dependencies.
private struct Lottery {
    var state: UInt64
    mutating func draw(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }
    mutating func labels(_ count: Int, below bound: Int) -> [Int] {
        (0..<count).map { _ in draw(below: bound) }
    }
}

@Suite("Agreement of two labelings")
struct ClusterAgreementTests {
    @Test(arguments: goldens)
    func `equals scikit-learn`(_ golden: Golden) throws {
        let agreement = try ClusterAgreement(golden.labels, truth: golden.truth)
        let pairs = [
            (agreement.homogeneity, golden.homogeneity),
            (agreement.completeness, golden.completeness),
            (agreement.vMeasure, golden.vMeasure),
            (agreement.adjustedRandIndex, golden.adjustedRandIndex),
            (agreement.normalizedMutualInformation, golden.normalizedMutualInformation),
        ]
        for (index, (found, expected)) in pairs.enumerated() {
            #expect(abs(found - expected) < 1e-14, "measure \(index)")
        }
        #expect(agreement.count == golden.labels.count)
    }

    @Test
    func `adjusted mutual information equals scikit-learn`() throws {
        #expect(goldens.count == adjustedInformation.count)
        for (golden, expected) in zip(goldens, adjustedInformation) {
            let agreement = try ClusterAgreement(golden.labels, truth: golden.truth)
            #expect(abs(agreement.adjustedMutualInformation - expected) < 1e-12, "\(golden.labels)")
        }
    }

    @Test(arguments: UInt64(0)..<5)
    func `items alone agree by no more than chance`(seed: UInt64) throws {
        var lottery = Lottery(state: seed)
        let truth = lottery.labels(400, below: 30)
        let alone = try ClusterAgreement(Array(0..<400), truth: truth)
        #expect(alone.vMeasure > 0.6 && abs(alone.adjustedMutualInformation) < 1e-9)
        let random = try ClusterAgreement(lottery.labels(400, below: 60), truth: truth)
        #expect(random.vMeasure > 0.4 && abs(random.adjustedMutualInformation) < 0.06)
    }

    @Test
    func `lists of different lengths are refused`() {
        let error = #expect(throws: EvaluationError.self) { try ClusterAgreement([1, 2], truth: ["a"]) }
        #expect(error?.code == .lengthMismatch)
        #expect(error?.description.contains("2 labels against 1") == true)
    }

    @Test
    func `purity counts the most common class of each cluster`() throws {
        let agreement = try ClusterAgreement(
            ["a", "a", "a", "b", "b", "c"], truth: ["x", "x", "y", "y", "y", "x"])
        #expect(agreement.purity == 5.0 / 6)
        #expect(try ClusterAgreement([Int](), truth: [Int]()).purity == 1)
    }

    @Test(arguments: UInt64(0)..<20)
    func `names and order do not change the result`(seed: UInt64) throws {
        var lottery = Lottery(state: seed)
        let labels = lottery.labels(300, below: 9)
        let truth = lottery.labels(300, below: 7)
        let plain = try ClusterAgreement(labels, truth: truth)
        var order = Array(0..<300)
        for index in stride(from: 299, to: 0, by: -1) { order.swapAt(index, lottery.draw(below: index + 1)) }
        let shuffled = try ClusterAgreement(
            order.map { "cluster \(8 - labels[$0])" }, truth: order.map { -truth[$0] })
        #expect(plain == shuffled)
    }

    @Test(arguments: UInt64(0)..<20)
    func `swapping the sides swaps homogeneity and completeness`(seed: UInt64) throws {
        var lottery = Lottery(state: seed)
        let labels = lottery.labels(200, below: 12)
        let truth = lottery.labels(200, below: 4)
        let one = try ClusterAgreement(labels, truth: truth)
        let other = try ClusterAgreement(truth, truth: labels)
        #expect(abs(one.homogeneity - other.completeness) < 1e-12)
        #expect(abs(one.completeness - other.homogeneity) < 1e-12)
        #expect(abs(one.adjustedRandIndex - other.adjustedRandIndex) < 1e-12)
        #expect(abs(one.normalizedMutualInformation - other.normalizedMutualInformation) < 1e-12)
        #expect((0...1).contains(one.vMeasure))
        #expect((-0.5...1).contains(one.adjustedRandIndex))
        // Random labelings hardly agree, and a labeling agrees with itself.
        #expect(abs(one.adjustedRandIndex) < 0.1)
        let itself = try ClusterAgreement(labels, truth: labels)
        #expect(itself.vMeasure == 1 && itself.adjustedRandIndex == 1 && itself.purity == 1)
    }

    @Test
    func `cells are numbered and counted in the order of first appearance`() throws {
        let table = try ContingencyTable(["b", "a", "b", "b"], truth: [7, 7, 3, 7])
        #expect(
            table.cells.map { [$0.cluster, $0.truth, $0.count] } == [[0, 0, 2], [1, 0, 1], [0, 1, 1]])
        #expect(table.clusterSizes == [3, 1] && table.truthSizes == [3, 1] && table.count == 4)
    }

    @Test
    func `ten million items cause no overflow`() throws {
        // Two halves compared with a split that differs in one item: pair counts reach 10¹⁴, their products 10²⁸.
        let count = 10_000_000
        let table = ContingencyTable(
            cells: [
                .init(cluster: 0, truth: 0, count: 5_000_000), .init(cluster: 1, truth: 0, count: 1),
                .init(cluster: 1, truth: 1, count: 4_999_999),
            ],
            clusterSizes: [5_000_000, 5_000_000], truthSizes: [5_000_001, 4_999_999])
        let pairs = PairCounts(table)
        let sum = pairs.togetherInBoth + pairs.togetherInClusters + pairs.togetherInTruth + pairs.apart
        #expect(sum == count * (count - 1))
        #expect(abs(ClusterAgreement(table).adjustedRandIndex - 0.999_999_6) < 1e-12)
    }

    @Test(arguments: 0..<20)
    func `Fowlkes and Mallows' index is the geometric mean of pair precision and recall`(_ seed: Int) throws {
        var lottery = Lottery(state: UInt64(seed))
        let count = 2 + seed * 3
        let labels = lottery.labels(count, below: 1 + seed % 5), truth = lottery.labels(count, below: 3)
        var (both, inLabels, inTruth) = (0.0, 0.0, 0.0)
        for left in 0..<count {
            for right in 0..<left {
                let (together, belong) = (labels[left] == labels[right], truth[left] == truth[right])
                if together && belong { both += 1 }
                if together { inLabels += 1 }
                if belong { inTruth += 1 }
            }
        }
        let expected = both == 0 ? 0 : ((both / inLabels) * (both / inTruth)).squareRoot()
        let agreement = try ClusterAgreement(labels, truth: truth)
        #expect(abs(agreement.fowlkesMallowsIndex - expected) < 1e-14)
    }

    @Test
    func `JSON coding preserves all values`() throws {
        let agreement = try ClusterAgreement([1, 1, 2, 3], truth: [1, 2, 2, 2])
        let data = try JSONEncoder().encode(agreement)
        #expect(try JSONDecoder().decode(ClusterAgreement.self, from: data) == agreement)
    }
}
