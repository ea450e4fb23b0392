import StageCore

/// Synthetic points, and naive methods to compare with.
enum DensitySample {
    /// Groups of points around centres, and some points far from them.
    static func points(
        _ count: Int, _ width: Int, groups: Int, outliers: Int = 0, distance: Double = 8, seed: UInt64 = 1
    ) -> (points: Matrix<Double>, truth: [Int32]) {
        var generator = SeededGenerator(seed: seed)
        let centers = (0..<groups).map { _ in (0..<width).map { _ in distance * generator.normal() } }
        let rows = (0..<count).map { row -> [Double] in
            guard row >= outliers else { return (0..<width).map { _ in 10 * distance * generator.normal() } }
            return (0..<width).map { centers[row % groups][$0] + generator.normal() }
        }
        return (Matrix(rows: rows), (0..<count).map { $0 < outliers ? -1 : Int32($0 % groups) })
    }

    static func distance(_ points: Matrix<Double>, _ left: Int, _ right: Int) -> Double {
        var sum = 0.0
        for column in 0..<points.columnCount {
            let difference = points[left, column] - points[right, column]
            sum += difference * difference
        }
        return sum.squareRoot()
    }

    /// The mutual reachability distances, N×N.
    static func reachability(_ points: Matrix<Double>, samples: Int) -> [[Double]] {
        let count = points.rowCount
        let plain = (0..<count).map { row in (0..<count).map { distance(points, row, $0) } }
        let cores = plain.map { $0.sorted()[samples] }
        return (0..<count).map { row in (0..<count).map { max(plain[row][$0], cores[row], cores[$0]) } }
    }

    /// The weights of the minimum spanning tree in ascending order, by Prim's method.
    static func spanningWeights(_ distances: [[Double]]) -> [Double] {
        var nearest = distances[0]
        var isOpen = [Bool](repeating: true, count: distances.count)
        isOpen[0] = false
        var weights: [Double] = []
        while weights.count < distances.count - 1 {
            let next = distances.indices.filter { isOpen[$0] }.min { nearest[$0] < nearest[$1] } ?? 0
            weights.append(nearest[next])
            isOpen[next] = false
            for other in distances.indices { nearest[other] = min(nearest[other], distances[next][other]) }
        }
        return weights.sorted()
    }

    /// The heights of agglomerative clustering, by the definitions of the linkages.
    static func heights(
        _ points: Matrix<Double>, _ linkage: (_ left: [Int], _ right: [Int]) -> Double
    ) -> [Double] {
        var clusters = (0..<points.rowCount).map { [$0] }
        var heights: [Double] = []
        while clusters.count > 1 {
            var best = (height: Double.infinity, left: 0, right: 0)
            for left in clusters.indices {
                for right in left + 1..<max(clusters.count, left + 1) {
                    let height = linkage(clusters[left], clusters[right])
                    if height < best.height { best = (height, left, right) }
                }
            }
            heights.append(best.height)
            clusters[best.left] += clusters[best.right]
            clusters.remove(at: best.right)
        }
        return heights
    }

    static func mean(_ points: Matrix<Double>, _ rows: [Int]) -> [Double] {
        (0..<points.columnCount).map { column in
            rows.reduce(0) { $0 + points[$1, column] } / Double(rows.count)
        }
    }

    /// Labels renumbered by first appearance, noise kept.
    static func partition(_ labels: [Int32]) -> [Int] {
        var names: [Int32: Int] = [:]
        return labels.map { label in
            guard label >= 0 else { return -1 }
            let name = names[label] ?? names.count
            names[label] = name
            return name
        }
    }
}
