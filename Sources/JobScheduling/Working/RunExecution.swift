internal import Foundation
internal import StageCore

/// One attempt of a run in a worker: the handler's task, and beside it one that gives word to the store.
struct RunExecution: Sendable {
    let claimed: ClaimedRun
    let types: JobTypes
    let store: any JobStore
    let options: WorkerOptions
    let signal: StopSignal
    let now: @Sendable () -> Date

    enum Result: Sendable {
        case ended(RunEnding)
        /// Somebody else has the run.
        case lost
    }

    /// Does the work, until it ends, takes too long, is to stop, or is taken away.
    ///
    /// A handler that was cancelled is not waited for: one that looks away would hold its worker for ever.
    func result() async -> Result {
        let handler: any JobHandler
        let parameters: JobParameters
        do {
            // A job may have been added by another release.
            handler = try types.handler(of: claimed.job.type)
            parameters = try types.checked(claimed.job.type, claimed.job.parameters)
        } catch {
            return .ended(.refused(error.message))
        }
        let progress = LatestProgress()
        let (results, continuation) = AsyncStream.makeStream(of: Result.self)
        let context = context(progress)
        let work = Task(executorPreference: WorkThread()) {
            continuation.yield(.ended(await ending(of: handler, parameters, context)))
        }
        let observation = Task {
            if let result = await watch(handler.type.timeLimit, progress) { continuation.yield(result) }
        }
        defer {
            work.cancel()
            observation.cancel()
        }
        // The stream ends early only where this task is cancelled.
        for await result in results { return result }
        return .ended(.released)
    }

    private func context(_ progress: LatestProgress) -> JobContext {
        let stages = RunContext(threadCount: options.threadCount) { progress.note(RunProgress($0)) }
        return JobContext(claimed, now: now, stages: stages) { [store, claim = claimed.claim, now] message in
            try await store.log(message, by: claim, at: now())
        }
    }

    private func ending(
        of handler: any JobHandler, _ parameters: JobParameters, _ context: JobContext
    ) async -> RunEnding {
        do {
            return .completed(
                try await store.attempt(claimed.claim) { try await handler.run(parameters, in: context) })
        } catch let error as JobError where error.code == .invalidParameter {
            return .refused(error.message)
        } catch is CancellationError where Task.isCancelled {
            return .released
        } catch {
            return .failed(Self.line(of: error))
        }
    }

    /// Gives word to the store until there is a reason to end the attempt.
    private func watch(_ timeLimit: Double, _ progress: LatestProgress) async -> Result? {
        let clock = ContinuousClock()
        let deadline = clock.now + .seconds(timeLimit)
        var lastWord = clock.now
        var lastTry = clock.now
        var news: RunProgress?
        while !Task.isCancelled {
            try? await Task.sleep(for: .seconds(min(0.1, options.lease / 10)))
            if Task.isCancelled { return nil }
            if signal.isOlder(than: options.grace) { return .ended(.released) }
            let left = (deadline - clock.now) / .seconds(1)
            if left <= 0 {
                return .ended(
                    .failed("it took longer than \(Int(timeLimit)) s, the limit of \(claimed.job.type)"))
            }
            news = progress.take() ?? news
            let wait = news == nil ? options.lease / 3 : min(options.lease / 3, Self.progressInterval)
            guard clock.now - lastTry >= .seconds(wait) else { continue }
            lastTry = clock.now
            let end = now().addingTimeInterval(min(options.lease, left))
            switch try? await store.renew(claimed.claim, until: end, progress: news) {
            case true:
                lastWord = lastTry
                news = nil
            case false: return .lost
            // A store that fails now may answer next time, but not for longer than the lease.
            case nil: if clock.now - lastWord > .seconds(options.lease) { return .lost }
            }
        }
        return nil
    }

    /// How many seconds lie at least between two words about progress.
    private static let progressInterval = 2.0

    /// An error in one line of bounded length.
    private static func line(of error: any Error) -> String {
        let text = String(describing: error)
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > 1_000 ? line.prefix(1_000) + "…" : line
    }
}
