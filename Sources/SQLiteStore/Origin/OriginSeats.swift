internal import Foundation

/// Finds the seats of creatives that have neither a campaign nor a seat, from creatives of the same kind.
///
/// The kinds of a creative are its advertiser, its domain and the site of its landing page, in this order. The seat of most
/// creatives of a kind wins. After a tie, the next kind is tried. The last resort is performance with a seat.
struct OriginSeats {
    private let connection: SQLiteConnection

    init(_ connection: SQLiteConnection) { self.connection = connection }

    /// - Complexity: O(creatives).
    func findSeatsOfCreatives() throws {
        let rows = try connection.prepare(
            """
            SELECT c.id, coalesce(k.seat_id, CASE WHEN k.id IS NULL THEN c.seat_id END), k.id IS NOT NULL,
                c.detected_advertiser, c.detected_domain, c.detected_url
            FROM creatives AS c LEFT JOIN creative_campaigns AS a ON a.creative_id = c.id
                LEFT JOIN campaigns AS k ON k.id = a.campaign_id
            """)
        var votes: [Kind: [Int64: Int]] = [:]
        var seatless: [(id: Int64, kinds: [Kind])] = []
        while try rows.step() {
            let kinds = Kind.all(
                advertiser: rows.optionalText(3), domain: rows.optionalText(4), url: rows.optionalText(5))
            let isInCampaign = rows.integer(2) != 0
            if rows.isNull(1), !isInCampaign {
                seatless.append((rows.integer(0), kinds))
            } else {
                // Campaigns without a seat vote for a separate one.
                let seat = rows.optionalInteger(1) ?? Self.unnamed
                for kind in kinds { votes[kind, default: [:]][seat, default: 0] += 1 }
            }
        }
        guard !seatless.isEmpty else { return }
        let performance = try seatsOfPerformance()
        let update = try connection.prepare("UPDATE creatives SET seat_id = ? WHERE id = ?")
        for (id, kinds) in seatless {
            let found = kinds.lazy.compactMap { votes[$0].flatMap(Self.winner) }.first
            guard let seat = found ?? performance[id], seat != Self.unnamed else { continue }
            try update.bind(seat, at: 1)
            try update.bind(id, at: 2)
            try update.run()
        }
    }

    private static let unnamed = Int64.min

    /// Returns the seat with the most votes, or `nil` after a tie.
    private static func winner(_ votes: [Int64: Int]) -> Int64? {
        let most = votes.values.max() ?? 0
        let best = votes.filter { $0.value == most }
        return best.count == 1 ? best.first?.key : nil
    }

    /// Returns the seats of creatives whose rows of performance all have the same seat.
    private func seatsOfPerformance() throws -> [Int64: Int64] {
        let columns = try Tables.columns(of: "performance_metrics", connection)
        guard columns.contains("creative_id"), columns.contains("seat_id") else { return [:] }
        let rows = try connection.prepare(
            """
            SELECT creative_id, min(seat_id) FROM performance_metrics
            WHERE seat_id IN (SELECT id FROM seats) GROUP BY creative_id HAVING min(seat_id) = max(seat_id)
            """)
        var seats: [Int64: Int64] = [:]
        while try rows.step() { seats[rows.integer(0)] = rows.integer(1) }
        return seats
    }

    private enum Kind: Hashable {
        case advertiser(String)
        case site(String)

        /// Returns the kinds of a creative, the most specific first.
        static func all(advertiser: String?, domain: String?, url: String?) -> [Kind] {
            let domain = domain.flatMap(word).map(Kind.site)
            let site = url.flatMap(site).map(Kind.site)
            return [advertiser.flatMap(word).map(Kind.advertiser), domain, site == domain ? nil : site]
                .compactMap(\.self)
        }

        private static func word(_ text: String) -> String? {
            let word = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return word.isEmpty ? nil : word
        }

        /// Returns the host of a URL, without user, port and `www.`.
        private static func site(_ url: String) -> String? {
            guard let scheme = url.range(of: "://") else { return nil }
            let authority = url[scheme.upperBound...].prefix { !"/?#\\".contains($0) }
            let host = authority.split(separator: "@").last?.split(separator: ":").first.map(String.init)
            guard let host = host.flatMap(word) else { return nil }
            return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
        }
    }
}

/// The seats of an imported file. Campaigns do not span seats.
extension OriginFile {
    /// Returns the row ID of the seat if the file mentions only one seat, or `nil` otherwise.
    static func onlySeat(_ connection: SQLiteConnection) throws -> Int64? {
        var numbers: Set<Int64> = []
        var isListed = false
        for (table, column) in [("seats", "id"), ("campaigns", "seat_id"), ("creatives", "seat_id")]
        where try Tables.columns(of: table, connection).contains(column) {
            let rows = try connection.prepare(
                "SELECT DISTINCT \(column) FROM \(table) WHERE \(column) IS NOT NULL")
            while try rows.step() {
                numbers.insert(rows.integer(0))
                isListed = isListed || table == "seats"
            }
        }
        return isListed && numbers.count == 1 ? numbers.first : nil
    }

    /// Adds the seats that campaigns and creatives refer to. A seat without a name is named after its row ID.
    ///
    /// - Parameter onlySeat: The only seat of the file, which is used for all rows without a seat.
    static func addSeats(_ connection: SQLiteConnection, onlySeat: Int64?) throws {
        try connection.run("UPDATE seats SET seat = CAST(id AS TEXT) WHERE seat IS NULL")
        if let onlySeat {
            for table in ["campaigns", "creatives"] {
                try connection.run("UPDATE \(table) SET seat_id = \(onlySeat) WHERE seat_id IS NULL")
            }
        }
        try connection.run(
            """
            INSERT INTO seats (id, seat)
                SELECT DISTINCT seat_id, CAST(seat_id AS TEXT) FROM (
                    SELECT seat_id FROM campaigns UNION SELECT seat_id FROM creatives)
                WHERE seat_id IS NOT NULL AND seat_id NOT IN (SELECT id FROM seats)
            """)
        try findSeatsOfCampaigns(connection)
        try OriginSeats(connection).findSeatsOfCreatives()
        try connection.run(
            """
            INSERT INTO seats (seat) SELECT 'default' WHERE 'default' NOT IN (SELECT seat FROM seats)
                AND (EXISTS (SELECT 1 FROM campaigns WHERE seat_id IS NULL)
                    OR EXISTS (SELECT 1 FROM creatives WHERE seat_id IS NULL))
            """)
        try connection.run("CREATE UNIQUE INDEX IF NOT EXISTS seats_by_name ON seats(seat)")
        try connection.run(
            "UPDATE campaigns SET seat_id = (SELECT id FROM seats WHERE seat = 'default') WHERE seat_id IS NULL"
        )
    }

    /// Assigns a campaign without a seat the seat of most of its creatives. In another seat they would have other keys, and the
    /// next import would duplicate them. Creatives of other seats keep their seat and lose the campaign.
    private static func findSeatsOfCampaigns(_ connection: SQLiteConnection) throws {
        for sql in [
            "CREATE TEMP TABLE found_seats (campaign_id INTEGER PRIMARY KEY, seat_id INTEGER NOT NULL)",
            """
            INSERT INTO found_seats SELECT campaign_id, seat_id FROM (
                SELECT a.campaign_id, c.seat_id, row_number() OVER (
                    PARTITION BY a.campaign_id ORDER BY count(*) DESC, c.seat_id) AS number
                FROM campaigns AS k JOIN creative_campaigns AS a ON a.campaign_id = k.id
                    JOIN creatives AS c ON c.id = a.creative_id
                WHERE k.seat_id IS NULL AND c.seat_id IS NOT NULL GROUP BY a.campaign_id, c.seat_id)
            WHERE number = 1
            """,
            """
            INSERT OR IGNORE INTO left_out
                SELECT c.id, 'its campaign “' || k.name || '” had no seat, and most of its creatives are of another'
                FROM found_seats AS f JOIN campaigns AS k ON k.id = f.campaign_id
                    JOIN creative_campaigns AS a ON a.campaign_id = f.campaign_id
                    JOIN creatives AS c ON c.id = a.creative_id
                WHERE c.seat_id <> f.seat_id
            """,
            "DELETE FROM creative_campaigns WHERE creative_id IN (SELECT creative_id FROM left_out)",
            """
            UPDATE campaigns SET seat_id = (SELECT seat_id FROM found_seats WHERE campaign_id = campaigns.id)
            WHERE id IN (SELECT campaign_id FROM found_seats)
            """,
            "DROP TABLE found_seats",
        ] { try connection.run(sql) }
    }
}
