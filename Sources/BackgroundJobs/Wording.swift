internal import StageCore

/// `1 file`, `2 files`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

/// Text from outside, for a message.
func quoted(_ text: String) -> String { quoted(text, limit: 60) }
