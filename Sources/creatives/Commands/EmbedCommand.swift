internal import CreativeIntelligence
internal import Foundation

/// `creatives embed`: computes a vector for each text.
struct EmbedCommand: Command {
    private static let output = Option(
        "output", .file(.writes, "OUT.npy"), "write the vectors, N x D of type f4")
    private static let column = Option(
        "column", .text("NAME"), "read a CSV file, and embed this column instead of lines")
    private static let lines = Flag("lines", "embed a CSV file line by line, the header included")

    static let syntax = CommandSyntax(
        name: "embed", summary: "Computes a vector for each line of a text file.", operands: "TEXTS.txt|-",
        operandRole: .reads, options: [output, column, lines] + ModelOption.syntax + CommonOption.syntax,
        details: """
            The file contains one text per line, in UTF-8; - reads standard input. An empty line is a text, too, so that row N is line N.
            With \(column), the file is CSV with a header, and row N is that of the N-th row after it; a file whose name ends with
            .csv needs \(column) or \(lines).
            Texts are read, embedded and written incrementally: memory does not grow with the file. The output file appears
            when it is complete.

            A long text is truncated to the maximum number of tokens of the model, or to 1 MiB for hashed vectors. A line of more than
            64 MiB is rejected.

            JSON keys: texts, dimension, model (a folder, or "hashed"), precision (null for hashed vectors), embedder (the
            identifier of the embedder, for caches), output, seconds (without reading and writing), texts_per_second.
            """)

    /// The number of bytes read at a time: enough for all threads, and small enough for memory.
    private static let portion = 1 << 20
    /// The maximum number of lines in a batch. Each line becomes a vector, however short it is.
    private static let portionLines = 1 << 14

    private let input: String
    private let column: String?
    private let output: String
    private let model: ModelOption
    private let isJSON: Bool
    private let progress = ProgressBar()
    private let context: RunContext

    init(_ arguments: Arguments) throws {
        input = try arguments.operands(named: "TEXTS.txt|-")[0]
        guard let output = arguments[Self.output] else {
            throw CommandError(.usage, "\(Self.output) is missing, expected the file for the vectors")
        }
        self.output = output
        try arguments.refuse(Self.column, with: Self.lines)
        column = arguments[Self.column]
        if column == nil, !arguments[Self.lines], input.lowercased().hasSuffix(".csv") {
            throw CommandError(
                .usage,
                "\(Display.path(input)) is CSV, expected \(Self.column.usage) for the column with the texts, or \(Self.lines) to embed each line"
            )
        }
        if column != nil, input == "-" {
            throw CommandError(.usage, "\(Self.column) needs a file, found -")
        }
        model = try ModelOption(arguments)
        isJSON = arguments[CommonOption.json]
        context = arguments.context(progress)
    }

    func run() async throws {
        defer { progress.finish() }
        var reader: any TextBatches =
            if let column { try CSVTextBatches(input, column: column) } else { try LineReader(input) }
        let embedder = try model.embedder()
        let writer = try NumPyWriter(path: output, columnCount: embedder.dimension)
        var (seconds, before) = (0.0, 0)
        while let texts = try reader.next(byteCount: Self.portion, lineCount: Self.portionLines) {
            let meter = Meter(
                bytes: before..<reader.bytesRead, byteCount: reader.byteCount, texts: writer.rowCount,
                seconds: seconds)
            before = reader.bytesRead
            let context = RunContext(seed: context.seed, threadCount: context.threadCount) {
                [progress] event in
                progress.show(meter.event(event))
            }
            let start = ContinuousClock.now
            let vectors = try await embedder.embed(texts, context: context)
            seconds += (ContinuousClock.now - start) / .seconds(1)
            try writer.append(vectors)
        }
        try writer.close()
        progress.finish()
        try report(writer.rowCount, embedder, seconds)
    }

    private func report(_ count: Int, _ embedder: any TextEmbedder, _ seconds: Double) throws {
        let rate = seconds > 0 ? Double(count) / seconds : nil
        guard !isJSON else {
            return try JSONValue.object([
                "texts": .integer(Int64(count)), "dimension": .integer(Int64(embedder.dimension)),
                "model": .string(model.name), "precision": JSONValue(model.precision?.description),
                "embedder": .string(embedder.identifier), "output": .string(output),
                "seconds": .number(seconds), "texts_per_second": JSONValue(rate),
            ]).print()
        }
        print(
            "\(Display.counted(count, "text")) as vectors of \(embedder.dimension) numbers in \(Display.safe(output))"
        )
        print("  by       \(Display.safe(embedder.identifier))")
        if let rate { print("  texts/s  \(Display.grouped(Int64(rate)))") }
    }
}

/// Measures the progress and speed of a stream of texts.
private struct Meter: Sendable {
    /// The bytes of the current batch.
    let bytes: Range<Int>
    let byteCount: Int?
    let texts: Int
    let seconds: Double
    let start = ContinuousClock.now

    func event(_ event: ProgressEvent) -> ProgressEvent {
        let (done, elapsed) = (texts + event.completed, seconds + (ContinuousClock.now - start) / .seconds(1))
        let rate = elapsed > 0 ? Int(Double(done) / elapsed) : 0
        let bytesDone = bytes.lowerBound + Int(Double(bytes.count) * (event.fraction ?? 1))
        return ProgressEvent(
            stage: "Embedding texts", completed: byteCount == nil ? done : bytesDone, total: byteCount,
            detail: "\(Display.counted(done, "text")), \(Display.grouped(Int64(rate))) per second")
    }
}
