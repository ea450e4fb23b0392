import StageCore
import Testing

@testable import CampaignClustering

/// The share of meaning, found from the dates of copy.
@Suite struct CopyWeightsTests {
    /// Documents of subjects that last ten days each: one signal tells the subject, the other is noise.
    private func documents(seed: UInt64) -> (telling: Matrix<Float>, noise: Matrix<Float>, times: [Double?]) {
        var generator = SeededGenerator(seed: seed)
        var telling: [[Float]] = []
        var noise: [[Float]] = []
        for day in 0..<300 {
            telling.append(
                unit((0..<8).map { Float(generator.normal() * 0.3) + ($0 == day / 10 % 8 ? 1 : 0) }))
            noise.append(unit((0..<8).map { _ in Float(generator.normal()) }))
        }
        return (Matrix(rows: telling), Matrix(rows: noise), (0..<300).map { Double($0) * 86_400 })
    }

    private func unit(_ row: [Float]) -> [Float] {
        let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return row.map { $0 / length }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `the signal that neighbouring days share counts more`(seed: UInt64) {
        let (telling, noise, times) = documents(seed: seed)
        #expect(CopyWeights.share(words: telling, meant: noise, times: times) < 0.45)
        #expect(CopyWeights.share(words: noise, meant: telling, times: times) > 0.55)
        #expect(CopyWeights.share(words: telling, meant: telling, times: times) >= 0.25)
    }

    @Test func `few dates give the shares by default`() {
        let (telling, noise, times) = documents(seed: 1)
        let undated = [Double?](repeating: nil, count: times.count)
        #expect(CopyWeights.share(words: telling, meant: noise, times: undated) == CopyWeights.undatedShare)
        let day = [Double?](repeating: 0, count: times.count)
        #expect(CopyWeights.share(words: telling, meant: noise, times: day) == 0.5, "nothing is far apart")
    }
}
