/// What a command does with the file that an option or an argument names: declared with the option, so that `OutputGuard` knows
/// of every file before any is opened.
enum FileRole: Hashable {
    /// Reads it; `-` is standard input.
    case reads
    /// Has a job read files among values such as `files=a.csv,b.csv`.
    case readsValues
    /// Reads the files of a folder.
    case readsFolder
    /// Writes it; `-` is standard output.
    case writes
    /// Keeps campaigns or jobs in it.
    case store
    /// Writes files of these names into a folder.
    case writesFolder([String])
    /// Keeps databases of these names, and files of those, in a folder.
    case keeps(databases: [String], files: [String])
}
