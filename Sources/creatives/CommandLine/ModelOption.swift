internal import CreativeIntelligence
internal import Foundation

/// `--model` and `--precision`: what makes vectors of texts.
enum ModelOption {
    case hashed
    case folder(URL, EncoderPrecision)

    static let syntax = [
        OptionSyntax(
            "model", "DIR|hashed",
            "the folder of a sentence-transformers model, or hashed (default: the fetched model)",
            file: .readsFolder),
        OptionSyntax("precision", "P", "f32, bf16 or int8: how exactly the model multiplies (default f32)"),
    ]

    /// Where no model is named and none was fetched, hashed, and standard error says so.
    init(_ arguments: Arguments) throws {
        let names = EncoderPrecision.allCases.map(\.description)
        let precision = try arguments.choice("precision", of: names).flatMap(EncoderPrecision.init(name:))
        switch arguments.text("model") {
        case "hashed": self = .hashed
        case let path?: self = .folder(URL(fileURLWithPath: path), precision ?? .float32)
        case nil:
            guard let folder = InstalledModels.folder() else {
                StandardError.write(
                    "note: there is no model \(InstalledModels.defaultName) in \(InstalledModels.folder.path); vectors are "
                        + "hashed. Scripts/fetch-model gets it.")
                self = .hashed
                break
            }
            self = .folder(folder, precision ?? .float32)
        }
        if case .hashed = self, let precision {
            throw UsageError("--precision \(precision) needs a model; hashed vectors have one precision")
        }
    }

    func embedder() throws -> any TextEmbedder {
        switch self {
        case .hashed: .hashed
        case .folder(let folder, let precision): try .sentenceEncoder(at: folder, precision: precision)
        }
    }

    /// As `--model` takes it.
    var name: String {
        switch self {
        case .hashed: "hashed"
        case .folder(let folder, _): folder.path
        }
    }

    var precision: EncoderPrecision? {
        if case .folder(_, let precision) = self { precision } else { nil }
    }
}
