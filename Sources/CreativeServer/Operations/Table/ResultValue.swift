public import Foundation

/// A value of a result, with its JSON and its schema.
public protocol ResultValue: Sendable {
    /// The schema of all values of the type.
    static var schema: ValueSchema { get }
    /// The value as JSON.
    var json: JSONValue { get }
}

/// A result with named members. The list of members is its only description: JSON and schema follow from it.
///
/// ```swift
/// struct Outcome: ResultObject {
///     var count: Int
///     static let members = [member("count", \Self.count, "The number of creatives.")]
/// }
/// ```
public protocol ResultObject: ResultValue {
    /// The members, in the order of the documentation.
    static var members: [ResultMember<Self>] { get }
    /// The name of the schema, unique among all results; that of the type unless implemented.
    static var schemaName: String { get }
}

/// A member of a ``ResultObject``.
public struct ResultMember<Object>: Sendable {
    let name: String
    let schema: ValueSchema
    let isAlwaysPresent: Bool
    /// Returns the value; `nil` if the member is omitted.
    let value: @Sendable (Object) -> JSONValue?
}

extension ResultObject {
    /// Describes a member that is always present. An unknown value is `null`.
    public static func member<Value: ResultValue>(
        _ name: String, _ path: any KeyPath<Self, Value> & Sendable, _ help: String
    ) -> ResultMember<Self> {
        ResultMember(name: name, schema: Value.schema.described(help), isAlwaysPresent: true) {
            $0[keyPath: path].json
        }
    }

    /// Describes a member that is omitted if it is `nil`.
    public static func optionalMember<Value: ResultValue>(
        _ name: String, _ path: any KeyPath<Self, Value?> & Sendable, _ help: String
    ) -> ResultMember<Self> {
        ResultMember(name: name, schema: Value.schema.described(help), isAlwaysPresent: false) {
            $0[keyPath: path]?.json
        }
    }

    /// The name of the type.
    public static var schemaName: String { String(describing: Self.self) }

    /// An object schema with the name of the type.
    public static var schema: ValueSchema {
        let members = members
        return ValueSchema([
            "type": "object", "title": .string(schemaName),
            "properties": .object(
                Dictionary(members.map { ($0.name, $0.schema.json) }, uniquingKeysWith: { $1 })),
            "required": .array(members.filter(\.isAlwaysPresent).map { .string($0.name) }),
        ])
    }

    /// An object with the members.
    public var json: JSONValue {
        var object: [String: JSONValue] = [:]
        for member in Self.members {
            if let value = member.value(self) { object[member.name] = value }
        }
        return .object(object)
    }
}

// MARK: Standard values

extension String: ResultValue {
    /// Text.
    public static var schema: ValueSchema { .text }
    /// The text.
    public var json: JSONValue { .string(self) }
}

extension Int: ResultValue {
    /// An integer.
    public static var schema: ValueSchema { .integer() }
    /// The integer.
    public var json: JSONValue { .integer(Int64(self)) }
}

extension Int64: ResultValue {
    /// An integer.
    public static var schema: ValueSchema { .integer() }
    /// The integer.
    public var json: JSONValue { .integer(self) }
}

extension Double: ResultValue {
    /// A number.
    public static var schema: ValueSchema { .number }
    /// The number; `null` if it is not finite.
    public var json: JSONValue { isFinite ? .number(self) : .null }
}

extension Bool: ResultValue {
    /// `true` or `false`.
    public static var schema: ValueSchema { .boolean }
    /// The value.
    public var json: JSONValue { .bool(self) }
}

extension Date: ResultValue {
    /// A time in UTC.
    public static var schema: ValueSchema { .time }
    /// The time in UTC, to the millisecond.
    public var json: JSONValue { .string(TimeText.utc(self)) }
}

extension Day: ResultValue {
    /// A day.
    public static var schema: ValueSchema { .day }
    /// The day, such as `2025-01-31`.
    public var json: JSONValue { .string(description) }
}

extension Optional: ResultValue where Wrapped: ResultValue {
    /// The schema or `null`.
    public static var schema: ValueSchema { Wrapped.schema.nullable }
    /// The value or `null`.
    public var json: JSONValue { self?.json ?? .null }
}

extension Array: ResultValue where Element: ResultValue {
    /// An array.
    public static var schema: ValueSchema { .array(of: Element.schema) }
    /// The elements.
    public var json: JSONValue { .array(map(\.json)) }
}

extension Dictionary: ResultValue where Key == String, Value: ResultValue {
    /// An object with members of one type.
    public static var schema: ValueSchema { .map(of: Value.schema) }
    /// The members.
    public var json: JSONValue { .object(mapValues(\.json)) }
}

extension JSONValue: ResultValue {
    /// Any value.
    public static var schema: ValueSchema { .any }
    /// The value itself.
    public var json: JSONValue { self }
}

/// Times as text. Formatting by Foundation takes microseconds for each time, which lists of thousands notice.
enum TimeText {
    /// Returns a time in UTC, to the millisecond, such as `2025-01-31T08:30:00.000Z`.
    static func utc(_ time: Date) -> String {
        let milliseconds = Int64((time.timeIntervalSince1970 * 1_000).rounded(.down))
        let (day, rest) = milliseconds.flooredQuotientAndRemainder(dividingBy: 86_400_000)
        let text = Day(number: Int32(clamping: day)).description
        func digits(_ value: Int64, _ count: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        let seconds = rest / 1_000
        return
            "\(text)T\(digits(seconds / 3_600, 2)):\(digits(seconds / 60 % 60, 2)):\(digits(seconds % 60, 2))"
            + ".\(digits(rest % 1_000, 3))Z"
    }
}

extension Int64 {
    fileprivate func flooredQuotientAndRemainder(dividingBy divisor: Int64) -> (Int64, Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
