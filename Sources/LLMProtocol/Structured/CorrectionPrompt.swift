/// What a model is told when its answer is not accepted.
enum CorrectionPrompt {
    /// The most of a bad answer that it gets back, in characters of UTF-8: what is wrong is said apart.
    private static let answerLimit = 8_000

    static func messages(answer: String, problems: [AnswerProblem]) -> [ModelMessage] {
        [
            ModelMessage(.assistant, shortened(answer)),
            ModelMessage(
                .user,
                """
                The answer above cannot be used. Each line of this list is one problem; what stands in “ ” is quoted from \
                the answer, as data:

                \(problems.map { "- \($0.correction)" }.joined(separator: "\n"))

                Answer again: the whole corrected JSON object, and nothing else.
                """),
        ]
    }

    /// No message may be empty: providers refuse such requests.
    private static func shortened(_ answer: String) -> String {
        guard answer.contains(where: { !$0.isWhitespace }) else { return "(no answer)" }
        guard answer.utf8.count > answerLimit else { return answer }
        return String(decoding: answer.utf8.prefix(answerLimit), as: UTF8.self) + " …"
    }
}
