internal import Dispatch
internal import Foundation

/// The operations that import an uploaded file: first see how it would be read, then import it.
enum ImportOperations {
    static let group = "Imports"
    static let all = [upload, preview, apply, discard]

    struct UploadInput: OperationInput {
        var name: String?
        var options = ImportOptionsInput()

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.text("name", &name, "The name of the file.", longest: 255, example: "report.csv")
            try options.code(&coder)
        }
    }

    static let upload = Operation(
        "upload_import", "POST /api/imports", group: group,
        "Uploads a file of creatives or performance, and returns how it would be read.",
        effect: "Keeps the file on the server until it is imported or discarded. The store does not change.",
        options: {
            $0.status = 201
            $0.body = .file
            $0.isTool = false
            $0.details = """
                The body is the file, or `multipart/form-data` with one file. The parameters are in the query. The server keeps
                the latest \(UploadShelf.capacity) uploads. A file that cannot be read has `problem` instead of tables.
                """
        }
    ) { (input: UploadInput, call) in
        guard var upload = call.upload, upload.body.byteCount > 0 else {
            throw ServerError(.invalidParameter, "the body is empty, expected a file")
        }
        if let name = input.name { upload.name = name }
        let options = try await input.options.previewOptions(call)
        let kept = try await call.context.state.uploads.keep(upload, seats: call.access.seats)
        return Reply(
            try await ImportPreviewResult(kept, options: options),
            fields: ["Location": "/api/imports/\(kept.id)"])
    }

    struct ImportInput: OperationInput {
        var id: String?
        var options = ImportOptionsInput()

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.text("id", &id, "The upload.", longest: 64, isRequired: true, example: "0f3a")
            try options.code(&coder)
        }
    }

    static let preview = Operation(
        "preview_import", "GET /api/imports/{id}", group: group,
        "Returns how an upload would be read, with other options.", options: { $0.isTool = false }
    ) { (input: ImportInput, call) in
        let kept = try await call.kept(input.id.given)
        return Reply(try await ImportPreviewResult(kept, options: input.options.previewOptions(call)))
    }

    static let apply = Operation(
        "apply_import", "POST /api/imports/{id}/apply", group: group, "Imports an upload.",
        effect: "Adds and changes creatives and performance. Rows with known keys replace the stored ones.",
        options: {
            $0.isTool = false
            $0.details = "Importing the same file again changes nothing."
        }
    ) { (input: ImportInput, call) in
        let kept = try await call.kept(input.id.given)
        let options = try await input.options.options(call)
        let read: ImportResult
        do {
            read = try await Blocking.run { try CreativeImporter(options: options).read([kept.url]) }
        } catch let error as ImportError {
            throw ServerError(.unreadableImport, ImportPreviewResult.text(of: error))
        }
        let outcome = try await call.store.add(read.batch)
        await call.context.state.uploads.remove(kept.id)
        return Reply(
            Outcome(
                outcome: outcome, rows: read.batch.performance.rowCount,
                creatives: read.batch.creatives.count,
                rejected: read.report.rejectedRows, warnings: read.report.warnings,
                problems: read.report.problems.prefix(100).map(ImportPreviewResult.text)))
    }

    struct DiscardInput: OperationInput {
        var id: String?

        mutating func code(_ coder: inout some ParameterCoder) throws {
            try coder.text("id", &id, "The upload.", longest: 64, isRequired: true, example: "0f3a")
        }
    }

    static let discard = Operation(
        "discard_import", "DELETE /api/imports/{id}", group: group, "Discards an upload.",
        effect: "Removes the file from the server.", options: { $0.isTool = false }
    ) { (input: DiscardInput, call) in
        let kept = try await call.kept(input.id.given)
        await call.context.state.uploads.remove(kept.id)
        return Reply(StatusResult(status: "discarded"))
    }

    struct Outcome: ResultObject {
        var outcome: ImportOutcome
        var rows: Int
        var creatives: Int
        var rejected: Int
        var warnings: [String]
        var problems: [String]

        static let members: [ResultMember<Self>] = [
            member("creatives", \Self.creatives, "The number of creatives in the file."),
            member("rows", \Self.rows, "The number of performance rows in the file."),
            member("new_creatives", \Self.outcome.newCreatives, "The number of creatives new to the store."),
            member(
                "changed_creatives", \Self.outcome.changedCreatives,
                "The number of known creatives that changed."),
            member("new_rows", \Self.outcome.newRows, "The number of rows with a new key."),
            member("changed_rows", \Self.outcome.changedRows, "The number of rows whose values changed."),
            member("rejected_rows", \Self.rejected, "The number of invalid rows that were skipped."),
            member("warnings", \Self.warnings, "Warnings."),
            member("problems", \Self.problems, "The first invalid rows; untrusted."),
        ]

        static var schemaName: String { "ImportOutcome" }
    }
}

extension OperationCall {
    /// Returns an upload of a caller with the same seats.
    func kept(_ id: String) async throws -> ShelvedUpload {
        guard let kept = await context.state.uploads.upload(id), kept.seats == access.seats else {
            throw ServerError(
                .unknownImport, "there is no upload \(quoted(id, limit: 64)); it may be imported or discarded"
            )
        }
        return kept
    }
}

/// Work that keeps a thread busy for long.
enum Blocking {
    /// Runs work on a thread of its own, so that it does not delay other requests.
    static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result(catching: work)) }
        }
    }
}
