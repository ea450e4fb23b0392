internal import StageCore

/// Text of a database for a message; ids and names are short.
func quoted(_ text: some CustomStringConvertible) -> String { quoted(text, limit: 60) }
