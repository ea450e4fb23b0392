internal import Foundation

/// Properties of the output terminal.
enum Terminal {
    /// The number of columns of standard output: that of the terminal, or else `COLUMNS`, or else 120.
    static var columns: Int {
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        let named = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
        return max(40, named ?? 120)
    }

    /// Whether standard error is a terminal.
    static var errorIsInteractive: Bool { isatty(STDERR_FILENO) == 1 }
}
