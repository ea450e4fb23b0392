internal import CreativeIntelligence
internal import Foundation
internal import StageCore

/// A fitted model in a file, with the transformation of its input.
struct ModelFile<Model: Codable & Sendable>: Codable, Sendable {
    /// The command that fitted the model.
    let command: String
    let preparation: MatrixPreparation
    let model: Model

    /// Writes the model as JSON.
    func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        try OutputFile.write(try encoder.encode(self) + Data("\n".utf8), to: path)
    }

    /// Reads a model.
    ///
    /// - Throws: ``CommandError`` if the file is not a model of this command.
    init(path: String, command: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandError(.inaccessibleFile, "\(path): cannot be read, expected a saved model")
        }
        guard let file = try? JSONDecoder().decode(ModelFile.self, from: data), file.command == command else {
            throw CommandError(
                .malformedFile, "\(path): not a model of `creatives \(command) \(SavedModel.output.usage)`")
        }
        self = file
    }

    init(command: String, preparation: MatrixPreparation, model: Model) {
        self.command = command
        self.preparation = preparation
        self.model = model
    }
}

/// The options that save a model and apply a saved one.
enum SavedModel {
    static let output = Option("model-output", .file(.writes, "OUT.json"), "save the fitted model")
    static let predict = Option(
        "predict", .file(.reads, "MODEL.json"), "fit nothing: assign the rows by a saved model")

    /// Rejects options of fits beside ``predict``.
    static func check(_ arguments: Arguments, fitting options: [any DeclaredOption]) throws {
        for option in options { try arguments.refuse(predict, with: option) }
    }
}

/// The weights of rows, from a file.
enum RowWeightFile {
    static let option = Option(
        "weights", .file(.reads, "W.npy"), "weight of each row, where 2 counts as two equal rows")

    static func read(_ path: String?) throws -> [Double]? {
        guard let path else { return nil }
        let matrix = try Matrix<Double>(contentsOfNumPyFile: path)
        guard matrix.columnCount == 1 || matrix.rowCount == 1 else {
            throw CommandError(
                .malformedFile,
                "\(path): the shape is \(matrix.rowCount) x \(matrix.columnCount), expected one number per row"
            )
        }
        return matrix.elements
    }
}

/// The assignment of rows by a saved model.
struct Prediction {
    let labels: [Int32]
    let clusterCount: Int
    /// "cluster" or "component".
    let noun: String
    let seconds: Double

    func show(asJSON isJSON: Bool) throws {
        var sizes = [Int](repeating: 0, count: clusterCount)
        for label in labels { sizes[Int(label)] += 1 }
        guard !isJSON else {
            return try JSONValue.object([
                "\(noun)_sizes": .array(sizes.map { .integer(Int64($0)) }), "seconds": .number(seconds),
            ]).print()
        }
        print(
            "\(Display.counted(labels.count, "row")) assigned to \(Display.counted(sizes.count { $0 > 0 }, noun)) of \(clusterCount)"
        )
        print("  sizes       \(sizes.map(String.init).prefix(20).joined(separator: ", "))")
    }
}
