internal import CreativeIntelligence

/// Texts about metrics in the help of commands.
enum MetricHelp {
    /// The JSON keys of metrics that few sources have.
    static let keys = (Metric.allCases.filter { !$0.isCommon }.map(\.name) + ["frequency"]).joined(
        separator: ",")

    static let reach = """
        reach is the number of different people, and is never added up: it is known of a single row only, that is of one creative,
        period, geo and currency. frequency is impressions ÷ reach.
        """
}
