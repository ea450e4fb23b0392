/// The use of a file named by an option or operand. It is declared with the option, so that `OutputGuard`
/// knows every file before any is opened.
enum FileRole: Hashable {
    /// An input; `-` is standard input.
    case reads
    /// Values such as `files=a.csv,b.csv` that contain inputs of a job.
    case readsValues
    /// A folder with inputs.
    case readsFolder
    /// An output; `-` is standard output.
    case writes
    /// A store of campaigns and jobs, or another file that is read and changed.
    case store
    /// A folder for outputs with these names.
    case writesFolder([String])
    /// A folder for databases and files with these names.
    case keeps(databases: [String], files: [String])
}
