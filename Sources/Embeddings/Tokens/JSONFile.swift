internal import StageCore

/// A JSON file with its name for messages, read as a `tokenizer.json`.
struct JSONFile {
    var path: String
    var content: JSONTree

    func unreadable(_ message: String) -> EmbeddingError {
        EmbeddingError(.unreadableModel, "\(path): \(message)")
    }

    func unsupported(_ message: String) -> EmbeddingError {
        EmbeddingError(.unsupportedModel, "\(path): \(message)")
    }

    /// Refuses a section that is of another type.
    func expect(_ type: String, at key: String) throws {
        let found = content[key]?["type"]?.string
        guard found == type else {
            throw unsupported("the \(key) is \(found.map { quoted($0) } ?? "not named"), expected \(type)")
        }
    }

    /// Returns the tokens of the model, each at the index of its ID.
    func vocabulary() throws -> [String] {
        guard case .object(let members)? = content["model"]?["vocab"] else {
            throw unreadable("the model has no “vocab”, expected tokens and their IDs")
        }
        var tokens = [String?](repeating: nil, count: members.count)
        for member in members {
            let token = member.name
            guard let id = member.value.integer, tokens.indices.contains(id), tokens[id] == nil else {
                throw unreadable(
                    "the ID of \(quoted(token)) is not a number from 0 to \(members.count - 1) that no other token has"
                )
            }
            tokens[id] = token
        }
        return tokens.compactMap(\.self)
    }

    /// Returns the tokens that are recognised in texts before any processing.
    func addedTokens() throws -> [AddedToken] {
        try (content["added_tokens"]?.array ?? []).map { token in
            guard let text = token["content"]?.string,
                let id = token["id"]?.integer.flatMap(Int32.init(exactly:)), id >= 0
            else { throw unreadable("one of the “added_tokens” has no content or no ID") }
            if token["normalized"]?.bool == true {
                throw unsupported(
                    "the added token \(quoted(text)) is normalized, expected tokens that stand as they are")
            }
            return AddedToken(content: text, id: id, standsAlone: token["single_word"]?.bool ?? false)
        }
    }
}
