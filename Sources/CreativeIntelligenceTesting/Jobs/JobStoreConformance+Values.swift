internal import Foundation
internal import JobScheduling
internal import StageCore

extension JobStoreConformance {
    /// Checks that any text is returned unchanged, wherever it is used.
    package func checkUnusualText() async throws {
        let store = try await store()
        for (index, text) in UnusualText.all.enumerated() {
            let time = Double(index)
            let parameters = JobParameters([text: .text(text), "texts \(text)": .texts([text, "", text])])
            let draft = JobDraft(
                "type \(text)", parameters, schedule: .once(store.minute(time)), name: text,
                steps: [JobStep(text, parameters)])
            let job = try await store.add(draft, at: store.minute(time))
            check.same(try await store.overview(job.id)?.job, job, "a job with unusual text")
            check.same(job.name, text, "an unusual name")
            let claimed = try await store.claimRun(
                for: text, of: ["type \(text)"], lease: .seconds(60), at: store.minute(time))
            guard let claimed else {
                check.holds(false, "a job with an unusual type is not due: \(quoted(text, limit: 60))")
                continue
            }
            check.same(claimed.run.worker, text, "an unusual worker")
            let progress = RunProgress(ProgressEvent(stage: text, completed: 1, total: 2))
            _ = try await store.renew(claimed.claim, until: store.minute(time + 1), progress: progress)
            check.same(
                try await store.overview(job.id)?.live?.progress, progress, "progress with unusual text")
            try await store.log(text, by: claimed.claim, at: store.minute(time))
            _ = try await store.end(claimed.claim, .failed(text), at: store.minute(time))
            check.same(try await store.overview(job.id)?.live?.error, text, "an unusual error")
            let again = try await store.claimRun(
                for: "w", of: ["type \(text)"], lease: .seconds(60), at: store.minute(time + 5))
            let outcome = JobOutcome(
                text, figures: [text: .text(text)], steps: [JobStep("step \(text)", parameters)])
            if let again {
                _ = try await store.end(again.claim, .completed(outcome), at: store.minute(time + 5))
            }
            check.same(
                try await store.overview(job.id)?.last?.outcome, outcome, "an outcome with unusual text")
            let log = try await store.log(of: claimed.run.id).map(\.message)
            check.same(log.count, 5, "the number of lines in a log")
            check.same([log[1], log[log.count - 1]], [text, text], "log lines with unusual text")
            guard let step = try await store.steps(after: claimed.run.id).first else {
                check.holds(false, "a step with unusual text is missing")
                continue
            }
            let next = try await store.overview(step)?.job
            check.same(next?.type, "step \(text)", "a step with unusual text")
            check.same(next?.parameters, parameters, "parameters with unusual text")
            check.same(next?.steps, job.steps, "steps with unusual text")
        }
        await checkInvariants(of: store, "after unusual text")
    }

    /// Checks that values of every kind are returned unchanged.
    func checkValues() async throws {
        let store = try await store()
        let values: [String: JobValue] = [
            "yes": true, "no": false, "0": 0, "1": 1, "least": .integer(.min), "most": .integer(.max),
            "half": .number(0.5), "tiny": .number(-1e-300), "long": .number(1.0 / 3), "empty": "",
            "one": "1", "true": "true", "null": "null", "none": .texts([]), "some": .texts(["b", "a", "b"]),
        ]
        var draft = JobSample.once(0, steps: [JobStep("b", JobParameters(values)), JobStep("b")])
        draft.parameters = JobParameters(values)
        draft.maxRuns = .max
        let job = try await store.add(draft, at: store.minute(0))
        check.same(job.parameters.values, values, "parameters of an added job")
        check.same(try await store.overview(job.id)?.job, job, "a job with values of every kind")
        guard let claimed = try await store.claim(at: 0) else { return check.holds(false, "nothing is due") }
        for (completed, total) in [(0, nil), (.max, .max), (.min, 0)] as [(Int, Int?)] {
            let progress = RunProgress(ProgressEvent(stage: "", completed: completed, total: total))
            _ = try await store.renew(claimed.claim, until: store.minute(1), progress: progress)
            check.same(try await store.overview(job.id)?.live?.progress, progress, "progress")
        }
        let outcome = JobOutcome("", figures: values)
        _ = try await store.end(claimed.claim, .completed(outcome), at: store.minute(0))
        check.same(try await store.overview(job.id)?.last?.outcome, outcome, "figures of every kind")
        let zones = ["UTC", "America/Argentina/Buenos_Aires", "Asia/Kathmandu", "Etc/GMT-3"]
        for zone in zones {
            let schedule = try JobSchedule(cron: " 5,10-20/2  0 l JAN-MAR * ", timeZone: zone)
            let job = try await store.add(JobDraft("z", schedule: schedule), at: store.minute(0))
            let read = try await store.overview(job.id)?.job
            check.same(read, job, "a recurring schedule")
            check.same(read?.schedule.description, schedule.description, "the description of a schedule")
        }
    }
}
