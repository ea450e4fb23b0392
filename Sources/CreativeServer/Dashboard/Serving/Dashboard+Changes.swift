internal import Foundation
internal import StageCore

extension Dashboard {
    /// Makes the change that a form asks for, and leads to the page that shows it. If the change is refused, the page of
    /// the form tells why and keeps what the reader typed.
    func change(_ routed: RoutedRequest, _ reader: PageReader) async -> HTTPResponse {
        var values = FormValues()
        do {
            guard reader.mayWrite else {
                throw reader.context.isReadOnly
                    ? ServerError(.readOnly, "the server refuses all changes")
                    : ServerError(.forbidden, "the token permits reading only")
            }
            if routed.path == ["import"] { return try await preview(upload: routed.request, reader) }
            values = try Self.form(routed.request)
            return .redirect(to: try await PageChange(reader: reader, values: values).perform(routed.path))
        } catch {
            do {
                return try await page(
                    at: Self.pagePath(of: routed.path), FormValues(), reader, failed: error, refused: values)
            } catch _ {
                return failure(error, mayWrite: reader.mayWrite)
            }
        }
    }

    private static let formLimit = 1 << 20

    private static func form(_ request: HTTPRequest) throws -> FormValues {
        guard !request.hasBody || request.mediaType == "application/x-www-form-urlencoded" else {
            throw ServerError(.unsupportedMediaType, "the body is not a form")
        }
        return FormValues(encoded: String(decoding: try request.bodyData(limit: formLimit), as: UTF8.self))
    }

    /// Returns the path of the page that has the form of a path.
    private static func pagePath(of path: [String]) -> [String] {
        switch (path.first, path.count) {
        case ("campaigns", 3):
            path[2] == "move" ? [path[0], path[1], CampaignTab.creatives.rawValue] : [path[0], path[1]]
        case ("plan", _): ["campaigns"]
        case (let section?, _): [section]
        case (nil, _): ["campaigns"]
        }
    }

    /// Keeps an uploaded file, and shows how it would be read.
    private func preview(upload request: HTTPRequest, _ reader: PageReader) async throws -> HTTPResponse {
        let form = try UploadForm(request)
        var values: [(name: String, value: String)] = []
        for part in form.parts where part.fileName == nil {
            values.append((part.name, String(decoding: part.content.prefix(1_000), as: UTF8.self)))
        }
        guard let file = form.parts.first(where: { $0.fileName != nil }), !file.content.isEmpty else {
            throw ServerError(.invalidParameter, "no file is chosen, or it is empty")
        }
        let call = reader.call
        let input = ImportOptionsInput(FormValues(values))
        let options = try await input.options(call)
        let kept = try await call.context.state.uploads.keep(
            Upload(name: file.fileName.flatMap { $0.isEmpty ? nil : $0 } ?? "upload", content: file.content),
            seats: call.access.seats)
        let tables = try await Blocking.run { try ImportPreview.read(kept.url, options: options) }
        let page = ImportPage(
            preview: ImportPage.Preview(
                id: kept.id, fileName: kept.name, tables: tables, seat: input.seat, currency: input.currency),
            seats: try await reader.seats(), mayWrite: reader.mayWrite)
        return .page(PageFrame(title: "Import", section: .importing).document { page.html })
    }
}

extension ImportOptionsInput {
    /// Reads the fields of a form.
    init(_ values: FormValues) {
        self.init()
        seat = values["seat"].flatMap { $0.isEmpty ? nil : $0 }
        currency = values["currency"].flatMap { $0.isEmpty ? nil : $0.uppercased() }
        keepsGoing = true
    }
}

extension Upload {
    /// Creates an upload from a part of a form.
    init(name: String, content: Data) {
        self.name = name
        body = .bytes(content)
    }
}
