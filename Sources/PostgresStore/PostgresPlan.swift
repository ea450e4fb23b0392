internal import CPQ

/// A prepared statement of a session, with the types that the server inferred.
struct PostgresPlan {
    let name: String
    let parameterTypes: [PostgresType]
    let columns: [Column]

    struct Column {
        let name: String
        let type: PostgresType
    }

    /// Creates a plan from the server's description of a prepared statement.
    init(name: String, description: OpaquePointer) {
        self.name = name
        parameterTypes = (0..<PQnparams(description)).map { PostgresType(PQparamtype(description, $0)) }
        columns = (0..<PQnfields(description)).map {
            Column(
                name: String(cString: PQfname(description, $0)), type: PostgresType(PQftype(description, $0)))
        }
    }

    /// Returns a statement with numbered parameters: `?` and `?2` become `$1` and `$2`. As in SQLite, a parameter without
    /// a number follows the highest one so far.
    static func numbered(_ sql: String) -> String {
        var result = ""
        var highest = 0
        var quote: Character?
        var rest = Substring(sql)
        while let character = rest.popFirst() {
            if let open = quote {
                result.append(character)
                if character == open { quote = nil }
                continue
            }
            guard character == "?" else {
                if character == "'" || character == "\"" { quote = character }
                result.append(character)
                continue
            }
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest.dropFirst(digits.count)
            let number = Int(digits) ?? highest + 1
            highest = max(highest, number)
            result += "$\(number)"
        }
        return result
    }
}

/// A type of values, as far as stores use it.
enum PostgresType {
    case boolean
    case bytes
    case smallInteger
    case integer
    case largeInteger
    case real
    case date
    case time
    case json
    /// Text, or a type whose values are sent and shown as text.
    case text

    /// Creates a type from its number in `pg_type`, which is fixed for built-in types.
    init(_ number: Oid) {
        self =
            switch number {
            case 16: .boolean
            case 17: .bytes
            case 20: .largeInteger
            case 21: .smallInteger
            case 23: .integer
            case 701: .real
            case 1082: .date
            case 1184: .time
            case 3802: .json
            default: .text
            }
    }
}
