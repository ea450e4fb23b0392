internal import CreativeModel
internal import StageCore

/// Collects deals from files. Each ID is kept once.
struct DealCollector {
    private let options: DealImporter.Options
    private var collected = DealImportResult()
    private var counts = ImportReport.File(name: "", format: .deals)
    /// The index of each ID in the result, and its location in the files.
    private var known: [String: (index: Int, origin: String)] = [:]

    /// The maximum number of unknown names that are counted.
    private static let keptNames = 1000

    init(options: DealImporter.Options) {
        self.options = options
    }

    mutating func begin(_ file: String) throws {
        counts = ImportReport.File(name: file, format: .deals)
    }

    mutating func add(_ reading: DealReading, index: Int, line: Int?) throws {
        if reading.isArchived {
            counts.rowsWithoutAd += 1
            return
        }
        do {
            let deal = try reading.result.get()
            try keep(deal, origin: line.map { "\(counts.name):\($0)" } ?? "\(counts.name): deal \(index)")
            counts.rows += 1
            for name in reading.unknownMembers {
                guard collected.unknownMembers.count < Self.keptNames || collected.unknownMembers[name] != nil
                else { continue }
                collected.unknownMembers[name, default: 0] += 1
            }
        } catch let problem as DealProblem {
            let id = reading.id.map { " (\(Quoted.text($0)))" } ?? ""
            try reject(
                ImportError(
                    .malformedValue, file: counts.name, line: line, record: "deal \(index)\(id)",
                    column: problem.path, problem.message))
        } catch let conflict as Conflict {
            try reject(
                ImportError(
                    .conflictingDeals, file: counts.name, line: line,
                    record: "deal \(index) (\(Quoted.text(reading.id ?? "")))",
                    "differs from the deal with the same ID at \(Quoted.escaped(conflict.origin, limit: 255)), "
                        + "expected each ID once"))
        }
    }

    mutating func end() throws {
        guard counts.rows + counts.rejectedRows + counts.rowsWithoutAd > 0 else {
            throw ImportError(.emptyFile, file: counts.name, "has no deals")
        }
        collected.report.files.append(counts)
    }

    /// Returns the collected deals with warnings for the user.
    func result() -> DealImportResult {
        var result = collected
        if result.repeatedDeals > 0 {
            let count = result.repeatedDeals
            result.report.warnings.append(
                "\(counted(count, "deal")) \(count == 1 ? "is a duplicate" : "are duplicates"), kept once"
            )
        }
        let archived = result.report.files.reduce(0) { $0 + $1.rowsWithoutAd }
        if archived > 0 {
            result.report.warnings.append(
                "\(counted(archived, "deal", "is", "are")) archived by the seller and \(archived == 1 ? "was" : "were") left out"
            )
        }
        let names = result.unknownMembers.keys.sorted()
        if !names.isEmpty {
            let shown = names.prefix(5).map { Quoted.text($0) }.joined(separator: ", ")
            result.report.warnings.append(
                "unknown members were ignored: \(shown)\(names.count > 5 ? " and others" : "")")
        }
        return result
    }

    private struct Conflict: Error { var origin: String }

    private mutating func keep(_ deal: Deal, origin: String) throws {
        guard let earlier = known[deal.id] else {
            known[deal.id] = (collected.deals.count, origin)
            collected.deals.append(deal)
            return
        }
        guard collected.deals[earlier.index] == deal else { throw Conflict(origin: earlier.origin) }
        collected.repeatedDeals += 1
    }

    private mutating func reject(_ error: ImportError) throws {
        guard options.keepsGoing else { throw error }
        counts.rejectedRows += 1
        if collected.report.problems.count < ImportReport.keptProblems {
            collected.report.problems.append(error)
        }
    }
}
