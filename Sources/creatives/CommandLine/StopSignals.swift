internal import Dispatch
internal import Foundation

/// Turns the first SIGTERM or SIGINT into a call; the second one ends the process as if nobody listened.
final class StopSignals {
    private let sources: [any DispatchSourceSignal]

    init(_ stop: @escaping @Sendable () -> Void) {
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                for other in [SIGTERM, SIGINT] { signal(other, SIG_DFL) }
                stop()
            }
            source.resume()
            return source
        }
    }

    /// Listens no more.
    func end() {
        for source in sources { source.cancel() }
    }
}
