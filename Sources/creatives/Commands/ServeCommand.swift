internal import CreativeIntelligence
internal import CreativeServer
internal import Foundation
internal import SampleData
internal import StageCore

/// `creatives serve`: the HTTP API and the dashboard of a store.
struct ServeCommand: Command {
    private static let sample = Flag(
        "sample", "serve made-up data in a temporary store, without campaigns at first")
    private static let creatives = Option(
        "creatives", .integer(1...1_000_000), default: SampleDataSet.Options().creativeCount,
        "number of creatives of the sample")
    private static let listen = Option(
        "listen", .listenAddress, default: ListenAddress(host: "127.0.0.1", port: 8080),
        "address to listen on; port 0 selects a free port")
    private static let hosts = Option(
        "hosts", .list("NAME,..."), defaultText: "localhost and numeric addresses",
        "other names by which clients reach the server")
    private static let tokens = Option(
        "tokens", .file(.reads), defaultText: "none: everyone who can connect has access",
        "file of access tokens, made by `creatives tokens`")
    private static let readOnly = Flag("read-only", "refuse all changes, and run no jobs")
    private static let writingTools = Flag(
        "mcp-write", "let tools of `POST /mcp` change the store, if the token permits it")
    private static let workers = Option(
        "workers", .integer(0...1_000), default: WorkerOptions().parallelRuns,
        "maximum number of concurrent runs of background jobs; 0 runs none")
    private static let assets = Option(
        "assets", .file(.reads, "DIR"), defaultText: "no pictures are served",
        "folder with the pictures and videos of creatives")
    private static let requestRate = Option(
        "request-rate", .integer(1...1_000_000), defaultText: "no limit",
        "maximum number of requests per minute of one token or client address")

    static let syntax = CommandSyntax(
        name: "serve", summary: "Serves the HTTP API and the dashboard of a store.",
        options: [
            StoreOption.store, sample, creatives, listen, hosts, tokens, readOnly, writingTools, workers,
            assets, requestRate,
        ]
            + JobTypesOption.syntax + [
                CommonOption.seed,
                CommonOption.json.described("print one JSON object per line on standard output"),
            ],
        details: """
            The address is printed when the server is ready. The server runs until it receives SIGTERM or SIGINT (Ctrl-C). It then
            accepts no more connections, and lets requests and runs of jobs finish. A second signal ends it immediately. An address
            other than that of the loopback interface needs \(tokens). The server speaks HTTP/1.1; TLS is the task of a
            reverse proxy, whose public name is one of \(hosts). With \(sample), the store is removed at the end.

            JSON keys: event (listening; those of `creatives worker`), url.
            """)

    private let store: CreativeDatabase
    /// A separate connection, so that leases can be renewed while a request reads large amounts of data.
    private let jobStore: CreativeDatabase
    private let sample: ServeSample?
    private let creativeCount: Int
    private let types: JobRegistry
    private let typesOption: JobTypesOption
    private let address: ListenAddress
    private let guarding: RequestGuard.Options
    private let isReadOnly: Bool
    private let toolsMayWrite: Bool
    private let parallelRuns: Int
    private let pictures: PictureFolder?
    private let seed: UInt64
    private let isJSON: Bool

    init(_ arguments: Arguments) throws {
        guard arguments.operands.isEmpty else {
            throw CommandError(.usage, "unexpected argument \(quoted(arguments.operands[0]))")
        }
        try arguments.refuse(StoreOption.store, with: Self.sample)
        try arguments.require(Self.sample, for: [Self.creatives])
        try arguments.refuse(Self.readOnly, with: Self.writingTools)
        guard arguments.has(StoreOption.store) || arguments[Self.sample] else {
            throw CommandError(.usage, "expected \(StoreOption.store.usage) or \(Self.sample)")
        }
        address = arguments[Self.listen]
        let tokens = try arguments[Self.tokens].map { try TokenAuthenticator(file: URL(fileURLWithPath: $0)) }
        guard address.isLoopback || tokens != nil else {
            throw CommandError(
                .usage,
                "\(Self.listen) \(address) can be reached from other machines, expected \(Self.tokens.usage), too"
            )
        }
        guarding = RequestGuard.Options(
            hosts: (arguments[Self.hosts] ?? []) + [address.host], tokens: tokens,
            requestsPerMinute: arguments[Self.requestRate])
        isReadOnly = arguments[Self.readOnly]
        toolsMayWrite = arguments[Self.writingTools]
        parallelRuns = isReadOnly ? 0 : arguments[Self.workers]
        pictures = try arguments[Self.assets].map { path in
            do {
                return try PictureFolder(URL(fileURLWithPath: path, isDirectory: true))
            } catch {
                throw CommandError(.usage, "\(Self.assets) \(Display.path(path)): no such folder")
            }
        }
        seed = UInt64(arguments[CommonOption.seed])
        isJSON = arguments[CommonOption.json]
        creativeCount = arguments[Self.creatives]
        typesOption = try JobTypesOption(arguments)
        sample = arguments[Self.sample] ? try ServeSample() : nil
        let path = sample?.store ?? arguments[StoreOption.store]!
        store = try StoreOption.open(path, reading: isReadOnly && sample == nil, making: sample != nil)
        jobStore = parallelRuns == 0 ? store : try StoreOption.open(path, reading: false)
        types = try typesOption.types(over: store, seed: seed)
    }

    func run() async throws {
        let stop = StopRequest()
        StopSignals.onFirst { stop.request() }
        defer { StopSignals.end() }
        Descriptors.raiseLimit()
        try await sample?.fill(
            store, creativeCount: creativeCount, context: RunContext(seed: seed, threadCount: 2))
        guard !stop.isRequested else { return }
        let application = RequestGuard(service(), options: guarding)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await serve(application) }
            if let worker = worker() {
                group.addTask {
                    try await withTaskCancellationHandler {
                        try await worker.run()
                    } onCancel: {
                        worker.stop()
                    }
                }
            }
            group.addTask { await stop.wait() }
            // The first end of any is the end of all: a signal, an address in use, a store that fails.
            defer { group.cancelAll() }
            try await group.next()
            group.cancelAll()
            try await group.waitForAll()
        }
        withExtendedLifetime(sample) {}
    }

    private func service() -> CreativeService {
        let context = ServiceContext(
            store: store, jobTypes: types,
            planner: { [typesOption, seed] in try typesOption.campaignPlanner(seed: seed, usesModel: $0) },
            hasModel: typesOption.namesModel, isReadOnly: isReadOnly,
            toolsMayWrite: toolsMayWrite)
        return CreativeService(
            context: context, authenticator: guarding.tokens ?? OpenAccess(),
            pages: Dashboard(pictures: pictures))
    }

    private func worker() -> JobWorker? {
        guard parallelRuns > 0 else { return nil }
        var options = WorkerOptions()
        options.parallelRuns = parallelRuns
        options.seed = seed
        let log = WorkerLog(isJSON: isJSON)
        options.onEvent = { log.write($0) }
        return JobWorker(store: jobStore, types: types, options: options)
    }

    private func serve(_ application: RequestGuard) async throws {
        let transport = MicroHTTPDTransport(host: address.host, port: address.port)
        try await transport.run(application) { host, port in
            let url = "http://\(ListenAddress(host: host, port: port))/"
            StandardOutput.write(
                isJSON ? #"{"event":"listening","url":"\#(url)"}"# + "\n" : "Listening on \(url)\n")
            StandardOutput.flush()
        }
    }
}
