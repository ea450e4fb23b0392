internal import Foundation
internal import StageCore

extension Dashboard {
    /// Plans without changing anything, and keeps the plan for its application.
    func preview(_ query: PlanQuery, _ reader: PageReader) async throws -> PlanPage {
        let context = reader.context
        var planner = try context.planner(query.usesModel && context.hasModel)
        planner.options.minimumClusterSize = query.minimumSize
        var plans: [CampaignPlan] = []
        var campaigns: [Campaign] = []
        var assignments: [Assignment] = []
        for seat in try await reader.queried(query.seat) {
            plans.append(try await Self.plan(planner, seat: seat, reader.store))
            campaigns += try await reader.store.reports(ofSeat: seat, in: .all).map(\.campaign)
            assignments += try await reader.store.assignments(ofSeat: seat)
        }
        // Plans of seats have no campaign in common, so that their changes are those of one plan.
        var whole = CampaignPlan(revision: 0, campaigns: [], unassigned: [])
        for plan in plans {
            whole.campaigns += plan.campaigns
            whole.unassigned += plan.unassigned
            whole.retired += plan.retired
        }
        let unassigned = try await reader.unassigned(query.seat)
        let placed = Set(whole.campaigns.flatMap { $0.members.map(\.creative) })
        let freed = whole.unassigned.count { stray in assignments.contains { $0.creative == stray.creative } }
        return PlanPage(
            changes: PlanChanges(of: whole, campaigns: campaigns, assignments: assignments),
            warnings: plans.flatMap(\.warnings),
            plan: await self.plans.keep(KeptPlan(plans: plans, access: reader.access)), version: "", query: query,
            seats: try await reader.seats(), hasModel: context.hasModel,
            unassignedCount: unassigned.count { !placed.contains($0.creative) } + freed)
    }

    private static func plan(
        _ planner: CampaignPlanner, seat: String?, _ store: some CampaignStore
    ) async throws -> CampaignPlan {
        try await planner.plan(for: store, seat: seat)
    }

    /// Applies a plan that was shown.
    func apply(_ values: FormValues, _ reader: PageReader) async throws -> Link {
        let name = values["plan"] ?? ""
        guard let kept = await plans.value(name), kept.access == reader.access else {
            throw ServerError(.unknownPlan, "the plan is no longer kept, plan again")
        }
        await plans.remove(name)
        var created = 0
        var categorized = 0
        for plan in kept.plans {
            let outcome = try await reader.store.apply(plan)
            created += outcome.created.count
            categorized += outcome.newlyAssigned
        }
        return Link(
            segments: ["campaigns"], query: Done(.planned, count: created, other: categorized).parameters)
    }

    // MARK: Imports

    private static let uploadLimit = 512 << 20

    /// Keeps an uploaded file, and shows how it would be read.
    func preview(upload request: HTTPRequest, _ reader: PageReader) async throws -> HTTPResponse {
        let body: Data
        if case .file(let url, let count) = request.body, count <= Self.uploadLimit {
            body = try Data(contentsOf: url, options: .alwaysMapped)
        } else {
            body = try request.bodyData(limit: Self.uploadLimit)
        }
        let form = try MultipartForm(body, contentType: request.fields["Content-Type"] ?? "")
        guard let sent = form.file, !sent.content.isEmpty else {
            throw ServerError(.invalidParameter, "no file is chosen, or it is empty")
        }
        let file = try UploadedFile(name: sent.name, content: sent.content)
        let options = try Self.options(form.values)
        let tables = try ImportPreview.read(file.url, options: options)
        let page = ImportPage(
            preview: ImportPage.Preview(
                id: await uploads.keep(file), fileName: file.name, tables: tables, seat: options.seat,
                currency: form.values["currency"]),
            seats: try await reader.seats(), mayWrite: reader.mayWrite)
        return .page(PageFrame(title: "Import", section: .importing).document { page.html })
    }

    /// Imports a file that was shown.
    func confirmImport(_ values: FormValues, _ reader: PageReader) async throws -> Link {
        let name = values["upload"] ?? ""
        guard let file = await uploads.value(name) else {
            throw ServerError(.unknownImport, "the file is no longer kept, choose it again")
        }
        var options = try Self.options(values)
        options.keepsGoing = true
        let batch = try CreativeImporter(options: options).read([file.url]).batch
        if let foreign = batch.creatives.first(where: { !reader.access.includes(seat: $0.key.seat) }) {
            throw ServerError(
                .seatForbidden,
                "the token does not permit access to seat \(quoted(foreign.key.seat, limit: 60)) of the file")
        }
        let outcome = try await reader.store.add(batch)
        await uploads.remove(name)
        return Link(
            segments: ["campaigns"],
            query: Done(
                .imported, count: outcome.newCreatives, other: outcome.newRows + outcome.changedRows
            ).parameters)
    }

    private static func options(_ values: FormValues) throws -> CreativeImporter.Options {
        var options = CreativeImporter.Options()
        options.seat = values["seat"].flatMap { $0.isEmpty ? nil : $0 }
        if let text = values["currency"]?.uppercased(), !text.isEmpty {
            guard let currency = CurrencyCode(rawValue: text) else {
                throw ServerError(
                    .invalidParameter, "the currency is \(quoted(text, limit: 20)), expected an ISO 4217 code")
            }
            options.currency = currency
        }
        return options
    }
}
