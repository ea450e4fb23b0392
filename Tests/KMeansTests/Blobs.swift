import StageCore

/// Synthetic points around centres.
enum Blobs {
    /// - Parameter spread: The standard deviation of points around their centre; centres are standard normal times 5.
    static func points(
        _ count: Int, _ width: Int, centers: Int, spread: Double = 1, seed: UInt64 = 1
    ) -> (points: Matrix<Double>, truth: [Int]) {
        var generator = SeededGenerator(seed: seed)
        let middles = (0..<centers).map { _ in (0..<width).map { _ in 5 * generator.normal() } }
        let truth = (0..<count).map { _ in generator.uniform(in: 0...centers - 1) }
        let elements = truth.flatMap { center in middles[center].map { $0 + spread * generator.normal() } }
        return (Matrix(rowCount: count, columnCount: width, elements: elements), truth)
    }

    /// Labels renamed in the order in which they first occur, so that partitions can be compared.
    static func partition(_ labels: some Sequence<Int32>) -> [Int] {
        var names: [Int32: Int] = [:]
        return labels.map { label in
            let name = names[label] ?? names.count
            names[label] = name
            return name
        }
    }
}

extension Matrix<Double> {
    func mapped(_ transform: (Double) -> Double) -> Matrix {
        Matrix(rowCount: rowCount, columnCount: columnCount, elements: elements.map(transform))
    }
}
