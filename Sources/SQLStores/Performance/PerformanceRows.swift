internal import CreativeModel
internal import CreativeStores

/// A row of `performance_settings`: the dimensions that pages refer to by number.
struct PerformanceSettingRow: SQLRecord {
    var id = 0
    var geo = ""
    var currency = CurrencyCode.unknown
    var timeZone = ""

    static let table = SQLTable<PerformanceSettingRow>("performance_settings", key: "id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("id", &id, "PRIMARY KEY")
        try row.column("geo", &geo)
        try row.column("currency", &currency, as: WordFormat.self)
        try row.column("time_zone", &timeZone)
    }
}

/// A row of `performance_pages`: the rows of a creative whose first day is in one week; see ``PerformancePages``.
struct PerformancePageRow: SQLRecord {
    var creative: Int64 = 0
    /// The week, counted from 1970-01-01.
    var page = 0
    var rows: [UInt8] = []

    static let table = SQLTable<PerformancePageRow>(
        "performance_pages", key: "creative_id", "page", options: "WITHOUT ROWID")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("creative_id", &creative, "REFERENCES creatives(id)")
        try row.column("page", &page)
        try row.column("rows", &rows)
    }
}

/// A row of `performance_lifetimes`: the lifetime totals of a creative.
struct PerformanceLifetimeRow: SQLRecord {
    var creative: Int64 = 0
    /// The newest last day of any row, if known.
    var lastDay: Int32?
    var rows: [UInt8] = []

    static let table = SQLTable<PerformanceLifetimeRow>("performance_lifetimes", key: "creative_id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("creative_id", &creative, "PRIMARY KEY REFERENCES creatives(id)")
        try row.column("last_day", &lastDay)
        try row.column("rows", &rows)
    }
}
