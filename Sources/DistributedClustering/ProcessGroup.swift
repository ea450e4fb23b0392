internal import CMPI
internal import DenseLinearAlgebra
internal import StageCore

/// The processes that `mpirun` started, connected by Open MPI.
///
/// ```swift
/// let group = try ProcessGroup.start()
/// defer { group.finish() }
/// let points = try DistributedMatrix<Float>(contentsOf: ["vectors.npy"], group)
/// let fit = try KMeansClusterer(clusterCount: 1000).fit(points)
/// if group.rank == 0 { print(fit.model.inertia) }
/// ```
///
/// Open MPI (`libmpi.so.40`) is loaded at run time, so that programs that link this module build and start without it. All
/// processes must call the same methods in the same order. If a process dies, `mpirun` ends the others.
public struct ProcessGroup: Sendable {
    /// The number of this process, from 0.
    public let rank: Int

    /// The number of processes, at least 1.
    public let rankCount: Int

    /// Connects to the other processes. A program that `mpirun` did not start is a group of one process.
    ///
    /// - Throws: ``DistributedError`` with code `unavailable` if Open MPI is not installed or does not start.
    public static func start() throws -> ProcessGroup {
        if let reason = cmpi_load() {
            throw DistributedError(
                .unavailable,
                "Open MPI cannot be loaded (\(String(cString: reason))); on Debian, install openmpi-bin")
        }
        guard cmpi_start() == 0 else {
            throw DistributedError(.unavailable, "Open MPI does not start")
        }
        return ProcessGroup(rank: Int(cmpi_rank()), rankCount: Int(cmpi_rank_count()))
    }

    /// Disconnects from the other processes, and waits for them. No other method may be called afterwards.
    public func finish() { cmpi_finish() }

    /// Ends all processes at once, after a failure that the others cannot know of.
    public func abort(status: Int32) { cmpi_abort(status) }
}

extension ProcessGroup: RankGroup {
    package func addUp(_ values: UnsafeMutableBufferPointer<Int64>) {
        guard let start = values.baseAddress else { return }
        cmpi_add_up(start, values.count)
    }

    package func maximize(_ values: UnsafeMutableBufferPointer<Double>) {
        guard let start = values.baseAddress else { return }
        cmpi_maximize(start, values.count)
    }
}

extension ProcessGroup {
    /// Returns the result of work that one process may fail in, or throws on all processes if it fails on any: there the
    /// error of the lowest such rank, elsewhere its message.
    ///
    /// - Throws: The error of this process if it is the first to fail, else ``DistributedError`` with code `otherProcess`,
    ///   or `invalidInput` if the data is at fault.
    public func agreeing<Result>(_ work: () throws -> Result) throws -> Result {
        let result = Swift.Result { try work() }
        var failure: (any Error)?
        if case .failure(let error) = result { failure = error }
        var first = [failure == nil ? -Double(rankCount) : -Double(rank)]
        first.withUnsafeMutableBufferPointer { maximize($0) }
        let failed = Int(-first[0])
        guard failed < rankCount else { return try result.get() }
        let own = failure.map { ($0 as? any CodedError)?.description ?? String(describing: $0) } ?? ""
        let message = text(failed == rank ? own : "", of: failed)
        let isInput = ((failure as? any CodedError)?.category ?? .environment) == .input
        var flag = [Int64(failed == rank && isInput ? 1 : 0)]
        flag.withUnsafeMutableBufferPointer { addUp($0) }
        if failed == rank, let failure { throw failure }
        throw DistributedError(flag[0] == 1 ? .invalidInput : .otherProcess, message)
    }

    /// Returns a text of one process on all.
    private func text(_ own: String, of owner: Int) -> String {
        let bytes = Array(own.utf8)
        var length = [Int64(owner == rank ? bytes.count : 0)]
        length.withUnsafeMutableBufferPointer { addUp($0) }
        var all = [Int64](repeating: 0, count: Int(length[0]))
        if owner == rank { for (index, byte) in bytes.enumerated() { all[index] = Int64(byte) } }
        all.withUnsafeMutableBufferPointer { addUp($0) }
        return String(decoding: all.map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)
    }

    /// Returns the labels of all rows in their order on process 0, and none elsewhere.
    ///
    /// - Parameter own: The labels of this process's rows.
    /// - Complexity: O(N) memory on process 0.
    public func gathered(_ own: [Int32]) -> [Int32] {
        var counts = [Int64](repeating: 0, count: rankCount)
        counts[rank] = Int64(own.count)
        counts.withUnsafeMutableBufferPointer { addUp($0) }
        var starts: [Int32] = []
        var total = 0
        for count in counts {
            starts.append(Int32(total))
            total += Int(count)
        }
        var all = [Int32](repeating: 0, count: rank == 0 ? total : 0)
        cmpi_gather(own, Int32(own.count), &all, counts.map { Int32($0) }, starts)
        return all
    }
}
