internal import DenseLinearAlgebra
internal import StageCore

/// A pass over all points.
protocol ExpectationPass {
    /// Performs the E and M steps together: the responsibilities of each chunk are computed, summed and discarded.
    ///
    /// - Parameter labels: The buffer for the most likely components, or `nil`.
    func sums(of source: ResponsibilitySource, labels: UnsafeMutableBufferPointer<Int32>?) -> MixtureSums
    /// Returns the most likely component of each point, and the other requested results.
    func evaluate(_ coefficients: Coefficients, _ wants: Evaluation.Wants) -> Evaluation
}

extension ExpectationPass {
    func sums(of source: ResponsibilitySource) -> MixtureSums { sums(of: source, labels: nil) }
}

/// A source of responsibilities.
enum ResponsibilitySource {
    case coefficients(Coefficients)
    case labels([Int32])
    case responsibilities(Matrix<Double>)
}

/// A pass over points of one scalar type with the computation in another.
final class MixturePass<Points: LinearAlgebraScalar, Work: LinearAlgebraScalar>: ExpectationPass {
    let points: Matrix<Points>
    let weights: [Double]?
    let frame: Frame
    let layout: FeatureLayout
    let componentCount: Int
    let threads: Int
    let chunks: RowChunks
    let workspaces: [PassWorkspace<Work>]
    /// The K×F sums of each group of chunks.
    private let groupSums: Scratch<Double>
    private let usesFeatureProducts = Kernels<Work>.hasFeatureProducts
    /// Stored because each access to the static property copies all kernels.
    private let kernels = Work.kernels
    private let origin: Matrix<Points>

    init(
        _ points: Matrix<Points>, weights: [Double]?, _ frame: Frame, _ layout: FeatureLayout,
        componentCount: Int, threads: Int
    ) {
        self.weights = weights
        self.points = points
        self.frame = frame
        self.layout = layout
        self.componentCount = componentCount
        self.threads = threads
        origin = Matrix(rows: [frame.origin]).converted()
        let rowBytes = layout.blocks[0].ld * MemoryLayout<Work>.size
        let size = min(192, max(32, (3 << 17) / rowBytes / 16 * 16))
        let sumBytes = componentCount * layout.stride * 8
        chunks = RowChunks(
            rowCount: points.rowCount, chunkSize: size,
            groupLimit: max(4, min(8, (1 << 25) / max(1, sumBytes))))
        groupSums = Scratch(chunks.groupCount * componentCount * layout.stride)
        let (count, workers) = (componentCount, max(1, min(threads, chunks.groupCount)))
        workspaces = (0..<workers).map { _ in PassWorkspace(layout, rows: size, componentCount: count) }
    }

    func sums(of source: ResponsibilitySource, labels found: UnsafeMutableBufferPointer<Int32>?)
        -> MixtureSums
    {
        // Each chunk writes only at the indices of its own rows.
        nonisolated(unsafe) let found = found
        let (width, count) = (layout.stride, componentCount)
        let scores = Scratch<Double>(chunks.groupCount)
        let logSums = Scratch<Double>(chunks.groupCount)
        groupSums.clear()
        let theta: Matrix<Work>? =
            if case .coefficients(let given) = source { given.theta.converted() } else { nil }
        Parallel.forEach(chunks.groupCount, threads: threads) { worker, group in
            let workspace = workspaces[worker]
            for chunk in chunks.chunks(ofGroup: group) {
                let rows = chunks.rows(ofChunk: chunk)
                fill(0, rows, workspace)
                switch source {
                case .coefficients:
                    score(theta!, rows, workspace)
                    let (logSum, peakSum) =
                        weights.map { workspace.weigh($0[rows], componentCount: count) }
                        ?? (workspace.logSums(rows.count), workspace.peakSum(rows.count))
                    logSums.elements[group] += logSum
                    scores.elements[group] += logSum + peakSum
                case .labels(let labels):
                    workspace.take(labels, rows, componentCount: count)
                    if let weights { workspace.scale(by: weights[rows], componentCount: count) }
                case .responsibilities(let matrix):
                    workspace.take(matrix, rows)
                    if let weights { workspace.scale(by: weights[rows], componentCount: count) }
                }
                if let found { workspace.write(labels: found, rows) }
                add(rows, workspace, to: groupSums.elements + group * count * width)
            }
        }
        return MixtureSums(
            features: Matrix(
                rowCount: count, columnCount: width,
                elements: groupSums.addedUp(groups: chunks.groupCount, threads: threads)),
            scores: scores.buffer.reduce(0, +), logSums: logSums.buffer.reduce(0, +))
    }

    /// Computes the features of a block for a range of rows. The first block must be computed before the others.
    func fill(_ block: Int, _ rows: Range<Int>, _ workspace: PassWorkspace<Work>) {
        let (first, ld, width) = (layout.blocks[0], layout.blocks[0].ld, layout.dimension)
        let z = workspace.first.elements
        if block == 0 {
            standardize(rows, into: z, ld, wide: workspace.wide)
            for row in 0..<rows.count { z[row * ld + layout.one] = 1 }
            let quadratic = z + layout.quadratic
            switch layout.family.kind {
            case .tied: break
            case .spherical: kernels.sumSquares(z, rows.count, width, ld, quadratic, ld)
            case .diagonal: kernels.squares(z, rows.count, width, ld, quadratic, ld)
            case .full:
                kernels.pairs(
                    z, rows.count, width, ld, first.pairs.lowerBound, first.pairs.upperBound, quadratic, ld)
            }
        } else {
            let pairs = layout.blocks[block].pairs
            kernels.pairs(
                z, rows.count, width, ld, pairs.lowerBound, pairs.upperBound, workspace.other.elements,
                layout.blocks[block].ld)
        }
    }

    private func standardize(
        _ rows: Range<Int>, into z: UnsafeMutablePointer<Work>, _ ld: Int, wide: Scratch<Double>
    ) {
        let width = layout.dimension
        points.withUnsafeElements { points in
            let x = points.baseAddress! + rows.lowerBound * width
            if Points.self == Work.self {
                origin.withUnsafeElements { origin in
                    kernels.standardize(
                        UnsafeRawPointer(x).assumingMemoryBound(to: Work.self), rows.count, width,
                        UnsafeRawPointer(origin.baseAddress!).assumingMemoryBound(to: Work.self),
                        Work(asNumber: frame.scale), z, ld)
                }
            } else {
                let target = UnsafeMutableRawPointer(z).assumingMemoryBound(to: Double.self)
                wide.clear()
                Points.kernels.addToDouble(x, rows.count * width, wide.elements)
                Double.kernels.standardize(
                    wide.elements, rows.count, width, frame.origin, frame.scale, target, ld)
            }
        }
    }

    /// Computes the scores, and from them posteriors, peaks, sums and labels.
    func score(_ theta: Matrix<Work>, _ rows: Range<Int>, _ workspace: PassWorkspace<Work>) {
        theta.withUnsafeElements { theta in
            for (index, block) in layout.blocks.enumerated() {
                if index > 0 { fill(index, rows, workspace) }
                let theta = theta.baseAddress! + block.features.lowerBound
                if usesFeatureProducts {
                    // The number of features for which the coefficients of a few components stay in the L1 cache.
                    let count = 4096 / MemoryLayout<Work>.size
                    for first in stride(from: 0, to: block.ld, by: count) {
                        kernels.score(
                            workspace.features(index) + first, block.ld, rows.count, theta + first,
                            layout.stride,
                            componentCount, min(count, block.ld - first), index + first > 0,
                            workspace.shares.elements, workspace.ld)
                    }
                } else {
                    kernels.product(
                        Operand(theta, ld: layout.stride),
                        Operand(workspace.features(index), ld: block.ld, isTransposed: true), componentCount,
                        rows.count, block.features.count, 1, index == 0 ? 0 : 1, workspace.shares.elements,
                        workspace.ld)
                }
            }
        }
        kernels.posteriors(
            workspace.shares.elements, workspace.ld, componentCount, rows.count, workspace.peaks.elements,
            workspace.sums.elements, workspace.labels.elements)
    }

    private func add(
        _ rows: Range<Int>, _ workspace: PassWorkspace<Work>, to sums: UnsafeMutablePointer<Double>
    ) {
        for (index, block) in layout.blocks.enumerated() {
            if index > 0 { fill(index, rows, workspace) }
            if usesFeatureProducts {
                kernels.addFeatures(
                    workspace.shares.elements, workspace.ld, componentCount, workspace.features(index),
                    block.ld,
                    rows.count, block.ld, sums + block.features.lowerBound, layout.stride)
            } else {
                addProduct(block, workspace.features(index), rows.count, workspace, to: sums)
            }
        }
        if !usesFeatureProducts, Work.self != Double.self {
            kernels.addToDouble(workspace.chunkSums.elements, componentCount * layout.stride, sums)
        }
    }

    private func addProduct(
        _ block: FeatureLayout.Block, _ features: UnsafePointer<Work>, _ rows: Int,
        _ workspace: PassWorkspace<Work>,
        to sums: UnsafeMutablePointer<Double>
    ) {
        let isDouble = Work.self == Double.self
        let target =
            isDouble
            ? UnsafeMutableRawPointer(sums).assumingMemoryBound(to: Work.self) : workspace.chunkSums.elements
        kernels.product(
            Operand(workspace.shares.elements, ld: workspace.ld), Operand(features, ld: block.ld),
            componentCount,
            block.features.count, rows, 1, isDouble ? 1 : 0, target + block.features.lowerBound, layout.stride
        )
    }
}
