internal import CreativeModel

/// The meaning of marks in the numbers of one file. It is decided once, from all columns, and applies to every cell.
struct NumberConvention: Hashable, Sendable {
    /// The decimal mark.
    var decimal: DecimalMark
    /// The marks that certainly separate thousands somewhere in the file.
    var groups: Set<NumberShape.Mark>

    /// Whether to reject thousands separators other than ``groups``, even if they are unambiguous.
    var isFixed = false

    /// The convention of formats that are documented to write `1,234.56`.
    static let documented = NumberConvention(decimal: .point, groups: [.comma], isFixed: true)

    /// The reason why a cell is rejected.
    enum Problem: Error {
        /// The cell is not a number in this convention.
        case malformed
        /// The cell can be read in two ways.
        case doubtful(String)
    }

    /// Returns the number as a plain decimal with a point.
    ///
    /// - Parameters:
    ///   - isCount: Whether only whole numbers are valid.
    ///   - isUngrouped: Whether thousands in the column have no separator.
    func decimalText(
        _ shape: NumberShape, isCount: Bool, isUngrouped: Bool
    ) -> Result<[UInt8], Problem> {
        var text: [UInt8] = shape.isNegative ? [UInt8(ascii: "-")] : []
        switch shape.form {
        case .plain: break
        case .decimal(let mark):
            guard mark == decimal else { return .failure(.malformed) }
            return .success(text + withPoint(shape))
        case .grouped(let mark):
            guard mark.decimal != decimal, accepts(mark) else { return .failure(.malformed) }
        case .both(let group, let mark):
            guard mark == decimal, group.decimal != decimal, accepts(group) else {
                return .failure(.malformed)
            }
            return .success(text + withPoint(shape))
        case .either(let mark):
            if mark == decimal {
                // `12.000` in a count is twelve, or twelve thousand in another convention.
                let isWhole = shape.digits.suffix(3).allSatisfy { $0 == UInt8(ascii: "0") }
                guard !isCount || !isWhole else {
                    return .failure(
                        .doubtful(
                            "which can be \(String(decoding: shape.digits.dropLast(3), as: UTF8.self)) or a thousand times that"
                        ))
                }
                return .success(text + withPoint(shape))
            }
            // A count has no fraction, so the mark separates thousands.
            guard isCount || (!isUngrouped && groups.contains(mark == .point ? .point : .comma)) else {
                return .failure(
                    .doubtful(
                        "no other number in the file has a \(mark == .point ? "point" : "comma") between thousands"
                    ))
            }
        }
        text += shape.digits
        return .success(text)
    }

    private func accepts(_ group: NumberShape.Mark) -> Bool { !isFixed || groups.contains(group) }

    private func withPoint(_ shape: NumberShape) -> [UInt8] {
        shape.digits.dropLast(shape.lastGroup) + [UInt8(ascii: ".")] + shape.digits.suffix(shape.lastGroup)
    }
}
