internal import Foundation

/// Values that stand in the file as JSON.
extension StoreFile {
    func encoded(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    func decoded<Value: Decodable>(_ type: Value.Type, _ text: String, _ what: String) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(text.utf8))
        } catch {
            throw damage("\(what) is not readable JSON")
        }
    }
}
