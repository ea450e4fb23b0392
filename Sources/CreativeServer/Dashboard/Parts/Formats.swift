internal import Foundation
internal import StageCore

/// Numbers, money, days and times as elements that the script of the dashboard writes again by the reader's locale.
///
/// Each element keeps the exact value beside its text. Unknown values are a dash.
enum Formats {
    /// The text of an unknown value.
    static let unknown = "–"

    /// Returns a count in full: `1,234,567`.
    static func count(_ value: Int64?) -> HTML {
        guard let value else { return HTML(unknown) }
        return Tag.data(.value(String(value))) { grouped(value) }
    }

    /// Returns a count in full.
    static func count(_ value: Int) -> HTML { count(Int64(value)) }

    /// Returns a count with three significant digits: `1.23M`. The exact count is its title.
    static func compact(_ value: Int64?) -> HTML {
        guard let value else { return HTML(unknown) }
        guard abs(value) >= 10_000 else { return count(value) }
        return Tag.data(.value(String(value)), .class("compact"), .title(grouped(value))) {
            compactText(Double(value))
        }
    }

    /// Returns an amount, in whole units from 1,000 on. The exact amount is its title.
    static func money(_ amount: Micros, _ currency: CurrencyCode) -> HTML {
        money(units: amount.units, exact: amount.description, currency)
    }

    /// Returns a computed price, such as a CPM.
    static func money(units: Double, exact: String? = nil, _ currency: CurrencyCode) -> HTML {
        let digits = abs(units) >= 1_000 ? 0 : 2
        let code = currency == .unknown ? "" : currency.rawValue
        return Tag.data(
            .value(exact ?? String(format: "%.6f", units)), .class("money"), .data(.currency, code),
            .data(.digits, String(digits)), exact.map { .title(code.isEmpty ? $0 : "\(code) \($0)") }
        ) { moneyText(units: units, currency) }
    }

    /// Returns an amount as text, for labels and titles.
    static func moneyText(units: Double, _ currency: CurrencyCode) -> String {
        let digits = abs(units) >= 1_000 ? 0 : 2
        let text = String(format: "%.\(digits)f", abs(units))
        let parts = text.split(separator: ".")
        let whole = grouped(Int64(parts[0]) ?? 0) + (parts.count > 1 ? "." + parts[1] : "")
        return (currency == .unknown ? "" : "\(currency) ") + (units < 0 ? "−" : "") + whole
    }

    /// Returns the spend by currency.
    static func spend(_ totals: PerformanceTotals) -> HTML {
        let amounts = totals.spend
        guard !amounts.isEmpty else { return HTML(unknown) }
        var result = HTML()
        for (index, part) in amounts.enumerated() {
            if index > 0 { result.append(HTML(" + ")) }
            result.append(money(part.amount, part.currency))
        }
        return result
    }

    /// Returns a ratio that has a value for each currency, such as CPM.
    static func price(_ totals: PerformanceTotals, _ price: (PerformanceMetrics) -> Double?) -> HTML {
        let prices = totals.byCurrency.sorted { $0.key < $1.key }.compactMap { currency, metrics in
            price(metrics).map { (currency, $0) }
        }
        guard !prices.isEmpty else { return HTML(unknown) }
        var result = HTML()
        for (index, part) in prices.enumerated() {
            if index > 0 { result.append(HTML(", ")) }
            result.append(money(units: part.1, part.0))
        }
        return result
    }

    /// Returns a fraction as a percentage with two decimals.
    static func percent(_ fraction: Double?) -> HTML {
        HTML(fraction.map { String(format: "%.2f %%", $0 * 100) } ?? unknown)
    }

    /// Returns a day.
    static func day(_ day: Day?) -> HTML {
        guard let day else { return HTML(unknown) }
        return Tag.time(.dateTime(day.description)) { dayText(day) }
    }

    /// Returns an instant in UTC.
    static func instant(_ date: Date?) -> HTML {
        guard let date else { return HTML(unknown) }
        let day = Day(date, in: .gmt)
        let seconds = Int((date.timeIntervalSince1970 - Double(day.number) * 86_400).rounded(.down))
        let clock = String(format: "%02d:%02d", seconds / 3600 % 24, seconds / 60 % 60)
        let exact = String(
            format: "%@T%02d:%02d:%02dZ", day.description, seconds / 3600 % 24, seconds / 60 % 60,
            seconds % 60)
        return Tag.time(.dateTime(exact)) { "\(dayText(day)), \(clock) UTC" }
    }

    /// Returns a day as text: `31 Dec 2025`.
    static func dayText(_ day: Day) -> String {
        let (year, month, number) = day.components
        return "\(number) \(monthNames[month - 1]) \(year)"
    }

    /// Returns a day without its year: `31 Dec`.
    static func shortDay(_ day: Day) -> String {
        let (_, month, number) = day.components
        return "\(number) \(monthNames[month - 1])"
    }

    /// Returns a number with three significant digits and a unit.
    static func compactText(_ value: Double) -> String {
        var scaled = value
        guard abs(scaled) >= 1_000 else {
            return scaled == scaled.rounded() ? String(Int(scaled)) : String(format: "%.2g", scaled)
        }
        for unit in ["K", "M", "B", "T"] {
            scaled /= 1000
            if abs(scaled) < 999.5 || unit == "T" {
                let digits = abs(scaled) < 9.995 ? 2 : abs(scaled) < 99.95 ? 1 : 0
                return String(format: "%.\(digits)f", scaled) + unit
            }
        }
        return String(value)
    }

    private static let monthNames = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
