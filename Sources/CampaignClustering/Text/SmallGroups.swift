internal import DenseLinearAlgebra
internal import Foundation
internal import StageCore

/// The assignment of groups that are too small for a campaign to the group with the most similar words.
struct SmallGroups {
    let vectors: Matrix<Float>
    let times: [Double?]
    /// The time after which a similarity counts 1/e, in seconds.
    let decay: Double

    /// The number of small groups compared at once.
    private static let blockSize = 512

    private struct Group {
        var label: Int
        var vector: [Float]
        var time: Double?
    }

    /// Returns the group of each point.
    ///
    /// A small group joins the large one with the greatest average similarity. It stays alone if its similarity to all
    /// of them is 0 or negative: it then has no words in common with any.
    ///
    /// - Parameters:
    ///   - labels: The group of each point.
    ///   - sizes: The number of creatives of each group, by label.
    func settled(_ labels: [Int], sizes: [Int], minimumSize: Int) -> [Int] {
        let (small, large) = groups(labels, sizes: sizes, minimumSize: minimumSize)
        guard !small.isEmpty, !large.isEmpty else { return labels }
        let targets = matrix(large)
        var moved: [Int: Int] = [:]
        for start in stride(from: 0, to: small.count, by: Self.blockSize) {
            let block = Array(small[start..<min(small.count, start + Self.blockSize)])
            let products = matrix(block).product(withTransposeOf: targets)
            for (row, group) in block.enumerated() {
                var best: (value: Double, label: Int)?
                for (column, value) in products.row(row).enumerated() {
                    let apart = group.time.flatMap { own in large[column].time.map { abs(own - $0) } } ?? 0
                    let value = Double(value) * exp(-apart / decay)
                    if value > best?.value ?? 1e-6 { best = (value, large[column].label) }
                }
                if let best { moved[group.label] = best.label }
            }
        }
        return labels.map { moved[$0] ?? $0 }
    }

    private func groups(_ labels: [Int], sizes: [Int], minimumSize: Int) -> (small: [Group], large: [Group]) {
        var members: [Int: [Int]] = [:]
        for (index, label) in labels.enumerated() { members[label, default: []].append(index) }
        var result: (small: [Group], large: [Group]) = ([], [])
        for (label, indices) in members.sorted(by: { $0.key < $1.key }) {
            var vector = [Float](repeating: 0, count: vectors.columnCount)
            for index in indices {
                for (column, value) in vectors.row(index).enumerated() {
                    vector[column] += value / Float(indices.count)
                }
            }
            let known = indices.compactMap { times[$0] }
            let time = known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
            let group = Group(label: label, vector: vector, time: time)
            if sizes[label] < minimumSize { result.small.append(group) } else { result.large.append(group) }
        }
        return result
    }

    private func matrix(_ groups: [Group]) -> Matrix<Float> {
        Matrix(
            rowCount: groups.count, columnCount: vectors.columnCount,
            elements: groups.flatMap(\.vector))
    }
}
