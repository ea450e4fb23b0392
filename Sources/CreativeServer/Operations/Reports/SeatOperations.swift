/// The operation that lists seats.
enum SeatOperations {
    static let all = [list]

    static let list = Operation(
        "list_seats", "GET /api/seats", group: "Seats", "Lists the seats that the caller sees.",
        options: { $0.dependsOnRevision = true }
    ) { (_: NoInput, call) in
        let seats = try await call.store.seats().filter(call.access.includes)
        var results: [SeatResult] = []
        for seat in seats {
            let unassigned = try await call.store.unassigned(ofSeat: seat).count
            results.append(
                SeatResult(
                    id: seat, campaigns: try await call.store.reports(ofSeat: seat, in: .all).count,
                    creatives: try await call.store.assignments(ofSeat: seat).count + unassigned,
                    unassigned: unassigned))
        }
        return Reply(SeatList(seats: results))
    }

    struct SeatResult: ResultObject {
        var id: String
        var campaigns: Int
        var creatives: Int
        var unassigned: Int

        static let members: [ResultMember<Self>] = [
            member("id", \Self.id, "The seat."),
            member("campaign_count", \Self.campaigns, "The number of campaigns."),
            member("creative_count", \Self.creatives, "The number of creatives."),
            member("unassigned_count", \Self.unassigned, "The number of creatives without a campaign."),
        ]
    }

    struct SeatList: ResultObject {
        var seats: [SeatResult]

        static let members: [ResultMember<Self>] = [member("seats", \Self.seats, "The seats, in order.")]
    }
}
