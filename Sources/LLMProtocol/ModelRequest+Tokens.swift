extension ModelRequest {
    /// How many tokens the request is expected to have: the bytes of system text, messages and schema in UTF-8, divided
    /// by 4 and rounded up.
    ///
    /// That is about right for English; text of other scripts has more bytes to a token, and so is estimated too high
    /// rather than too low.
    ///
    /// - Complexity: O(size of the request).
    package var estimatedInputTokens: Int {
        let texts = [system, answerSchema?.schema.jsonValue.text].compactMap(\.self) + messages.map(\.text)
        return estimatedTokens(ofBytes: texts.reduce(0) { $0 + $1.utf8.count })
    }

    /// The most that the call is expected to cost: what is set aside before it.
    var reservedTokens: Int { saturatingSum(estimatedInputTokens, max(1, maximumOutputTokens)) }

    /// What the call did cost: as the provider counts, or estimated where it does not count at all, as small servers do.
    func usedTokens(_ response: ModelResponse) -> Int {
        let counted = response.usage.totalTokens
        guard counted == 0 else { return counted }
        return saturatingSum(estimatedInputTokens, estimatedTokens(ofBytes: response.text.utf8.count))
    }
}

func estimatedTokens(ofBytes count: Int) -> Int { (count + 3) / 4 }

/// The sum, or the end of the range where it is beyond: counts from outside may be of any size.
func saturatingSum(_ left: Int, _ right: Int) -> Int {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? (right < 0 ? .min : .max) : sum
}
