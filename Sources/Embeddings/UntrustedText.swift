internal import StageCore

/// Returns untrusted text of a model quoted for a message; paths and tensor names are long.
func quoted(_ text: String) -> String { quoted(text, limit: 200) }
