internal import StageCore

/// Reads a text that was written for Python's `str.format` (Python Library Reference, "Format String Syntax").
enum PythonFormat {
    /// What stands before, between and behind the places of the one field that is known; doubled braces are single ones there.
    ///
    /// - Throws: ``PackageError`` with `invalidTemplate` for other fields, and for single braces.
    static func parts(of text: String, field: String) throws -> [String] {
        var parts = [""]
        var line = 1
        var rest = text[...]
        while let character = rest.popFirst() {
            if character.isNewline { line += 1 }
            guard character == "{" || character == "}" else {
                parts[parts.count - 1].append(character)
                continue
            }
            if rest.first == character {
                rest.removeFirst()
                parts[parts.count - 1].append(character)
                continue
            }
            guard character == "{" else {
                throw error("has a single “}”, expected “}}” for a brace", line)
            }
            guard let end = rest.firstIndex(of: "}") else {
                throw error("has a “{” that is never closed, expected “{{” for a brace", line)
            }
            let found = rest[..<end]
            guard name(of: found) == field else {
                throw error(
                    "has the field \(quoted("{" + found + "}", limit: 60)), expected only {\(field)}; a brace is written “{{” or “}}”",
                    line)
            }
            line += found.count { $0.isNewline }
            rest = rest[end...].dropFirst()
            parts.append("")
        }
        return parts
    }

    /// The name of a field: a conversion to text and an empty format change nothing.
    private static func name(of field: Substring) -> Substring {
        var field = field
        if field.hasSuffix(":") { field.removeLast() }
        if field.hasSuffix("!s") { field.removeLast(2) }
        return field
    }

    private static func error(_ message: String, _ line: Int) -> PackageError {
        PackageError(.invalidTemplate, "the prompt template, line \(line), \(message)")
    }
}
