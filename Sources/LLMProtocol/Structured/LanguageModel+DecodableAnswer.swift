internal import Foundation
public import StageCore

extension LanguageModel {
    /// Asks for an answer of a form, and decodes it: as `structuredAnswer(to:keptIn:leniently:check:)`, where what cannot be decoded
    /// is a problem for the model to correct.
    ///
    /// - Parameters:
    ///   - type: What the answer is decoded as.
    ///   - request: What is asked; its ``ModelRequest/answerSchema`` says the form.
    ///   - cache: Keeps accepted answers.
    public func structuredAnswer<Answer: Decodable & Sendable>(
        as type: Answer.Type, to request: ModelRequest, keptIn cache: (any KeyedCache)? = nil
    ) async throws -> StructuredAnswer<Answer> {
        try await structuredAnswer(to: request, keptIn: cache) { json throws(AnswerProblem) in
            do {
                return try JSONDecoder().decode(Answer.self, from: Data(json.text.utf8))
            } catch {
                throw AnswerProblem(decoding: error)
            }
        }
    }
}

extension AnswerProblem {
    /// Foundation's own words may quote the answer, so that only the model gets them.
    fileprivate init(decoding error: any Error) {
        let context: DecodingError.Context? =
            switch error as? DecodingError {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
                .dataCorrupted(let context):
                context
            default: nil
            }
        let path = (context?.codingPath ?? []).reduce("") { path, key in
            key.intValue.map { "\(path)[\($0)]" }
                ?? (path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)")
        }
        self.init(
            "\(path.isEmpty ? "the answer" : path) cannot be decoded", found: context?.debugDescription)
    }
}
