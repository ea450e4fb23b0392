internal import Foundation

/// A memory-mapped file of named tensors: an 8-byte length, a JSON header, and the numbers
/// (https://github.com/huggingface/safetensors, format documentation).
///
/// Sizes and offsets are validated once, when the file is opened.
final class SafetensorsFile: Sendable {
    /// The number format of a tensor.
    enum ElementType: String { case float32 = "F32", float16 = "F16", bfloat16 = "BF16" }

    private struct Entry: Decodable {
        let dtype: String
        let shape: [Int]
        let offsets: [Int]

        enum CodingKeys: String, CodingKey {
            case dtype, shape
            case offsets = "data_offsets"
        }
    }

    fileprivate let name: String
    private let data: Data
    private let entries: [String: Entry]
    private let start: Int

    init(contentsOf url: URL) throws {
        name = url.path
        do {
            data = try Data(contentsOf: url, options: .alwaysMapped)
        } catch {
            throw EmbeddingError(.unreadableModel, "\(name): cannot be read, expected a weights file")
        }
        func failure(_ what: String) -> EmbeddingError {
            EmbeddingError(.unreadableModel, "\(url.path): \(what), expected a safetensors file")
        }
        guard data.count >= 8 else { throw failure("\(data.count) byte\(data.count == 1 ? "" : "s") long") }
        let length = data.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard length <= UInt64(data.count - 8) else {
            throw failure("the header claims \(length) bytes of \(data.count)")
        }
        start = 8 + Int(length)
        let header: [String: Header]
        do {
            header = try JSONDecoding.value([String: Header].self, of: data[8..<start])
        } catch {
            throw failure("the header is not a JSON list of tensors: \(JSONDecoding.reason(of: error))")
        }
        entries = header.compactMapValues(\.entry)
        for (tensor, entry) in entries {
            guard let type = ElementType(rawValue: entry.dtype) else { continue }  // not used by encoders
            let size = type == .float32 ? 4 : 2
            guard let count = Self.elementCount(entry.shape), entry.offsets.count == 2,
                entry.offsets[0] >= 0, entry.offsets[1] >= entry.offsets[0],
                entry.offsets[1] <= data.count - start,
                entry.offsets[1] - entry.offsets[0] == count * size
            else { throw failure("tensor \(quoted(tensor)) does not fit in the file") }
        }
    }

    /// An entry of the header: a tensor, or `__metadata__`, which maps names to strings.
    private struct Header: Decodable {
        let entry: Entry?
        init(from decoder: any Decoder) throws { entry = try? Entry(from: decoder) }
    }

    private static func elementCount(_ shape: [Int]) -> Int? {
        shape.reduce(1) { count, size -> Int? in
            guard let count, size >= 0 else { return nil }
            let (product, overflows) = count.multipliedReportingOverflow(by: size)
            return overflows || product > 1 << 40 ? nil : product
        }
    }

    /// The names of all tensors, sorted.
    var names: [String] { entries.keys.sorted() }

    /// Returns the tensor with a name and an expected shape.
    func tensor(_ tensor: String, shape: [Int]) throws -> Tensor {
        guard let entry = entries[tensor] else {
            throw EmbeddingError(.unreadableModel, "\(name): tensor \(quoted(tensor)) not found")
        }
        guard let type = ElementType(rawValue: entry.dtype) else {
            throw EmbeddingError(
                .unsupportedModel,
                "\(name): tensor \(quoted(tensor)) has type \(quoted(entry.dtype)), expected F32, F16 or BF16"
            )
        }
        guard entry.shape == shape else {
            throw EmbeddingError(
                .unreadableModel,
                "\(name): tensor \(quoted(tensor)) has shape \(entry.shape.description), expected \(shape.description)"
            )
        }
        return Tensor(file: self, type: type, shape: shape, offset: start + entry.offsets[0])
    }

    fileprivate func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try data.withUnsafeBytes(body)
    }
}

extension SafetensorsFile {
    /// A tensor in its file. Numbers are read, and widened to `Float`, on access.
    struct Tensor: Sendable {
        fileprivate let file: SafetensorsFile
        fileprivate let type: ElementType
        let shape: [Int]
        fileprivate let offset: Int

        var count: Int { shape.reduce(1, *) }

        /// The file name for messages.
        var path: String { file.name }

        /// Copies a range of the numbers.
        func copy(_ range: Range<Int>, to target: UnsafeMutablePointer<Float>) {
            file.withBytes { bytes in
                switch type {
                case .float32:
                    memcpy(target, bytes.baseAddress! + offset + range.lowerBound * 4, range.count * 4)
                case .bfloat16:
                    for (position, index) in range.enumerated() {
                        let bits = bytes.loadUnaligned(fromByteOffset: offset + index * 2, as: UInt16.self)
                        target[position] = Float(bitPattern: UInt32(UInt16(littleEndian: bits)) << 16)
                    }
                case .float16:
                    for (position, index) in range.enumerated() {
                        let bits = bytes.loadUnaligned(fromByteOffset: offset + index * 2, as: UInt16.self)
                        target[position] = Float(Float16(bitPattern: UInt16(littleEndian: bits)))
                    }
                }
            }
        }

        /// Returns all numbers.
        func values() -> [Float] {
            let count = count
            guard count > 0 else { return [] }
            return [Float](unsafeUninitializedCapacity: count) { values, filled in
                copy(0..<count, to: values.baseAddress!)
                filled = count
            }
        }
    }
}
