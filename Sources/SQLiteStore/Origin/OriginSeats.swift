internal import Foundation

/// Finds the seats of creatives that are in no campaign and name no seat: that of their kind.
///
/// A creative's kind is its advertiser, else its domain, else the site of its landing page; where the creatives of a kind
/// are of several seats, that of most of them counts. A tie says nothing, and the next kind is asked. Performance that names
/// a seat comes last.
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
                // The seat of campaigns that name none is one of its own.
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

    /// The seat with most votes, where it is one.
    private static func winner(_ votes: [Int64: Int]) -> Int64? {
        let most = votes.values.max() ?? 0
        let best = votes.filter { $0.value == most }
        return best.count == 1 ? best.first?.key : nil
    }

    /// The seats of creatives whose rows of performance name one seat alone.
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

        /// The kinds of a creative, the most telling first.
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

        /// The host of an address, without user, port and `www.`.
        private static func site(_ url: String) -> String? {
            guard let scheme = url.range(of: "://") else { return nil }
            let authority = url[scheme.upperBound...].prefix { !"/?#\\".contains($0) }
            let host = authority.split(separator: "@").last?.split(separator: ":").first.map(String.init)
            guard let host = host.flatMap(word) else { return nil }
            return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
        }
    }
}
