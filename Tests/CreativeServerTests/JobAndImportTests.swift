import CreativeIntelligence
import CreativeServer
import Foundation
import SampleData
import Testing

@Suite("Jobs and imports")
struct JobAndImportTests {
    @Test("jobs are added, paused, resumed, run and archived")
    func jobs() async throws {
        let server = try await ServerFixture()
        let types = await server.send(.get, "/api/job-types")["job_types"].array.map {
            $0["name"].stringValue
        }
        #expect(types.contains("campaign_clustering"))
        let added = await server.send(
            .post, "/api/jobs",
            [
                "type": "campaign_clustering", "parameters": ["min_cluster_size": "4", "replan": false],
                "cron": "0 6 * * MON",
                "time_zone": "Europe/Berlin", "name": "Weekly", "max_runs": 3,
                "steps": [["type": "summary_refresh"]],
            ])
        #expect(added.status == 201, "\(added.text)")
        #expect(added["steps"].array.map { $0["type"] } == ["summary_refresh"])
        let job = await server.send(
            .post, "/api/jobs",
            [
                "type": "campaign_clustering", "parameters": ["min_cluster_size": "4"], "cron": "0 6 * * MON",
                "time_zone": "Europe/Berlin",
            ])
        #expect(job.status == 201, "\(job.text)")
        let id = try #require(job["id"].integer)
        #expect(job["parameters"]["min_cluster_size"] == 4)
        #expect(job["schedule"]["time_zone"] == "Europe/Berlin")
        #expect(await server.send(.post, "/api/jobs/\(id)/pause")["status"] == "paused")
        #expect(await server.send(.post, "/api/jobs/\(id)/resume")["status"] == "active")
        let now = await server.send(.post, "/api/jobs/\(id)/run")
        #expect(now.status == 202)
        let other = try #require(now["id"].integer)
        try await JobWorker(store: server.store, types: server.context.jobTypes).runDue()
        let runs = await server.send(.get, "/api/jobs/\(other)/runs")["runs"].array
        #expect(runs.count == 1)
        let run = await server.send(.get, "/api/jobs/\(other)/runs/\(try #require(runs[0]["id"].integer))")
        #expect(run["state"] == "completed")
        #expect(run["log"].array.last?["kind"] == "completed")
        #expect(await server.send(.post, "/api/jobs/\(id)/archive")["status"] == "archived")
        #expect(await server.send(.post, "/api/jobs/\(id)/pause")["code"] == "invalidChange")
        #expect(
            await server.send(.get, "/api/jobs?status=archived")["jobs"].array.map { $0["id"].integer } == [
                id
            ])
        let wrong = await server.send(
            .post, "/api/jobs", ["type": "campaign_clustering", "cron": "@daily", "at": "now"])
        #expect(wrong["code"] == "invalidParameter")
    }

    @Test("the events of a run are its log, and end with it")
    func events() async throws {
        let server = try await ServerFixture()
        let job = try #require(
            await server.send(.post, "/api/jobs", ["type": "campaign_clustering"])["id"].integer)
        let runs = await server.send(.get, "/api/jobs/\(job)/runs")["runs"].array
        let run = try #require(runs[0]["id"].integer)
        let target = "/api/jobs/\(job)/runs/\(run)/events"
        let response = await server.service.respond(to: HTTPRequest(.get, target))
        #expect(response.fields["Content-Type"] == "text/event-stream")
        guard case .stream(let stream) = response.body else {
            Issue.record("expected a stream")
            return
        }
        async let work: Void = JobWorker(store: server.store, types: server.context.jobTypes).runDue()
        var text = ""
        for await piece in stream { text += String(decoding: piece, as: UTF8.self) }
        try await work
        let log = try await server.store.log(of: RunID(rawValue: run))
        #expect(text.components(separatedBy: "event: log\n").count == log.count + 1)
        #expect(text.contains("event: end\n"))
        for entry in log { #expect(text.contains(JSONValue.string(entry.message).text)) }

        let rest = await server.service.respond(
            to: HTTPRequest(.get, target, fields: ["Last-Event-ID": "\(log.count - 1)"]))
        guard case .stream(let second) = rest.body else { return }
        var tail = ""
        for await piece in second { tail += String(decoding: piece, as: UTF8.self) }
        #expect(tail.components(separatedBy: "event: log\n").count == 2)
    }

    private func file() -> Data {
        var options = SampleDataSet.Options()
        (options.creativeCount, options.dayCount) = (20, 3)
        let set = SampleDataSet(options: options)
        return Data(ServerFixture.csv(set.creatives.header) { set.creatives.rows.forEach($0) }.utf8)
    }

    @Test("an upload is shown as it would be read, and imported once", arguments: [false, true])
    func imports(isForm: Bool) async throws {
        let server = try await ServerFixture(sample: false)
        let content = file()
        var fields: HTTPFields = ["Content-Type": "text/csv"]
        var body = content
        if isForm {
            fields["Content-Type"] = "multipart/form-data; boundary=\"a b\""
            body =
                Data(
                    "--a b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../etc/x.csv\"\r\n\r\n"
                        .utf8)
                + content + Data("\r\n--a b--\r\n".utf8)
        }
        let upload = await server.send(
            HTTPRequest(.post, "/api/imports?seat_id=7", fields: fields, body: .bytes(body)))
        #expect(upload.status == 201, "\(upload.text)")
        let id = upload["id"].stringValue
        let table = upload["tables"].array[0]
        #expect(table["creatives"] == 20)
        #expect(table["rows"].array.count == 3)
        #expect(table["rows"].array.allSatisfy { $0["seat_id"] == "7" })
        if isForm { #expect(upload["name"] == "x.csv") }
        #expect(try await server.store.creatives().isEmpty)
        #expect(!upload.text.contains("/tmp") && !upload.text.contains("/var"))

        let again = await server.send(.get, "/api/imports/\(id)?seat_id=8")
        #expect(again["tables"].array[0]["rows"].array.allSatisfy { $0["seat_id"] == "8" })
        let done = await server.send(.post, "/api/imports/\(id)/apply", ["seat_id": "8"])
        #expect(done["new_creatives"] == 20, "\(done.text)")
        #expect(try await server.store.creatives(ofSeat: "8").count == 20)
        #expect(await server.send(.post, "/api/imports/\(id)/apply")["code"] == "unknownImport")
    }

    @Test("a file that cannot be read says why, without a path of the server")
    func unreadable() async throws {
        let server = try await ServerFixture(sample: false)
        for content in ["\u{0}\u{1}\u{2}", "a,b\n1,2\n", "{}", String(repeating: "x", count: 100_000)] {
            let upload = await server.send(
                HTTPRequest(.post, "/api/imports?name=evil%2F..%2Fname.csv", body: .bytes(Data(content.utf8)))
            )
            #expect(upload.status == 201, "\(upload.text)")
            #expect(upload["problem"] != .null)
            #expect(!upload.text.contains(server.folder.deletingLastPathComponent().path))
            let done = await server.send(.post, "/api/imports/\(upload["id"].stringValue)/apply")
            #expect(done.status == 409, "\(done.text)")
            #expect(done["code"] == "unreadableImport")
            #expect(!done.text.contains(server.folder.deletingLastPathComponent().path))
            #expect(await server.send(.delete, "/api/imports/\(upload["id"].stringValue)").status == 200)
        }
        #expect(await server.send(.post, "/api/imports").status == 422)
    }

    @Test("ads by awareness, their chart and one ad")
    func ads() async throws {
        let server = try await ServerFixture()
        #expect(await server.send(.post, "/api/ads/classify", ["seat_id": "1"]).status == 202)
        try await JobWorker(store: server.store, types: server.context.jobTypes).runDue()
        let analysis = await server.send(.get, "/api/ads?days_back=60")
        #expect(analysis.status == 200, "\(analysis.text)")
        #expect(analysis["ads"].integer ?? 0 > 0)
        let chart = await server.send(.get, "/api/ads/chart?days_back=60")
        #expect(chart.fields["Content-Type"] == "image/svg+xml")
        #expect(chart.text.hasPrefix("<svg"))
        let creative = try #require(try await server.store.creatives().first { _ in true })
        #expect(await server.send(.get, "/api/ads/\(creative.key.id)").json.has("classifications"))
        #expect(await server.send(.get, "/api/packages")["packages"] == .array([]))
    }
}
