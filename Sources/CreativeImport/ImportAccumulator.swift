internal import CreativeModel
internal import Foundation

/// Gathers what the rows of one import say, creatives and performance.
struct ImportAccumulator {
    private let options: CreativeImporter.Options
    private var performance = PerformanceTable.Builder()
    private var names = ByteInterner()
    /// By index of a name, the index of its creative: several spellings can name one.
    private var creativeOfName: [Int] = []
    private var indices: [CreativeKey: Int] = [:]
    private var creatives: [DescribedCreative] = []
    /// Whether one id came in two spellings that Unicode holds equal.
    private var isRespelled = false
    private var performanceIndices: [Int] = []
    private var places = ByteInterner()
    /// By index in `places`; `nil` where the currency is malformed.
    private var placeValues: [PerformanceTable.Place?] = []
    private var keyBuffer: [UInt8] = []
    private var lastDay: (text: [UInt8], day: Day)?
    /// When days begin, in seconds since 1970, for rows that describe creatives.
    private var dayStarts: [Day: Double] = [:]

    private(set) var clicksAboveImpressions = 0

    /// Foundation calls UTC by its older name.
    private let zoneName: String

    init(options: CreativeImporter.Options) {
        self.options = options
        zoneName = options.timeZone.identifier == "GMT" ? "UTC" : options.timeZone.identifier
    }

    /// How many creatives have performance and no description, under either of their ids.
    var undescribedCount: Int {
        let strays = creatives.indices.filter { !creatives[$0].isDescribed && performanceIndices[$0] >= 0 }
        guard !strays.isEmpty else { return 0 }
        var owners: [CreativeKey: Int] = [:]
        for creative in creatives {
            if let buyer = creative.creative.otherID { owners[buyer, default: 0] += 1 }
        }
        return strays.count { owners[creatives[$0].key] != 1 }
    }

    /// Whether a row sums up others: `Total` stands where the id or the day should.
    static func isTotal(_ cells: Cells) -> Bool {
        for field in [ImportField.id, .day] where cells.has(field) {
            let bytes = cells.bytes(field)
            guard let first = bytes.first,
                first == UInt8(ascii: "T") || first == UInt8(ascii: "t")
                    || first == UInt8(ascii: "G") || first == UInt8(ascii: "g")
            else { continue }
            let word = String(decoding: bytes, as: UTF8.self).lowercased().trimmingCharacters(in: [":", " "])
            if ["total", "totals", "grand total"].contains(word) { return true }
        }
        return false
    }

    /// Takes a row over, whole or not at all.
    mutating func add(_ cells: Cells, layout: RowLayout) throws {
        let id = cells.bytes(.id)
        guard Self.hasVisibleByte(id) else {
            throw RowProblem(.malformedValue, field: cells.places[ImportField.id.rawValue], "the id is empty")
        }
        var creative: Creative?
        if layout.hasDescription {
            var described = Creative(key: key(cells))
            try layout.descriptions.describe(&described, from: cells)
            creative = described
        }
        let metrics = layout.metrics.isEmpty ? PerformanceMetrics() : try self.metrics(cells, layout)
        let period = layout.metrics.isEmpty ? nil : try period(cells, layout, creative)
        let place = layout.metrics.isEmpty ? nil : try place(cells)

        let date = try creative.map { try self.date(of: $0, period, cells, layout) }
        let index = index(of: id, cells)
        if let creative, let date { creatives[index].describe(creative, on: date) }
        guard let period, let place else { return }
        if let clicks = metrics.clicks, let impressions = metrics.impressions, clicks > impressions {
            clicksAboveImpressions += 1
        }
        if performanceIndices[index] < 0 {
            performanceIndices[index] = performance.index(of: creatives[index].key)
        }
        performance.add(metrics, creative: performanceIndices[index], period: period, place: place)
    }

    /// The finished batch, creatives in the order of first sight.
    consuming func batch() -> ImportBatch {
        var performance = performance.build()
        if isRespelled {
            let spellings = creatives.map { ($0.key, $0.key) }
            performance = performance.renamingCreatives(Dictionary(spellings) { first, _ in first })
        }
        var finished: [Creative] = []
        finished.reserveCapacity(creatives.count)
        for index in creatives.indices {
            var creative = creatives[index].take()
            DescriptionReader.complete(&creative)
            finished.append(creative)
        }
        return ImportBatch(creatives: finished, performance: performance)
    }

    /// The date that a row has of its own: its day, else the latest of the creative's dates in it.
    private mutating func date(
        of creative: Creative, _ period: ReportingPeriod?, _ cells: Cells, _ layout: RowLayout
    ) throws -> Double {
        var day: Day?
        if case .day(let counted) = period { day = counted }
        if day == nil, !layout.isLifetime, cells.has(.day) {
            day = try layout.descriptions.dates.day(.day, cells)
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

    private func key(_ cells: Cells) -> CreativeKey {
        CreativeKey(
            seat: options.seat ?? cells.text(.seat) ?? CreativeKey.defaultSeat, id: cells.text(.id) ?? "")
    }

    private mutating func index(of id: FieldBytes, _ cells: Cells) -> Int {
        let name: Int
        if options.seat == nil, cells.has(.seat) {
            keyBuffer.removeAll(keepingCapacity: true)
            keyBuffer += cells.bytes(.seat)
            keyBuffer.append(Self.separator)
            keyBuffer += id
            name = keyBuffer.withUnsafeBufferPointer { names.intern($0) }
        } else {
            name = names.intern(id)
        }
        if name == creativeOfName.count { creativeOfName.append(index(of: key(cells))) }
        return creativeOfName[name]
    }

    private mutating func index(of key: CreativeKey) -> Int {
        if let index = indices[key] {
            if creatives[index].respell(as: key) { isRespelled = true }
            return index
        }
        indices[key] = creatives.count
        creatives.append(DescribedCreative(key: key))
        performanceIndices.append(-1)
        return creatives.count - 1
    }

    /// Stands in no UTF-8, and so in no name.
    private static let separator: UInt8 = 0xFF

    /// Whether the id is more than white space; nearly every one shows it at its first byte.
    private static func hasVisibleByte(_ id: FieldBytes) -> Bool {
        guard let first = id.first else { return false }
        if (0x21..<0x7F).contains(first) { return true }
        return !String(decoding: id, as: UTF8.self).allSatisfy(\.isWhitespace)
    }

    private func metrics(_ cells: Cells, _ layout: RowLayout) throws -> PerformanceMetrics {
        var metrics = PerformanceMetrics()
        for (field, metric) in layout.metrics {
            metrics[metric] =
                metric.isFractional && field != .spendMicros
                ? try cells.micros(field)?.rawValue : try cells.integer(field)
        }
        return metrics
    }

    private mutating func period(
        _ cells: Cells, _ layout: RowLayout, _ creative: Creative?
    ) throws -> ReportingPeriod {
        guard !layout.isLifetime else {
            return .lifetime(
                first: creative?.startsAt.map { Day($0, in: options.timeZone) },
                last: creative?.endsAt.map { Day($0, in: options.timeZone) })
        }
        let bytes = cells.bytes(.day)
        if let lastDay, bytes.elementsEqual(lastDay.text) { return .day(lastDay.day) }
        guard let day = try layout.descriptions.dates.day(.day, cells) else {
            throw RowProblem(
                .malformedValue, field: cells.places[ImportField.day.rawValue], "the day is empty")
        }
        lastDay = (Array(bytes), day)
        return .day(day)
    }

    private func currency(_ cells: Cells) throws -> CurrencyCode {
        guard let text = cells.text(.currency) else { return options.currency }
        guard let currency = CurrencyCode(rawValue: text) else {
            throw cells.problem(.currency, "expected an ISO 4217 code such as USD")
        }
        return currency
    }

    /// Geo, currency and zone, looked up by the bytes of the first two.
    private mutating func place(_ cells: Cells) throws -> PerformanceTable.Place {
        keyBuffer.removeAll(keepingCapacity: true)
        keyBuffer += cells.bytes(.geo)
        keyBuffer.append(Self.separator)
        keyBuffer += cells.bytes(.currency)
        let index = keyBuffer.withUnsafeBufferPointer { places.intern($0) }
        if index == placeValues.count { placeValues.append(nil) }
        if let known = placeValues[index] { return known }
        let currency = try currency(cells)
        let geo = cells.text(.geo).map(GeoCodes.code) ?? ""
        let place = performance.place(geo: geo, currency: currency, timeZone: zoneName)
        placeValues[index] = place
        return place
    }
}
