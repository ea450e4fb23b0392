/// The form in which a command prints its result.
enum OutputForm {
    case text, json, csv

    /// Reads the form.
    ///
    /// - Throws: ``CommandError`` if two forms are given.
    init(_ arguments: Arguments) throws {
        try arguments.refuse(CommonOption.json, with: CommonOption.csv)
        self = arguments[CommonOption.json] ? .json : arguments[CommonOption.csv] ? .csv : .text
    }
}
