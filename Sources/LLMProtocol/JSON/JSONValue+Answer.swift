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
        var reader = JSONReader(Array(utf8)[...], mode: .answer)
        guard case .string(let text) = reader.read() else { return nil }
        return text
    }

    fileprivate var looksLikeHTML: Bool {
        let beginning = drop(while: \.isWhitespace).prefix(15).lowercased()
        return ["<!doctype html", "<html", "<head", "<body"].contains { beginning.hasPrefix($0) }
    }
}
