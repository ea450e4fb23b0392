internal import Foundation

/// What is known about where output goes.
enum Terminal {
    /// The columns of standard output: the terminal's, else `COLUMNS`, else 120.
    static var columns: Int {
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        let named = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
        return max(40, named ?? 120)
    }

    /// Whether a person watches standard error.
    static var errorIsInteractive: Bool { isatty(STDERR_FILENO) == 1 }
}
