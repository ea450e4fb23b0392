internal import StageCore

/// Text of a model for a message; paths and tensors' names are long.
func quoted(_ text: String) -> String { quoted(text, limit: 200) }
