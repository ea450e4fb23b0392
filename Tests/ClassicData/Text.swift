import StageCore

// Numbers are stored as text and parsed at first use, because large array literals of doubles compile slowly.

extension Matrix where Scalar == Double {
    /// Reads a matrix row by row. Spaces, commas and line ends separate numbers.
    ///
    /// - Precondition: Every token is a number, and the rows are complete.
    init(columnCount: Int, text: String) {
        let elements = words(text).map(number)
        precondition(elements.count.isMultiple(of: columnCount), "the last row is not complete")
        self.init(rowCount: elements.count / columnCount, columnCount: columnCount, elements: elements)
    }
}

/// Returns the labels of runs of rows.
func labels(inRuns runs: [(label: Int32, count: Int)]) -> [Int32] {
    runs.flatMap { Array(repeating: $0.label, count: $0.count) }
}

/// Returns the tokens between spaces, commas and line ends.
func words(_ text: some StringProtocol) -> [Substring] {
    Substring(text).split { $0 == " " || $0 == "," || $0 == "\n" }
}

/// Returns the words of each line of a table.
func table(_ text: String) -> [[Substring]] {
    text.split(separator: "\n").map { words($0) }
}

func number(_ text: Substring) -> Double {
    guard let value = Double(text) else { preconditionFailure("\(text) is not a number") }
    return value
}

/// Returns a number, or `nil` for "NA".
func numberIfAny(_ text: Substring) -> Double? {
    text == "NA" ? nil : number(text)
}

/// Returns a case by its name.
func named<Choice: RawRepresentable<String>>(_ text: Substring, as type: Choice.Type = Choice.self) -> Choice
{
    guard let choice = Choice(rawValue: String(text)) else { preconditionFailure("\(text) is no \(type)") }
    return choice
}
