internal import CreativeModel

/// The dimensions that pages name by their number, in `performance_settings`.
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

/// The rows of a creative whose first day lies in one week, in `performance_pages`; see ``PerformancePages``.
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

/// The lifetime totals of a creative, in `performance_lifetimes`.
struct PerformanceLifetimeRow: SQLRecord {
    var creative: Int64 = 0
    /// The newest day that a row ends at, where one is known.
    var lastDay: Int32?
    var rows: [UInt8] = []

    static let table = SQLTable<PerformanceLifetimeRow>("performance_lifetimes", key: "creative_id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("creative_id", &creative, "PRIMARY KEY REFERENCES creatives(id)")
        try row.column("last_day", &lastDay)
        try row.column("rows", &rows)
    }
}

/// A geo in `geos`, in its canonical spelling.
struct GeoRow: SQLRecord {
    var id: Int64 = 0
    var geo = ""

    static let table = SQLTable<GeoRow>("geos", key: "id")

    mutating func code(_ row: inout some SQLRowCoder) throws {
        try row.column("id", &id, "PRIMARY KEY")
        try row.column("geo", &geo, "UNIQUE")
    }
}
