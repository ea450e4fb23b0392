internal import Foundation
internal import StageCore

/// The pages for people: campaigns, unassigned creatives, packages, ads, imports, jobs and the log.
///
/// ```swift
/// let service = CreativeService(context: context, pages: Dashboard())
/// ```
///
/// Pages are HTML that works without script. Every change is a form, which the server answers by leading to the page that
/// shows the result. A module of our own adds drag and drop, keyboard moves, the reader's locale, and live progress of
/// jobs. Pages load nothing from elsewhere, and their content security policy forbids inline scripts and styles.
public struct Dashboard: PageHandler {
    let pictures: PictureFolder?
    /// Pages that depend on the store alone, until its revision changes.
    private let kept = ResponseCache()

    /// Creates the pages.
    ///
    /// - Parameter pictures: The folder with the pictures of creatives. Without one, creatives are drawn by size and
    ///   format.
    public init(pictures: PictureFolder? = nil) { self.pictures = pictures }

    /// Returns the page at a path, or makes the change that a form asks for.
    public func respond(
        to request: RoutedRequest, context: ServiceContext, access: Access, operations: OperationTable
    ) async -> HTTPResponse {
        let reader = PageReader(
            context: context, access: access, operations: operations, pictures: pictures)
        do {
            switch request.request.method {
            case .get, .head:
                return try await keptPage(request, reader)
            case .post:
                return await change(request, reader)
            default:
                var response = failure(
                    ServerError(.methodNotAllowed, "pages accept only GET and POST"),
                    mayWrite: reader.mayWrite)
                response.fields["Allow"] = "GET, HEAD, POST"
                return response
            }
        } catch {
            return failure(error, mayWrite: reader.mayWrite)
        }
    }

    /// Returns the page that tells an error.
    func failure(_ error: any Error, mayWrite: Bool) -> HTTPResponse {
        let problem = Problem(error)
        let page = MessagePage(
            title: Problem.titles[problem.status] ?? "Error", text: Self.sentence(problem.detail))
        return .page(
            PageFrame(title: page.title, section: nil, mayWrite: mayWrite).document { page.html },
            status: problem.status)
    }

    static func sentence(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst() + (text.hasSuffix(".") ? "" : ".")
    }
}

// MARK: Reading

extension Dashboard {
    /// Returns the page of a request, from memory if the store has not changed since it was made.
    private func keptPage(_ request: RoutedRequest, _ reader: PageReader) async throws -> HTTPResponse {
        let values = FormValues(request.query)
        // Pictures are files, which change without the store.
        let dependsOnStoreAlone =
            ["campaigns", "unassigned", "log"].contains(request.path[0])
            && (pictures == nil || request.path == ["campaigns"])
        guard dependsOnStoreAlone, let store = reader.store as? any RevisionedStore else {
            return try await page(at: request.path, values, reader)
        }
        let revision = try await store.revision()
        let seats = reader.access.seats.map { $0.sorted().map { "\($0.utf8.count):\($0)" }.joined() } ?? "*"
        let key = "\(reader.mayWrite) \(seats) \(request.request.target)"
        if let known = kept.response(key, at: revision) { return known }
        let response = try await page(at: request.path, values, reader)
        if response.status == 200 { kept.keep(response, key, at: revision) }
        return response
    }

    /// Returns the page at a path.
    ///
    /// - Parameters:
    ///   - values: The parameters of the address.
    ///   - failed: The error of a form, which the page tells above its content.
    ///   - refused: The values of that form.
    func page(
        at path: [String], _ values: FormValues, _ reader: PageReader, failed: (any Error)? = nil,
        refused: FormValues? = nil
    ) async throws -> HTTPResponse {
        if let response = asset(at: path) { return response }
        let problem = failed.map(Problem.init)
        let notices =
            problem.map { [Notice(kind: .failure, text: Self.sentence($0.detail))] }
            ?? Done(values).map { [$0.notice] } ?? []
        func document(_ section: Section, _ title: String, @HTMLBuilder _ content: () -> HTML) -> HTTPResponse
        {
            let frame = PageFrame(title: title, section: section, notices: notices, mayWrite: reader.mayWrite)
            return .page(frame.document(content: content), status: problem?.status ?? 200)
        }
        switch path.count {
        case 1:
            switch path[0] {
            case "": return .redirect(to: Section.campaigns.link)
            case "campaigns":
                let page = try await reader.campaigns(CampaignQuery(values))
                return document(.campaigns, "Campaigns") { page.html }
            case "plan":
                let page = try await reader.plan(PlanQuery(values))
                return document(.campaigns, "Preview of the plan") { page.html }
            case "unassigned":
                let page = try await reader.unassigned(values)
                return document(.unassigned, "Unassigned") { page.html }
            case "log":
                let page = try await reader.log(values)
                return document(.log, "Log") { page.html }
            case "import":
                let page = ImportPage(seats: try await reader.seats(), mayWrite: reader.mayWrite)
                return document(.importing, "Import") { page.html }
            case "packages":
                let page = try await reader.packages()
                return document(.packages, "Packages") { page.html }
            case "ads":
                let page = try await reader.ads(values)
                return document(.ads, "Ads by awareness") { page.html }
            case "jobs":
                let page = try await reader.jobs(refused: refused)
                return document(.jobs, "Jobs") { page.html }
            case "pictures": return try await picture(values, reader)
            default: break
            }
        case 2 where path == ["ads", "ad"]:
            let page = try await reader.ad(values)
            return document(.ads, page.creative.name ?? page.creative.key.id) { page.html }
        case 2 where path == ["jobs", "events"], 3 where path[0] == "jobs" && path[2] == "events":
            return ChangeEvents.response(reader.store)
        case 2 where path[0] == "jobs":
            let page = try await reader.job(path[1], values)
            return document(.jobs, page.overview.job.name) { page.html }
        case 2 where path[0] == "campaigns", 3 where path[0] == "campaigns":
            guard let number = Int(path[1]), path.count == 2 || path[2] != CampaignTab.overview.rawValue,
                let tab = path.count == 2 ? .overview : CampaignTab(rawValue: path[2])
            else { break }
            var page = try await reader.campaign(CampaignID(rawValue: number), tab, values)
            page.refused = refused
            return document(.campaigns, page.report.campaign.name) { page.html }
        default: break
        }
        throw ServerError.unknownPath
    }

    /// Returns one of our own files.
    private func asset(at path: [String]) -> HTTPResponse? {
        guard path.count == 2, path[0] == "assets" else { return nil }
        switch Link(segments: path) {
        case StyleSheet.link: return .asset(StyleSheet.dashboard.text, type: "text/css; charset=utf-8")
        case Script.link: return .asset(Script.text, type: "text/javascript; charset=utf-8")
        case Icon.link: return .asset(Icon.text, type: "image/svg+xml")
        default: return nil
        }
    }

    private func picture(_ values: FormValues, _ reader: PageReader) async throws -> HTTPResponse {
        guard let picture = pictures?.picture(of: try await reader.creative(values)) else {
            throw ServerError(.unknownPath, "there is no picture of this creative")
        }
        return HTTPResponse(
            status: 200,
            fields: [
                "Content-Type": picture.type, "Cache-Control": "private, max-age=300",
                "X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox",
            ], body: .bytes(picture.data))
    }
}
