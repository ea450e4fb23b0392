internal import ContentHashing
internal import CreativeModel
internal import Foundation

/// Accumulates the creatives and performance of the rows of one table, or of a part of it. Parts are read on any thread, and added to an
/// ``ImportCollector`` in the order of the file.
struct ImportAccumulator {
    private let options: CreativeImporter.Options
    /// The rows of performance, by index of their creative.
    private(set) var performance = PerformanceTable.Fragment()
    private var names = ByteInterner()
    /// The index of the creative of each name, by index of the name. Several spellings can name one creative.
    private var creativeOfName: [Int] = []
    private var indices: [CreativeKey: Int] = [:]
    private(set) var creatives: [DescribedCreative] = []
    /// Whether one ID appeared in two spellings that are equal in Unicode.
    private(set) var isRespelled = false
    private var dimensionTexts = ByteInterner()
    /// The value of each index in `dimensionTexts`; `nil` if the currency is malformed.
    private var dimensionsOfIndex: [PerformanceTable.DimensionsIndex?] = []
    private var keyBuffer: [UInt8] = []
    private var periods: PeriodReader
    private var plainRows: PlainRows?
    /// The last plain row's ID, not empty after the first, and creative.
    private var lastPlain: (id: [UInt8], creative: Int) = ([], -1)
    private var plainDimensions: [(key: PlainRows.DimensionsKey, index: PerformanceTable.DimensionsIndex)?] =
        Array(
            repeating: nil, count: 251)
    private(set) var upperBounds: [Int: UpperBounds] = [:]
    private(set) var bounds = BoundsTally()
    /// The start of days in seconds since 1970, for rows that describe creatives.
    private var dayStarts: [Day: Double] = [:]

    private(set) var clicksAboveImpressions = 0

    /// Foundation names UTC "GMT".
    private let zoneName: String

    /// Prepares for the rows of a table.
    init(_ layout: RowLayout, options: CreativeImporter.Options) {
        self.options = options
        zoneName = options.timeZone.identifier == "GMT" ? "UTC" : options.timeZone.identifier
        periods = PeriodReader(layout.descriptions.dates)
        plainRows =
            options.readsStrictly
            ? nil : PlainRows(layout, hasOneSeat: options.seat != nil || !layout.has(.seat))
    }

    /// Adds a row, completely or not at all.
    ///
    /// - Returns: The figures of the row.
    mutating func add(_ cells: Cells) throws -> PerformanceMetrics {
        let layout = cells.layout
        let id = try identity(cells)
        var creative: Creative?
        if layout.hasDescription {
            var described = Creative(key: key(cells, id))
            try layout.descriptions.describe(&described, from: cells)
            creative = described
        }
        var upper = UpperBounds()
        let metrics = layout.metrics.isEmpty ? PerformanceMetrics() : try self.metrics(cells, &upper)
        let period = layout.metrics.isEmpty ? nil : try periods.period(cells, creative)
        let dimensions = layout.metrics.isEmpty ? nil : try self.dimensions(cells)

        let date = try creative.map { try self.date(of: $0, period, cells) }
        let index = index(of: id, cells)
        if let creative, let date {
            creatives[index].describe(creative, on: date)
        }
        guard let period, let dimensions else { return metrics }
        // An ad that was never shown has no performance. Rows of our own tables are kept unchanged.
        if layout.platform.numbers == nil, metrics.isEmpty { return metrics }
        if let clicks = metrics.clicks, let impressions = metrics.impressions, clicks > impressions {
            clicksAboveImpressions += 1
        }
        if layout.platform.hasBounds {
            upperBounds[index] = upper
            bounds.add(metrics, upper)
        }
        performance.add(metrics, creative: index, period: period, dimensions: dimensions)
        return metrics
    }

    // MARK: Plain rows

    /// Adds a row if ``PlainRows`` reads it.
    ///
    /// - Parameter cells: Returns the cells of the row, for a new creative or place.
    /// - Returns: Whether the row was added. If not, ``add(_:)`` must read it.
    @inline(__always)
    mutating func addPlain(_ row: CSVRow, _ cells: () -> Cells) -> Bool {
        guard let plain = plainRows?.read(row), let dimensions = dimensions(plain.dimensionsKey, cells) else {
            return false
        }
        let creative = index(ofPlain: plain.id, cells)
        plainRows?.count(plain)
        if plain.hasOddClicks { clicksAboveImpressions += 1 }
        performance.add(
            day: plain.day, dimensions: dimensions, creative: creative, metrics: plain.metrics,
            encoded: plain.encoded)
        return true
    }

    /// The number of rows added by ``addPlain(_:)``, and their sums by metric.
    var plainSums: (rowCount: Int64, sums: [Int64?])? { plainRows.map { ($0.rowCount, $0.sums) } }

    @inline(__always)
    private mutating func index(ofPlain id: FieldBytes, _ cells: () -> Cells) -> Int {
        // Rows of one creative are often adjacent.
        if lastPlain.id.count == id.count,
            lastPlain.id.withUnsafeBytes({ last in
                guard let left = last.baseAddress, let right = id.baseAddress else { return true }
                return memcmp(left, right, id.count) == 0
            })
        {
            return lastPlain.creative
        }
        let creative = index(ofName: names.intern(id), cells(), .id(id))
        lastPlain = (Array(id), creative)
        return creative
    }

    /// Returns the place of a plain row; `nil` if its currency is malformed.
    @inline(__always)
    private mutating func dimensions(_ key: PlainRows.DimensionsKey?, _ cells: () -> Cells)
        -> PerformanceTable.DimensionsIndex?
    {
        guard let key else { return try? dimensions(cells()) }
        let slot = Int(truncatingIfNeeded: (key.geo &* 31 &+ key.currency &* 7 &+ UInt64(key.lengths)) % 251)
        if let known = plainDimensions[slot], known.key == key { return known.index }
        guard let index = try? dimensions(cells()) else { return nil }
        plainDimensions[slot] = (key, index)
        return index
    }

    /// Returns the date of a row: its day, or the last of its days, or else the latest of the creative's dates in it.
    private mutating func date(of creative: Creative, _ period: ReportingPeriod?, _ cells: Cells) throws
        -> Double
    {
        var day: Day?
        switch period {
        case .day(let counted): day = counted
        case .range(_, let last): day = last
        default:
            if cells.has(.day), !cells.layout.platform.isLifetime {
                day = try cells.layout.descriptions.dates.day(.day, cells)
            }
        }
        guard let day else {
            let dates = [creative.createdAt, creative.startsAt, creative.endsAt].compactMap(\.self)
            return dates.max()?.timeIntervalSince1970 ?? DescribedCreative.undated
        }
        if let start = dayStarts[day] { return start }
        let start = DateText.start(of: day, in: options.timeZone).timeIntervalSince1970
        dayStarts[day] = start
        return start
    }

    // MARK: Identifying the creative of a row

    /// The way in which a row identifies its creative.
    private enum RowIdentity {
        /// By the bytes of its ID.
        case id(FieldBytes)
        /// Identified by an ID inside another column.
        case found(String)
        /// By several fields combined.
        case fields
    }

    private func identity(_ cells: Cells) throws -> RowIdentity {
        let identity = cells.layout.identity
        if identity.usesID {
            let id = cells.bytes(.id)
            if Self.hasVisibleByte(id) { return .id(id) }
        }
        if let parameter = identity.parameter {
            guard let id = cells.text(.adLink).flatMap({ Self.parameter(parameter, of: $0) }) else {
                throw cells.problem(.adLink, "expected an address with the ad's ID (\(parameter)=…)")
            }
            return .found(id)
        }
        guard identity.adLevel.contains(where: { cells.text($0) != nil }) else {
            throw RowProblem(.malformedValue, field: max(0, cells.layout.index(.id)), "the ID is empty")
        }
        return .fields
    }

    /// Returns the value of a query parameter of an address.
    private static func parameter(_ name: String, of address: String) -> String? {
        guard let query = address.split(separator: "?", maxSplits: 1).dropFirst().first else { return nil }
        let pairs = query.split { $0 == "&" || $0 == "#" || $0 == ";" }
        guard let pair = pairs.first(where: { $0.hasPrefix(name + "=") }) else { return nil }
        let value = pair.dropFirst(name.count + 1)
        return value.isEmpty ? nil : String(value)
    }

    private func key(_ cells: Cells, _ identity: RowIdentity) -> CreativeKey {
        let id: String =
            switch identity {
            case .id: cells.text(.id) ?? ""
            case .found(let id): id
            case .fields: Self.hash(cells)
            }
        return CreativeKey(seat: options.seat ?? cells.text(.seat) ?? CreativeKey.defaultSeat, id: id)
    }

    /// Returns an ID computed from the identifying fields, equal in every run and for every file with the same fields.
    private static func hash(_ cells: Cells) -> String {
        let parts = cells.layout.identity.fields.flatMap { [$0.name, cells.text($0) ?? ""] }
        return "ad-" + ContentHash(of: parts).description.prefix(20)
    }

    private mutating func index(of identity: RowIdentity, _ cells: Cells) -> Int {
        let hasSeat = options.seat == nil && cells.has(.seat)
        if case .id(let id) = identity, !hasSeat { return index(ofName: names.intern(id), cells, identity) }
        keyBuffer.removeAll(keepingCapacity: true)
        if hasSeat {
            keyBuffer += cells.bytes(.seat)
            keyBuffer.append(Self.separator)
        }
        switch identity {
        case .id(let id): keyBuffer += id
        case .found(let id): keyBuffer += id.utf8
        case .fields:
            for field in cells.layout.identity.fields {
                // Neither byte occurs in a text.
                keyBuffer += [Self.separator, UInt8(field.rawValue)]
                keyBuffer += cells.bytes(field)
                for column in cells.layout.further[field.rawValue] {
                    keyBuffer.append(Self.separator)
                    keyBuffer += cells.row[column]
                }
            }
        }
        return index(ofName: keyBuffer.withUnsafeBufferPointer { names.intern($0) }, cells, identity)
    }

    private mutating func index(ofName name: Int, _ cells: Cells, _ identity: RowIdentity) -> Int {
        if name == creativeOfName.count { creativeOfName.append(index(of: key(cells, identity))) }
        return creativeOfName[name]
    }

    private mutating func index(of key: CreativeKey) -> Int {
        if let index = indices[key] {
            if creatives[index].respell(as: key) { isRespelled = true }
            return index
        }
        indices[key] = creatives.count
        creatives.append(DescribedCreative(key: key))
        return creatives.count - 1
    }

    /// A byte that is invalid in UTF-8, and therefore not part of a name.
    private static let separator: UInt8 = 0xFF

    /// Returns whether the ID is more than white space. For nearly all IDs, the first byte is enough to know.
    private static func hasVisibleByte(_ id: FieldBytes) -> Bool {
        guard let first = id.first else { return false }
        if (0x21..<0x7F).contains(first) { return true }
        return !String(decoding: id, as: UTF8.self).allSatisfy(\.isWhitespace)
    }

    // MARK: Figures

    private func metrics(_ cells: Cells, _ upper: inout UpperBounds) throws -> PerformanceMetrics {
        var metrics = PerformanceMetrics()
        for (field, metric) in cells.layout.metrics {
            if cells.layout.platform.hasBounds, field == .spend || field == .impressions {
                try readBounds(field, cells, &metrics, &upper)
            } else if metric == .conversions, cells.layout.conversionsAreResults {
                guard ResultTypes.isConversion(cells) else { continue }
                metrics.conversions = try cells.micros(field)
                if let kind = ResultTypes.kind(cells),
                    !cells.layout.metrics.contains(where: { $0.metric == kind })
                {
                    metrics[kind] = metrics[metric]
                }
            } else {
                metrics[metric] =
                    metric.isFractional && field != .spendMicros
                    ? try cells.micros(field)?.rawValue : try cells.integer(field)
            }
        }
        return metrics
    }

    /// Reads lower bounds into the metrics, and upper bounds separately, from one cell or two.
    private func readBounds(
        _ field: ImportField, _ cells: Cells, _ metrics: inout PerformanceMetrics, _ upper: inout UpperBounds
    ) throws {
        let upperField: ImportField = field == .spend ? .spendUpper : .impressionsUpper
        var bounds = cells.text(field).flatMap(FigureBounds.init)
        if bounds == nil {
            let lower =
                field == .spend
                ? try cells.micros(field)
                : try cells.integer(field).flatMap { Micros(decimal: String($0).utf8) }
            guard let lower else { return }
            bounds = FigureBounds(lower: lower, upper: nil)
        }
        guard var bounds else { return }
        if cells.has(upperField) {
            bounds.upper =
                upperField == .spendUpper
                ? try cells.micros(upperField)
                : try cells.integer(upperField).flatMap { Micros(decimal: String($0).utf8) }
        }
        if field == .spend {
            metrics.spend = bounds.lower
            upper.spend = bounds.upper
        } else {
            metrics.impressions = bounds.lower.rawValue / 1_000_000
            upper.impressions = bounds.upper.map { $0.rawValue / 1_000_000 }
        }
    }

    private func currency(_ cells: Cells) throws -> CurrencyCode {
        if let named = cells.layout.currency { return named }
        guard let text = cells.text(.currency) else {
            return cells.layout.defaultCurrency ?? cells.currencySign(.spend) ?? options.currency
        }
        guard let currency = CurrencyCode(rawValue: text) else {
            throw cells.problem(.currency, "expected an ISO 4217 code such as USD")
        }
        return currency
    }

    /// Returns the geo, currency and zone, looked up by the bytes of the first two.
    private mutating func dimensions(_ cells: Cells) throws -> PerformanceTable.DimensionsIndex {
        keyBuffer.removeAll(keepingCapacity: true)
        keyBuffer += cells.bytes(.geo)
        keyBuffer.append(Self.separator)
        keyBuffer += cells.bytes(.currency)
        if !cells.has(.currency), let sign = cells.currencySign(.spend) {
            keyBuffer.append(Self.separator)
            keyBuffer += sign.rawValue.utf8
        }
        let index = keyBuffer.withUnsafeBufferPointer { dimensionTexts.intern($0) }
        if index == dimensionsOfIndex.count { dimensionsOfIndex.append(nil) }
        if let known = dimensionsOfIndex[index] { return known }
        let currency = try currency(cells)
        let geo = cells.text(.geo).map(GeoCodes.code) ?? ""
        let dimensions = performance.dimensions(geo: geo, currency: currency, timeZone: zoneName)
        dimensionsOfIndex[index] = dimensions
        return dimensions
    }
}
