internal import StageCore

extension JSONValue {
    /// Finds the one JSON value in an answer, whatever stands around it: code fences, closed or not, text, and a model's reasoning.
    ///
    /// The outermost objects are looked for; where there is none, the outermost arrays. Several that are equal count as one;
    /// several that differ are an error, as nobody can know which is meant. A value that the text ends inside of is an error, and so is
    /// what stands in it then: no part of a cut answer is taken for the whole. More than 256 values are an error.
    ///
    /// What loses nothing is tolerated: commas behind a last member, comments, control characters in strings, needless backslashes, Python's
    /// words for `true`, `false` and `null`, and an answer that is one JSON string with the value in it.
    ///
    /// Tags tell reasoning from the answer. What stands in a block whose tag says so (`<think>`, `[THINK]`, `<reasoning>`), or before the
    /// end of one that was never begun, is no part of the answer. What stands in any other block (`<answer>`, `<json>`) counts where
    /// no value stands outside of blocks, and of parts that special tokens separate (`<|message|>`) the last one with a value counts.
    ///
    /// - Throws: ``LLMError`` with `invalidAnswer`, which says what was found but quotes nothing.
    /// - Complexity: O(size), for any text.
    package init(inAnswer answer: String) throws(LLMError) {
        guard !answer.looksLikeHTML else {
            throw LLMError(.invalidAnswer, "the answer looks like HTML, expected JSON")
        }
        var search = AnswerSearch(JSONScanner(answer.unquoted ?? answer))
        try search.run()
        self = try search.result()
    }
}

extension String {
    /// The text that this is as one JSON string: an answer that was written as JSON twice.
    fileprivate var unquoted: String? {
        guard first(where: { !$0.isWhitespace }) == "\"" else { return nil }
        return (try? JSONReader.read(utf8, mode: .answer))?.string
    }

    fileprivate var looksLikeHTML: Bool {
        let beginning = drop(while: \.isWhitespace).prefix(15).lowercased()
        return ["<!doctype html", "<html", "<head", "<body"].contains { beginning.hasPrefix($0) }
    }
}

extension JSONValue {
    /// Reads the values of a response's body, and says what of it was lost.
    ///
    /// A body is one value, several that follow each other (a line each, or the elements of one list), or server-sent events whose data
    /// are values. What is read besides JSON is what `JSONReader.Mode.envelope` says.
    ///
    /// - Parameter body: UTF-8, with or without a byte order mark.
    /// - Returns: The values, empty where the body is nothing of that, and a line for each kind of loss.
    /// - Complexity: O(size).
    package static func values(
        inBody body: some Collection<UInt8>
    ) -> (values: [JSONValue], warnings: [String]) {
        var bytes = Array(body)[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        var values: [JSONValue] = []
        var losses: Set<JSONProblem.Kind> = []
        func read(_ text: ArraySlice<UInt8>) -> JSONValue? {
            guard let (value, lost) = try? JSONReader.readWithLosses(text, mode: .envelope) else {
                return nil
            }
            losses.formUnion(lost)
            return JSONValue(value)
        }
        if let value = read(bytes) {
            if case .array(let elements) = value { values = elements } else { values = [value] }
        } else {
            losses = []
            for text in events(in: bytes) {
                guard let value = read(text) else { return ([], []) }
                values.append(value)
            }
        }
        return (values, losses.compactMap(\.loss).sorted().map { "the response holds \($0)" })
    }

    /// The data of server-sent events, or lines where there are none: `data:` is the field that counts, `[DONE]` no data.
    private static func events(in bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        let lines = bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        let marker = Array("data:".utf8)
        let isStream = lines.contains { $0.starts(with: marker) }
        return lines.compactMap { line -> ArraySlice<UInt8>? in
            var text = line
            if isStream {
                guard line.starts(with: marker) else { return nil }
                text = line.dropFirst(marker.count)
            }
            text = text.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            return text.isEmpty || text.elementsEqual("[DONE]".utf8) ? nil : text
        }
    }
}

/// What is wrong with an answer: the model is told, and asked again.
///
/// ```swift
/// throw AnswerProblem("packages[2].deal_ids[0]: expected a deal of the input", found: id)
/// ```
public struct AnswerProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// One line: where, and what was expected. It becomes part of an error, so it holds no text of the answer.
    public var reason: String

    /// What the answer has there, or `nil`. Only the model is told, shortened and in quotation marks.
    public var found: String?

    /// Makes a problem.
    public init(_ reason: String, found: String? = nil) {
        self.reason = reason
        self.found = found
    }

    /// The reason.
    public var description: String { reason }

    /// The line for the model.
    var correction: String { found.map { "\(reason), found \(quoted($0, limit: 80))" } ?? reason }
}
