import DenseLinearAlgebra
import Dispatch
import Foundation
import StageCore

/// A group of threads that stand for processes, for tests without Open MPI. All state is guarded by `condition`.
final class ThreadGroup: @unchecked Sendable {
    private let count: Int
    private let condition = NSCondition()
    private var arrived = 0
    private var round = 0
    private var pending: [Double] = []
    private var pendingIntegers: [Int64] = []
    private var numbers: [Double] = []
    private var integers: [Int64] = []

    init(_ count: Int) { self.count = count }

    /// Runs work for each rank on a thread of its own, and returns the results.
    static func run<Result: Sendable>(
        _ count: Int, _ work: @escaping @Sendable (_ rank: Int, _ group: any RankGroup) throws -> Result
    ) throws -> [Result] {
        let group = ThreadGroup(count)
        let results = Results<Result>()
        let threads = (0..<count).map { rank in
            Thread {
                results.add(
                    rank, Swift.Result { try work(rank, Member(rank: rank, rankCount: count, group: group)) })
            }
        }
        for thread in threads { thread.start() }
        return try results.wait(for: count).map { try $0.get() }
    }

    private final class Results<Value: Sendable>: @unchecked Sendable {
        private let condition = NSCondition()
        private var values: [Int: Result<Value, any Error>] = [:]

        func add(_ rank: Int, _ value: Result<Value, any Error>) {
            condition.withLock {
                values[rank] = value
                condition.signal()
            }
        }

        func wait(for count: Int) -> [Result<Value, any Error>] {
            condition.withLock {
                while values.count < count { condition.wait() }
                return (0..<count).compactMap { values[$0] }
            }
        }
    }

    private struct Member: RankGroup {
        let rank: Int
        let rankCount: Int
        let group: ThreadGroup

        func addUp(_ values: UnsafeMutableBufferPointer<Int64>) {
            let sums = group.combine(Array(values), []).integers
            for index in values.indices { values[index] = sums[index] }
        }

        func maximize(_ values: UnsafeMutableBufferPointer<Double>) {
            let maxima = group.combine([], Array(values)).numbers
            for index in values.indices { values[index] = maxima[index] }
        }
    }

    private func combine(_ own: [Int64], _ ownNumbers: [Double]) -> (integers: [Int64], numbers: [Double]) {
        condition.withLock {
            let current = round
            if arrived == 0 {
                (pendingIntegers, pending) = (own, ownNumbers)
            } else {
                precondition(pendingIntegers.count == own.count && pending.count == ownNumbers.count)
                for index in own.indices { pendingIntegers[index] += own[index] }
                for index in ownNumbers.indices { pending[index] = max(pending[index], ownNumbers[index]) }
            }
            arrived += 1
            if arrived == count {
                (integers, numbers) = (pendingIntegers, pending)
                arrived = 0
                round += 1
                condition.broadcast()
            }
            while round == current { condition.wait() }
            return (integers, numbers)
        }
    }
}
