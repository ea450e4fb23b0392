extension MicroHTTPDTransport {
    /// The limits of a transport. Each is checked when the transport starts.
    public struct Options: Hashable, Sendable {
        /// The number of threads that read and write sockets. The default is 2; the range is 1...64.
        ///
        /// Handlers do not run on these threads.
        public var threadCount = 2
        /// The maximum number of open connections. The default is 1,024; the range is 1...100,000.
        ///
        /// When all are in use, the connection that has waited longest for a request is closed in favour of a new one. If
        /// all are busy, a new one receives 503.
        public var connectionLimit = 1_024
        /// The maximum number of connections of one client address. The default is 256. Behind a reverse proxy, all
        /// connections have the address of the proxy.
        public var connectionLimitPerAddress = 256
        /// The maximum size of a request line with its header in bytes. The default is 32 KiB; the range is 4 KiB...1 MiB.
        ///
        /// Larger requests are answered with 414 or 431. Every connection uses this amount of memory.
        public var headerLimit = 32 << 10
        /// The maximum size of a request body in bytes. The default is 256 MiB.
        ///
        /// A larger body is answered with 413, before it is received if the client sends `Content-Length`. A handler with
        /// ``HTTPScreening`` can set a lower limit for a request.
        public var bodyLimit = 256 << 20
        /// The size in bytes above which a body is written to a temporary file. The default is 64 KiB.
        public var memoryBodyLimit = 64 << 10
        /// The maximum total size of all temporary files in bytes. The default is 4 GiB.
        ///
        /// A request that would exceed it is answered with 503 and `Retry-After`.
        public var temporaryFileLimit = 4 << 30
        /// The time after which a connection without traffic is closed. The default is 30 s.
        public var idleTimeout = Duration.seconds(30)
        /// The time limit for a request header. The default is 15 s. A slower client receives 408.
        public var headerTimeout = Duration.seconds(15)
        /// The time limit for a request body. The default is 300 s. A slower client receives 408.
        public var bodyTimeout = Duration.seconds(300)
        /// The time limit of the handler. The default is 120 s.
        ///
        /// When it has passed, the task of the handler is cancelled and the client receives 503.
        public var handlerTimeout = Duration.seconds(120)
        /// The time limit for the client to receive a response that is not a stream. The default is 300 s.
        public var responseTimeout = Duration.seconds(300)
        /// The time that running requests have to end when the transport stops. The default is 10 s.
        public var stopTimeout = Duration.seconds(10)

        /// Creates the default options.
        public init() {}

        /// - Throws: ``ServerError`` with code `invalidOption`.
        func check() throws {
            func check(_ name: String, _ value: Int, _ range: ClosedRange<Int>) throws {
                guard range.contains(value) else {
                    throw ServerError(
                        .invalidOption,
                        "\(name) is \(value), expected \(range.lowerBound) to \(range.upperBound)")
                }
            }
            try check("threadCount", threadCount, 1...64)
            try check("connectionLimit", connectionLimit, 1...100_000)
            try check("connectionLimitPerAddress", connectionLimitPerAddress, 1...100_000)
            try check("headerLimit", headerLimit, 4 << 10...1 << 20)
            try check("bodyLimit", bodyLimit, 0...1 << 50)
            try check("memoryBodyLimit", memoryBodyLimit, 0...1 << 30)
            try check("temporaryFileLimit", temporaryFileLimit, 0...1 << 50)
            for (name, timeout) in [
                ("idleTimeout", idleTimeout), ("headerTimeout", headerTimeout), ("bodyTimeout", bodyTimeout),
                ("handlerTimeout", handlerTimeout), ("responseTimeout", responseTimeout),
                ("stopTimeout", stopTimeout),
            ] {
                guard timeout > .zero, timeout <= .seconds(86_400) else {
                    throw ServerError(
                        .invalidOption, "\(name) is \(timeout), expected more than 0 s and at most 86,400 s")
                }
            }
        }
    }
}
