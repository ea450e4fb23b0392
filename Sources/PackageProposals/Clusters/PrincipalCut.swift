internal import DenseLinearAlgebra
internal import StageCore

/// Divides rows into two parts of nearly one size, across the direction in which they are longest.
struct PrincipalCut {
    let vectors: Matrix<Float>
    let threads: Int

    /// Two parts, each ascending; where all rows are equal, any two do.
    func halves(of members: [Int]) throws -> [[Int]] {
        let rows = vectors.rows(at: members)
        let axis = try PrincipalComponents(of: rows, count: 1, threadCount: threads)
        let places = axis.project(rows, threadCount: threads).elements
        let order = members.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { members[$0] }
        return [order[..<(order.count / 2)].sorted(), order[(order.count / 2)...].sorted()]
    }
}
