internal import CVectorKernels

/// The numeric precision of a sentence encoder's products. Fewer bits are faster.
///
/// | precision | weights and inputs of products | cosine to `f32`, at least | needs |
/// |---|---|---:|---|
/// | `f32` | 32-bit floats | – | nothing |
/// | `bf16` | bfloat16, sums in 32 bits | .9995 | AVX-512 BF16 |
/// | `int8` | 8-bit integers for normalised inputs, bfloat16 (or floats) for others | .999 | AVX-512 VNNI |
///
/// The cosines were measured on 2,000 real texts with all-MiniLM-L6-v2. With every precision, all operations between the
/// products use 32-bit floats.
public struct EncoderPrecision: Sendable, Hashable, CaseIterable, CustomStringConvertible {
    enum Kind { case float32, bfloat16, int8 }
    let kind: Kind

    /// 32-bit floats, available on every processor.
    public static let float32 = EncoderPrecision(kind: .float32)
    /// bfloat16 products: nearly twice as fast.
    public static let bfloat16 = EncoderPrecision(kind: .bfloat16)
    /// Mixed 8-bit products: more than twice as fast.
    public static let int8 = EncoderPrecision(kind: .int8)

    /// All precisions, in descending order of accuracy.
    public static let allCases: [EncoderPrecision] = [.float32, .bfloat16, .int8]

    /// Creates the precision with a name: `f32`, `bf16` or `int8`.
    public init?(name: String) {
        guard let found = Self.allCases.first(where: { $0.description == name }) else { return nil }
        self = found
    }

    private init(kind: Kind) { self.kind = kind }

    /// The name: `f32`, `bf16` or `int8`.
    public var description: String {
        switch kind {
        case .float32: "f32"
        case .bfloat16: "bf16"
        case .int8: "int8"
        }
    }

    /// Whether this processor supports the required instructions.
    public var isAvailable: Bool {
        switch kind {
        case .float32: true
        case .bfloat16: cvk_has_bfloat16()
        case .int8: cve_has_int8()
        }
    }

    func requireAvailable() throws {
        guard !isAvailable else { return }
        let needed = kind == .int8 ? "AVX-512 VNNI" : "AVX-512 BF16"
        let others = Self.allCases.filter(\.isAvailable).map(\.description).joined(separator: ", ")
        throw EmbeddingError(
            .unavailablePrecision,
            "precision \(self) needs a processor with \(needed), which this one lacks; available: \(others)")
    }
}

/// The number format of one product.
enum ProductKind {
    case float32, bfloat16, int8

    /// The number of elements in a 4-byte word.
    var numbersPerWord: Int {
        switch self {
        case .float32: 1
        case .bfloat16: 2
        case .int8: 4
        }
    }
}

extension EncoderPrecision {
    /// The format for products of normalised rows, whose spread is known and even.
    var normalizedProducts: ProductKind {
        switch kind {
        case .float32: .float32
        case .bfloat16: .bfloat16
        case .int8: .int8
        }
    }

    /// The format for products of attention and activation outputs, which contain a few large numbers among many small ones.
    var otherProducts: ProductKind {
        switch kind {
        case .float32: .float32
        case .bfloat16: .bfloat16
        case .int8: cvk_has_bfloat16() ? .bfloat16 : .float32
        }
    }
}
