import GaussianMixture
import StageCore

/// Synthetic points of a known mixture.
enum MixtureSample {
    /// Ellipsoids around centres, all of one shape if `shared` is set.
    static func points(
        _ count: Int, _ width: Int, components: Int, shared: Bool = false, distance: Double = 4,
        seed: UInt64 = 1
    ) -> (points: Matrix<Double>, truth: [Int32]) {
        var generator = SeededGenerator(seed: seed)
        let centers = (0..<components).map { _ in (0..<width).map { _ in distance * generator.normal() } }
        let shapes = (0..<components).map { _ in (0..<width * width).map { _ in generator.normal() * 0.7 } }
        var elements: [Double] = []
        var truth: [Int32] = []
        for _ in 0..<count {
            let component = generator.uniform(in: 0...components - 1)
            let noise = (0..<width).map { _ in generator.normal() }
            let shape = shapes[shared ? 0 : component]
            for row in 0..<width {
                elements.append(
                    centers[component][row] + noise[row]
                        + (0..<width).reduce(0) { $0 + shape[row * width + $1] * noise[$1] })
            }
            truth.append(Int32(component))
        }
        return (Matrix(rowCount: count, columnCount: width, elements: elements), truth)
    }

    /// Initial labels that are nearly unrelated to the truth.
    static func start(_ count: Int, components: Int) -> [Int32] {
        (0..<count).map { Int32($0 * 7 % components) }
    }

    static func partition(_ labels: some Sequence<Int32>) -> [Int] {
        var names: [Int32: Int] = [:]
        return labels.map { label in
            let name = names[label] ?? names.count
            names[label] = name
            return name
        }
    }
}

extension GaussianMixtureClusterer.Options {
    /// Plain maximum likelihood from given labels.
    static func plain(from labels: [Int32], iterations: Int = 200, tolerance: Double = 1e-12) -> Self {
        var options = Self()
        options.initialization = .labels(labels)
        options.regularization = .none
        options.iterationLimit = iterations
        options.tolerance = .relative(tolerance)
        return options
    }
}

extension Matrix<Double> {
    func mapped(_ transform: (Double) -> Double) -> Matrix {
        Matrix(rowCount: rowCount, columnCount: columnCount, elements: elements.map(transform))
    }
}
