import Foundation

/// The same model in double precision and plain loops, following the formulas of the papers.
struct ReferenceEncoder {
    private let model: SyntheticModel
    private let tensors: [String: SyntheticModel.Tensor]

    init(_ model: SyntheticModel) {
        self.model = model
        tensors = model.tensors()
    }

    private func values(_ name: String) -> [Float] { tensors[name]!.values }

    /// Returns the vector of a text's tokens.
    func vector(of ids: [Int32]) -> [Double] {
        let width = model.hiddenSize
        let words = values("embeddings.word_embeddings.weight")
        let positions = values("embeddings.position_embeddings.weight")
        let type = values("embeddings.token_type_embeddings.weight")
        var hidden: [[Double]] = ids.enumerated().map { position, id in
            (0..<width).map { column in
                Double(words[Int(id) * width + column]) + Double(positions[position * width + column])
                    + Double(type[column])
            }
        }
        hidden = normalized(hidden, "embeddings.LayerNorm")
        for layer in 0..<model.layerCount { hidden = run("encoder.layer.\(layer)", hidden) }
        return pooled(hidden)
    }

    private func run(_ layer: String, _ hidden: [[Double]]) -> [[Double]] {
        let attended = linear(attention("\(layer).attention.self", hidden), "\(layer).attention.output.dense")
        let middle = normalized(sum(hidden, attended), "\(layer).attention.output.LayerNorm")
        let activated = linear(middle, "\(layer).intermediate.dense").map { row in
            row.map { $0 * 0.5 * erfc(-$0 / 2.0.squareRoot()) }
        }
        return normalized(
            sum(middle, linear(activated, "\(layer).output.dense")), "\(layer).output.LayerNorm")
    }

    private func attention(_ name: String, _ hidden: [[Double]]) -> [[Double]] {
        let parts = ["query", "key", "value"].map { linear(hidden, "\(name).\($0)") }
        let (depth, count) = (model.hiddenSize / model.headCount, hidden.count)
        var result = hidden.map { _ in [Double](repeating: 0, count: model.hiddenSize) }
        for head in 0..<model.headCount {
            let columns = head * depth..<(head + 1) * depth
            for row in 0..<count {
                let query = Array(parts[0][row][columns])
                let scores = (0..<count).map { other in
                    product(query, Array(parts[1][other][columns])) / Double(depth).squareRoot()
                }
                let peak = scores.max() ?? 0
                let shares = scores.map { exp($0 - peak) }
                let total = shares.reduce(0, +)
                for other in 0..<count {
                    let share = shares[other] / total
                    parts[2][other].withUnsafeBufferPointer { values in
                        for column in columns { result[row][column] += share * values[column] }
                    }
                }
            }
        }
        return result
    }

    private func product(_ a: [Double], _ b: [Double]) -> Double {
        a.withUnsafeBufferPointer { a in
            b.withUnsafeBufferPointer { b in
                var (sum, index) = (0.0, 0)
                while index < a.count {
                    sum += a[index] * b[index]
                    index += 1
                }
                return sum
            }
        }
    }

    private func linear(_ rows: [[Double]], _ name: String) -> [[Double]] {
        let (weights, bias) = (values(name + ".weight"), values(name + ".bias").map(Double.init))
        let width = weights.count / bias.count
        // Each column's weights are widened once.
        var result = rows.map { _ in bias }
        for column in bias.indices {
            let own = weights[column * width..<(column + 1) * width].map(Double.init)
            for row in rows.indices { result[row][column] += product(rows[row], own) }
        }
        return result
    }

    private func sum(_ a: [[Double]], _ b: [[Double]]) -> [[Double]] {
        zip(a, b).map { zip($0, $1).map { $0 + $1 } }
    }

    private func normalized(_ rows: [[Double]], _ name: String) -> [[Double]] {
        let (gamma, beta) = (values(name + ".weight"), values(name + ".bias"))
        return rows.map { row in
            let mean = row.reduce(0, +) / Double(row.count)
            let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(row.count)
            let scale = 1 / (variance + 1e-12).squareRoot()
            return row.indices.map { Double(gamma[$0]) * (row[$0] - mean) * scale + Double(beta[$0]) }
        }
    }

    private func pooled(_ rows: [[Double]]) -> [Double] {
        var vector = rows[0]
        if !model.takesFirstToken {
            for row in rows.dropFirst() { vector = zip(vector, row).map { $0 + $1 } }
            vector = vector.map { $0 / Double(rows.count) }
        }
        guard model.normalizes else { return vector }
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return vector.map { $0 / length }
    }
}

/// The cosine of two vectors.
func cosine(_ a: some Sequence<Double>, _ b: some Sequence<Double>) -> Double {
    var (product, first, second) = (0.0, 0.0, 0.0)
    for (x, y) in zip(a, b) {
        product += x * y
        first += x * x
        second += y * y
    }
    return product / (first * second).squareRoot()
}
