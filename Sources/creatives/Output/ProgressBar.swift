internal import CreativeIntelligence
internal import Foundation
internal import Synchronization

/// A progress line on standard error, shown only on a terminal.
///
/// It is drawn at most ten times per second, so that reporting does not slow the work down.
final class ProgressBar: Sendable {
    private let lastDrawn = Mutex<Date>(.distantPast)
    private let isVisible = Terminal.errorIsInteractive

    func show(_ event: ProgressEvent) {
        guard isVisible else { return }
        let isDue = lastDrawn.withLock { last in
            let now = Date()
            guard now.timeIntervalSince(last) >= 0.1 else { return false }
            last = now
            return true
        }
        if isDue { write("\r\u{1B}[2K" + Display.cut(Self.line(event), to: 78)) }
    }

    /// Clears the line.
    func finish() {
        guard isVisible else { return }
        write("\r\u{1B}[2K")
    }

    static func line(_ event: ProgressEvent) -> String {
        guard let fraction = event.fraction else {
            return "\(Display.safe(event.stage))  \(event.completed)  \(Display.safe(event.detail))"
        }
        let filled = Int((fraction * 24).rounded(.down))
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
        let percent = Int((fraction * 100).rounded(.down))
        return "\(bar) \(percent)%  \(Display.safe(event.stage))  \(Display.safe(event.detail))"
    }

    private func write(_ text: String) {
        StandardError.write(raw: text)
    }
}
