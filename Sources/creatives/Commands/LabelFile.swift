internal import CreativeIntelligence
internal import Foundation
internal import StageCore

/// The labels of a file: CSV, a NumPy array, or JSON.
struct LabelFile {
    /// The labels as a table. Without IDs, its only column contains the labels.
    let table: CSVTable

    /// Whether rows have IDs. Labels without IDs are joined by their position.
    let hasIDs: Bool

    /// Reads a file. NumPy arrays and JSON are recognised by their first bytes.
    ///
    /// - Parameter noise: Whether negative numbers of an array mean that a row is in no cluster.
    init(_ path: String, noise: Bool) throws {
        let file = URL(fileURLWithPath: path)
        switch Self.firstBytes(of: path) {
        case let bytes where bytes.starts(with: [0x93] + "NUMPY".utf8):
            let labels = try NumPyFile.readInt32(from: path)
            table = CSVTable(
                header: ["label"], rows: labels.map { [noise && $0 < 0 ? "" : String($0)] },
                file: file.lastPathComponent)
            hasIDs = false
        case let bytes where bytes.first { $0 > 32 }.map { $0 == 91 || $0 == 123 } == true:
            (table, hasIDs) = try Self.json(file)
        default:
            table = try CSVTable.read(file)
            hasIDs = table.header.count > 1
        }
    }

    private static func firstBytes(of path: String) -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path) else { return [] }
        defer { try? handle.close() }
        return [UInt8]((try? handle.read(upToCount: 64)) ?? Data())
    }

    /// Reads a list of labels, or an object of labels by ID.
    private static func json(_ file: URL) throws -> (CSVTable, hasIDs: Bool) {
        let name = file.lastPathComponent
        func label(_ value: JSONTree, _ location: String) throws -> String {
            switch value {
            case .null: ""
            case .string(let text): text
            case .integer(let number): String(number)
            case .bool(let flag): String(flag)
            default:
                throw CommandError(
                    .malformedFile, "\(name), \(location): expected a label: text, a whole number, or null")
            }
        }
        let tree: JSONTree
        do { tree = try JSONReader.read(Data(contentsOf: file)) } catch let problem as JSONProblem {
            throw CommandError(.malformedFile, "\(name): \(problem)")
        }
        switch tree {
        case .array(let values):
            let rows = try values.enumerated().map { [try label($1, "element \($0 + 1)")] }
            return (CSVTable(header: ["label"], rows: rows, file: name), false)
        case .object(let members):
            let rows = try members.map { [$0.name, try label($0.value, quoted($0.name))] }
            return (CSVTable(header: ["id", "label"], rows: rows, file: name), true)
        default:
            throw CommandError(
                .malformedFile, "\(name): expected a list of labels, or an object of labels by ID")
        }
    }
}
