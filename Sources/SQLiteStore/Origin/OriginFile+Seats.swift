/// Seats of such a file: nothing crosses a seat.
extension OriginFile {
    /// The number of the seat of a file that tells of one alone.
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

    /// Makes the seats that campaigns and creatives name; without a name of their own they are called by their number.
    ///
    /// - Parameter onlySeat: The seat of all that names none, where there is but one.
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

    /// Gives a campaign without a seat that of most of its creatives: in another they would have other keys, and the next
    /// import would make them a second time. Those of further seats keep theirs, and so are in no campaign.
    private static func findSeatsOfCampaigns(_ connection: SQLiteConnection) throws {
        for sql in [
            "CREATE TEMP TABLE found_seats (campaign_id INTEGER PRIMARY KEY, seat_id INTEGER NOT NULL)",
            """
            INSERT INTO found_seats SELECT campaign_id, seat_id FROM (
                SELECT a.campaign_id, c.seat_id, row_number() OVER (
                    PARTITION BY a.campaign_id ORDER BY count(*) DESC, c.seat_id) AS place
                FROM campaigns AS k JOIN creative_campaigns AS a ON a.campaign_id = k.id
                    JOIN creatives AS c ON c.id = a.creative_id
                WHERE k.seat_id IS NULL AND c.seat_id IS NOT NULL GROUP BY a.campaign_id, c.seat_id)
            WHERE place = 1
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
