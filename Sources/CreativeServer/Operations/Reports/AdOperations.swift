internal import Foundation

/// The operations on ads by awareness.
enum AdOperations {
    static let group = "Ads"
    static let all = [analysis, chart, get, classify]

    struct AnalysisInput: OperationInput {
        var seat: String?
        var daysBack = AdBatch.Options().daysBack
        var brand: String?

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.seat(&seat)
            try coder.integer(
                "days_back", &daysBack, in: AdBatch.Options.daysBackRange,
                "The number of days that end at the newest day of data.")
            try coder.text("brand", &brand, "The brand of all ads; without it, the advertiser of each ad.")
        }

        /// Returns the analysis of the ads, by the results of any classifier.
        func analysis(_ call: OperationCall) async throws -> AdAnalysis {
            try await call.adAnalysis(ofSeat: call.seat(seat), daysBack: daysBack, brand: brand)
        }
    }

    static let analysis = Operation(
        "analyze_ads", "GET /api/ads", group: group,
        "Returns the performance of ads by awareness stage and format, with insights."
    ) { (input: AnalysisInput, call) in
        Reply(AnalysisResult(analysis: try await input.analysis(call)))
    }

    struct ChartInput: OperationInput {
        var analysis = AnalysisInput()
        var currency: String?

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try analysis.code(&coder)
            try coder.currency(
                "currency", &currency, "The currency of the costs; without it, one chart for each.")
        }
    }

    static let chart = Operation(
        "chart_ads", "GET /api/ads/chart", group: group,
        "Returns a chart of cost per acquisition by awareness stage and format, as SVG.",
        options: {
            $0.mediaType = "image/svg+xml"
            $0.isTool = false
        }
    ) { (input: ChartInput, call) in
        let analysis = try await input.analysis.analysis(call)
        let currencies = input.currency.flatMap(CurrencyCode.init(rawValue:)).map { [$0] }
        let charts = (currencies ?? analysis.currencies).map { analysis.chart(currency: $0) }
        let svg = Figure(bars: charts.isEmpty ? [analysis.chart(currency: .unknown)] : charts).svg
        var reply = Reply(svg)
        reply.content = .bytes(.bytes(Data(svg.utf8)))
        return reply
    }

    struct AdInput: OperationInput {
        var ad: String?
        var seat: String?

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.identifier("id", &ad, "The ad.", isRequired: true, example: "131197")
            try coder.identifier("seat_id", &seat, "The seat; without it, the only one that has the ad.")
        }
    }

    static let get = Operation(
        "get_ad", "GET /api/ads/{id}", group: group,
        "Returns the classifications of an ad and its congruence with the landing page."
    ) { (input: AdInput, call) in
        let id = try input.ad.given
        let creative = try await call.creative(id, seat: input.seat)
        let found = try await call.store.classifications(of: [creative.key]).sorted {
            $0.classifiedAt > $1.classifiedAt
        }
        return Reply(AdResult(creative: creative, classifications: found.map(ClassificationResult.init)))
    }

    struct ClassifyInput: OperationInput {
        var seat: String?
        var maximumNew: Int?
        var daysBack: Int?
        var isForced = false

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.seat(&seat)
            try coder.optionalInteger(
                "max_new", &maximumNew, in: AdBatch.Options.maxNewRange,
                "The maximum number of ads to classify.")
            try coder.optionalInteger(
                "days_back", &daysBack, in: AdBatch.Options.daysBackRange,
                "Only ads active in this number of days.")
            try coder.flag("force", &isForced, "Whether to classify ads again that have a current result.")
        }
    }

    static let classify = Operation(
        "classify_ads", "POST /api/ads/classify", group: group, "Adds a job that classifies active ads.",
        effect: "Adds a job, which stores classifications.", options: { $0.status = 202 }
    ) { (input: ClassifyInput, call) in
        var parameters: JobParameters = ["force": .flag(input.isForced)]
        parameters.values["seat"] = try await call.seat(input.seat).map { .text($0) }
        parameters.values["max_new"] = input.maximumNew.map { .integer($0) }
        parameters.values["days_back"] = input.daysBack.map { .integer($0) }
        return try await call.queued("ad_classification", parameters)
    }
}

extension OperationCall {
    /// Returns the creative with an ID, in a seat or in the only seat that has it.
    ///
    /// - Throws: `StoreError` with `unknownCreative`; ``ServerError`` with `invalidParameter` if several seats have it.
    func creative(_ id: String, seat: String?) async throws -> Creative {
        let given = try await self.seats(seat)
        let seats: [String] = given == [nil] ? try await store.seats() : given.compactMap(\.self)
        var found: [Creative] = []
        for seat in seats {
            found += try await store.creatives(try await store.keys(of: [id], seat: seat))
        }
        guard found.count <= 1 else {
            throw ServerError(
                .invalidParameter,
                "parameter seat_id is missing, expected one of \(found.map(\.key.seat).joined(separator: ", "))"
            )
        }
        guard let creative = found.first else {
            throw StoreError(.unknownCreative, "there is no creative \(quoted(id, limit: 80))")
        }
        return creative
    }
}
