internal import CreativeModel

/// What the marks of numbers mean in one file. It is decided once, from all columns, and holds for every cell.
struct NumberConvention: Hashable, Sendable {
    /// The mark before fractions.
    var decimal: DecimalMark
    /// Marks that divide thousands somewhere in the file beyond doubt.
    var groups: Set<NumberShape.Mark>

    /// Whether other marks than ``groups`` between thousands are refused, however clear they are.
    var isFixed = false

    /// Where a format is documented to write `1,234.56`.
    static let documented = NumberConvention(decimal: .point, groups: [.comma], isFixed: true)

    /// Why a cell is refused.
    enum Problem: Error {
        /// It is no number of this file.
        case malformed
        /// It can be read in two ways.
        case doubtful(String)
    }

    /// The number as a plain decimal with a point.
    ///
    /// - Parameters:
    ///   - isCount: Whether only whole numbers make sense.
    ///   - isUngrouped: Whether its column has thousands without marks.
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
                // `12.000` of a count is twelve, or twelve thousand by another's hand.
                let isWhole = shape.digits.suffix(3).allSatisfy { $0 == UInt8(ascii: "0") }
                guard !isCount || !isWhole else {
                    return .failure(
                        .doubtful(
                            "it can be \(String(decoding: shape.digits.dropLast(3), as: UTF8.self)) or a thousand times that"
                        ))
                }
                return .success(text + withPoint(shape))
            }
            // A count has no fraction, so the mark divides thousands.
            guard isCount || (!isUngrouped && groups.contains(mark == .point ? .point : .comma)) else {
                return .failure(
                    .doubtful(
                        "nothing else in the file has a \(mark == .point ? "point" : "comma") between thousands"
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
