/// Evidence from the cells of a file about its number convention. Evidence of parts can be combined in any order.
struct NumberEvidence {
    /// A cell, for messages.
    struct Sample: Hashable {
        var line: Int
        var column: Int
        var text: String
    }

    /// The number of cells that can only be read with a decimal point, or comma.
    private(set) var votes: [DecimalMark: Int] = [:]
    /// The marks that certainly separate thousands.
    private(set) var groups: Set<NumberShape.Mark> = []
    /// The first amount that can be read in two ways.
    private(set) var doubt: Sample?
    /// The columns with a number of four or more digits without separators.
    private(set) var ungrouped: Set<Int> = []

    /// Adds the evidence of a cell.
    ///
    /// - Parameters:
    ///   - isCount: Whether only whole numbers are valid in its column.
    ///   - isUsed: Whether its value is read, so that its meaning must be decided.
    mutating func add(_ cell: FieldBytes, line: Int, column: Int, isCount: Bool, isUsed: Bool) {
        guard let shape = NumberShape(cell) else { return }
        switch shape.form {
        case .plain: if shape.firstGroup > 3 { ungrouped.insert(column) }
        case .decimal(let mark):
            votes[mark, default: 0] += 1
            if shape.firstGroup > 3 { ungrouped.insert(column) }
        case .both(let group, let mark):
            votes[mark, default: 0] += 1
            groups.insert(group)
        case .grouped(let mark): addGroup(mark)
        case .either(let mark) where isCount: addGroup(mark == .point ? .point : .comma)
        case .either where !isUsed: break
        case .either:
            let sample = Sample(line: line, column: column, text: String(decoding: cell, as: UTF8.self))
            if doubt.map({ line < $0.line }) ?? true { doubt = sample }
        }
    }

    private mutating func addGroup(_ mark: NumberShape.Mark) {
        groups.insert(mark)
        if let other = mark.decimal?.other { votes[other, default: 0] += 1 }
    }

    /// Adds the evidence of other cells.
    mutating func merge(_ other: NumberEvidence) {
        votes.merge(other.votes, uniquingKeysWith: +)
        groups.formUnion(other.groups)
        ungrouped.formUnion(other.ungrouped)
        if let sample = other.doubt, doubt.map({ sample.line < $0.line }) ?? true { doubt = sample }
    }

    /// The mark that most cells show; `nil` if none does, or if both are equally frequent.
    var decimal: DecimalMark? {
        let (points, commas) = (votes[.point, default: 0], votes[.comma, default: 0])
        return points == commas ? nil : points > commas ? .point : .comma
    }

    /// Whether both marks are equally frequent.
    var isTorn: Bool { decimal == nil && votes[.point, default: 0] > 0 }
}

/// Evidence from the cells of a file about the order of day and month.
struct DateEvidence {
    /// The number of cells that can only be read with the day first, or the month.
    private(set) var votes: [DateOrder: Int] = [:]
    /// The first cell that can be read in two ways.
    private(set) var doubt: NumberEvidence.Sample?

    /// Adds the evidence of a cell.
    ///
    /// - Parameter isUsed: Whether its value is read, so that its meaning must be decided.
    mutating func add(_ cell: FieldBytes, line: Int, column: Int, isUsed: Bool) {
        // ISO 8601 begins with a year.
        guard cell.count >= 6, let day = LocalDay(cell) else { return }
        if let order = day.order { votes[order, default: 0] += 1 }
        if isUsed, day.isAmbiguous, doubt.map({ line < $0.line }) ?? true {
            doubt = .init(line: line, column: column, text: String(decoding: cell, as: UTF8.self))
        }
    }

    mutating func add(_ text: String) {
        for order in LocalDay.orders(in: text) { votes[order, default: 0] += 1 }
    }

    /// Adds the evidence of other cells.
    mutating func merge(_ other: DateEvidence) {
        votes.merge(other.votes, uniquingKeysWith: +)
        if let sample = other.doubt, doubt.map({ sample.line < $0.line }) ?? true { doubt = sample }
    }

    /// The order that most cells show.
    var order: DateOrder? {
        let (days, months) = (votes[.dayFirst, default: 0], votes[.monthFirst, default: 0])
        return days == months ? nil : days > months ? .dayFirst : .monthFirst
    }
}
