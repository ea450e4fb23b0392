internal import Foundation

/// The files of a model.
struct ModelFolder {
    let url: URL

    init(_ url: URL) { self.url = url }

    func file(_ name: String) -> URL { url.appendingPathComponent(name) }

    func contains(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name).path) }

    func read<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
        let data: Data
        do {
            data = try Data(contentsOf: file(name))
        } catch {
            throw EmbeddingError(
                .unreadableModel,
                "\(file(name).path): cannot be read; expected the folder of a sentence-transformers model")
        }
        do {
            return try JSONDecoder().decode(type, from: data)
        } catch {
            throw failure(name, "no JSON of the kind expected: \(Self.explain(error))")
        }
    }

    func readIfThere<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value? {
        contains(name) ? try read(name, as: type) : nil
    }

    func failure(_ name: String, _ what: String) -> EmbeddingError {
        EmbeddingError(.unreadableModel, "\(file(name).path): \(what)")
    }

    func unsupported(_ name: String, _ what: String) -> EmbeddingError {
        EmbeddingError(.unsupportedModel, "\(file(name).path): \(what)")
    }

    private static func explain(_ error: any Error) -> String {
        switch error as? DecodingError {
        case .keyNotFound(let key, _): "\(key.stringValue) is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "\(context.codingPath.last?.stringValue ?? "the whole") is of another type"
        default: "damaged"
        }
    }
}
