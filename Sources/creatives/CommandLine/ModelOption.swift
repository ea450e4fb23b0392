internal import CreativeIntelligence
internal import Foundation

/// `--model` and `--precision`: the embedding model of texts.
enum ModelOption {
    case hashed
    case folder(URL, EncoderPrecision)

    static let model = Option(
        "model", .file(.readsFolder, "DIR|\(hashedModel)"), defaultText: "the installed model",
        "the folder of a sentence-transformers model, or \(hashedModel)")
    static let precision = Option(
        "precision", .choice(EncoderPrecision.self, named: \.description, "P"),
        default: .float32, "arithmetic precision of the model")

    static let syntax: [any DeclaredOption] = [model, precision]

    /// The value of `--model` for hashed vectors, which need no model.
    static let hashedModel = "hashed"

    /// If no model is named and none is installed, uses hashed vectors and prints a note.
    init(_ arguments: Arguments) throws {
        let precision = arguments[Self.precision]
        switch arguments[Self.model] {
        case Self.hashedModel: self = .hashed
        case let path?: self = .folder(URL(fileURLWithPath: path), precision)
        case nil:
            guard let folder = InstalledModels.folder() else {
                StandardError.write(
                    "note: model \(InstalledModels.defaultName) is not installed in \(InstalledModels.folder.path); vectors are "
                        + "hashed. Scripts/fetch-model downloads it.")
                self = .hashed
                break
            }
            self = .folder(folder, precision)
        }
        if case .hashed = self, arguments.has(Self.precision) {
            throw CommandError(
                .usage, "\(Self.precision) \(precision) needs a model; hashed vectors have one precision")
        }
    }

    func embedder() throws -> any TextEmbedder {
        switch self {
        case .hashed: .hashed
        case .folder(let folder, let precision): try .sentenceEncoder(at: folder, precision: precision)
        }
    }

    /// The value of `--model`.
    var name: String {
        switch self {
        case .hashed: Self.hashedModel
        case .folder(let folder, _): folder.path
        }
    }

    var precision: EncoderPrecision? {
        if case .folder(_, let precision) = self { precision } else { nil }
    }
}
