internal import StageCore

/// Text from outside, for a message.
func quoted(_ text: String) -> String { quoted(text, limit: 60) }
