extension JSONValue {
    /// Finds the one JSON value in an answer, whatever stands around it: code fences, closed or not, and text.
    ///
    /// The outermost objects are looked for; where there is none, the outermost arrays. Several that are equal count as one;
    /// several that differ are an error, as nobody can know which is meant. Commas behind a last member and comments are
    /// tolerated. A value that the text ends inside of is an error, and so is what stands in it then: no part of a
    /// cut answer is taken for the whole. More than 256 values are an error.
    ///
    /// - Throws: ``LLMError`` with `invalidAnswer`, which says what was found but quotes nothing.
    /// - Complexity: O(size), for any text.
    public init(inAnswer answer: String) throws(LLMError) {
        guard !answer.looksLikeHTML else {
            throw LLMError(.invalidAnswer, "the answer looks like HTML, expected JSON")
        }
        var search = AnswerSearch(JSONScanner(answer))
        try search.run()
        self = try search.result()
    }
}

/// A walk along an answer from value to value.
private struct AnswerSearch {
    private let scanner: JSONScanner
    private var objects: Set<JSONValue> = []
    private var arrays: Set<JSONValue> = []
    /// What looked like JSON and could not be read.
    private var unreadableCount = 0
    private var valueCount = 0

    /// No answer that is meant holds more values; reading half a million small ones would take long.
    private static let valueLimit = 256

    init(_ scanner: JSONScanner) { self.scanner = scanner }

    mutating func run() throws(LLMError) {
        var place = 0
        while place < scanner.bytes.count {
            let (start, searched) = scanner.nextStart(from: place)
            guard let start else {
                place = searched
                continue
            }
            switch scanner.extent(from: start) {
            case .closed(let end):
                valueCount += 1
                guard valueCount <= Self.valueLimit else {
                    throw LLMError(
                        .invalidAnswer,
                        "the answer holds more than \(Self.valueLimit) JSON values, expected one")
                }
                var reader = JSONReader(scanner.bytes[start..<end], lenient: true)
                keep(reader.read())
                place = end
            case .broken(let end):
                unreadableCount += 1
                place = end
            case .cut(let part):
                // Behind a whole object, a lone "[1" is a remark; a second object that is cut is not.
                if scanner.bytes[start] == UInt8(ascii: "["), !objects.isEmpty { return }
                throw LLMError(.invalidAnswer, "the answer ends inside \(part), expected whole JSON")
            case .tooDeep:
                throw .tooDeep
            }
        }
    }

    func result() throws(LLMError) -> JSONValue {
        for values in [objects, arrays] {
            if values.count == 1, let value = values.first { return value }
            guard values.isEmpty else {
                throw LLMError(
                    .invalidAnswer, "the answer holds \(values.count) different JSON values, expected one")
            }
        }
        throw LLMError(
            .invalidAnswer,
            unreadableCount > 0
                ? "the answer holds JSON that cannot be read" : "the answer holds no JSON object")
    }

    private mutating func keep(_ value: JSONValue?) {
        switch value {
        case .object: objects.insert(value!)
        case .array: arrays.insert(value!)
        default: unreadableCount += 1
        }
    }
}

extension String {
    fileprivate var looksLikeHTML: Bool {
        let beginning = drop(while: \.isWhitespace).prefix(15).lowercased()
        return ["<!doctype html", "<html", "<head", "<body"].contains { beginning.hasPrefix($0) }
    }
}
