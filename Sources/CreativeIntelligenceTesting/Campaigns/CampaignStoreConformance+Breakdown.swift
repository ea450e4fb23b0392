internal import CreativeModel

extension CampaignStoreConformance {
    /// A breakdown by any dimensions has the slices that its rows make, in order, and they add up to the whole.
    package func checkBreakdowns() async throws {
        let rows = [
            row(key(2), on(1), geo: "DE", [.clicks: 1]), row(key(2), on(0), geo: "US", [.clicks: 2]),
            row(key(1), on(1), geo: "US", currency: "USD", [.clicks: 4, .spend: 4]),
            row(key(1), on(1), geo: "", [.clicks: 8, .spend: 8]),
            row(key(1), .range(first: day(0), last: day(1)), geo: "DE", [.clicks: 16]),
            row(key(1), .lifetime(first: day(0), last: nil), geo: "DE", [.clicks: 32]),
            row(key(3), on(0), geo: "DE", [.clicks: 64]),
            row(key(4), .lifetime(first: day(9), last: day(9)), geo: "ZZ", [:]),
            row(key(1, seat: "b"), on(0), geo: "DE", [.clicks: 128]),
        ]
        let store = try await store(of: 5, seats: ["a", "b"], rows)
        let periods: [ReportPeriod] = [
            .all, .lastDays(1), .lastDays(9), .days(first: day(0), last: day(1)),
            .days(first: day(1), last: day(1)), .days(first: day(1), last: day(0)),
        ]
        let groups = [
            [key(1), key(2)], [key(2), key(1), key(4), key(1, seat: "b")], [key(5)], [], [key(99), key(2)],
        ]
        let whole = table(rows)
        for bits in 0..<8 {
            let dimensions = PerformanceDimensions(rawValue: bits)
            for period in periods {
                for group in groups {
                    let slices = try await store.breakdown(of: group, by: dimensions, in: period)
                    let expected = Self.breakdown(
                        of: whole, group, by: dimensions, in: whole.bounds(of: period))
                    check.same(slices, expected, "breakdown by \(bits) of \(group) in \(period)")
                }
            }
        }
        let parts = try await store.breakdown(of: [key(1)], by: .geo, in: .all)
        check.same(parts.map(\.geo), ["", "DE", "US"], "geos of a breakdown")
        check.same(parts.map(\.totals.metrics.clicks), [8, 48, 4], "clicks by geo")
        let days = try await store.breakdown(of: [key(1)], by: .day, in: .all)
        check.same(days.map(\.day), [nil, day(1)], "rows of several days are in one slice without a day")
    }

    /// By definition: the rows that lie in the bounds, put under what their slice says.
    private static func breakdown(
        of table: PerformanceTable, _ creatives: [CreativeKey], by dimensions: PerformanceDimensions,
        in bounds: ClosedRange<Day>?
    ) -> [PerformanceSlice] {
        var slices: [PerformanceSlice] = []
        for record in creatives.sorted().flatMap(table.records(of:)) {
            if let bounds {
                guard let first = record.period.first, let last = record.period.last,
                    bounds.contains(first), bounds.contains(last)
                else { continue }
            }
            var slice = PerformanceSlice(totals: PerformanceTotals())
            if dimensions.contains(.creative) { slice.creative = record.creative }
            if dimensions.contains(.geo) { slice.geo = record.geo }
            if dimensions.contains(.day), case .day(let day) = record.period { slice.day = day }
            let place = slices.firstIndex {
                $0.creative == slice.creative && $0.geo == slice.geo && $0.day == slice.day
            }
            if place == nil { slices.append(slice) }
            slices[place ?? slices.count - 1].totals.add(record)
        }
        return slices.sorted { left, right in
            if left.creative != right.creative, let first = left.creative, let second = right.creative {
                return first < second
            }
            if left.geo != right.geo { return (left.geo ?? "") < (right.geo ?? "") }
            return (left.day?.number ?? .min) < (right.day?.number ?? .min)
        }
    }
}
