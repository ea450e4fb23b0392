import Foundation
import JobScheduling
import Testing

/// Parameters that are declared once, and listed, read, checked and written by that declaration.
@Suite struct JobParameterSetTests {
    private enum Mode: String, CaseIterable { case quick, thorough }

    private struct Sample: JobParameterSet, Equatable {
        var count = 7
        var seat: String?
        var files: [String] = []
        var mode = Mode.quick
        var isForced = false

        mutating func code(_ coder: inout some JobParameterCoder) throws(JobError) {
            try coder.integer("count", &count, in: 1...9, "how many")
            try coder.text("seat", &seat, "the seat")
            try coder.paths("files", &files, "some files")
            try coder.choice("mode", &mode, "how")
            try coder.flag("force", &isForced, "again")
        }

        func check() throws(JobError) {
            guard count != 8 || isForced else { throw JobError(.invalidParameter, "8 needs force") }
        }
    }

    @Test func `the list contains every parameter with its default`() {
        let list = Sample().list
        #expect(list.map(\.name) == ["count", "seat", "files", "mode", "force"])
        #expect(list.map(\.defaultValue) == [7, nil, nil, "quick", false])
        #expect(list[3].expectation == "one of quick, thorough")
    }

    @Test func `the values of a job replace defaults`() throws {
        var sample = Sample()
        try sample.read(["count": 2, "files": .texts(["/a", "/b"]), "mode": "thorough"])
        #expect(sample == Sample(count: 2, files: ["/a", "/b"], mode: .thorough))
        #expect(
            sample.values == ["count": 2, "files": .texts(["/a", "/b"]), "mode": "thorough", "force": false])
    }

    @Test func `JSON contains the same values`() throws {
        let text = try String(
            decoding: JSONEncoder().encode(Sample(seat: "a", isForced: true)), as: UTF8.self)
        #expect(text.contains("\"force\":true") && text.contains("\"seat\":\"a\"") && !text.contains("files"))
        let read = try JSONDecoder().decode(Sample.self, from: Data(#"{"mode": "thorough"}"#.utf8))
        #expect(read == Sample(mode: .thorough))
    }

    @Test(
        arguments: [
            ["count": 0], ["count": "2"], ["seat": " "], ["files": .texts(["a"])], ["mode": "slow"],
            ["force": 1],
            ["count": 8],
        ] as [JobParameters])
    func `an invalid value is rejected`(given: JobParameters) {
        var sample = Sample()
        let error = #expect(throws: JobError.self) { try sample.read(given) }
        #expect(error?.code == .invalidParameter)
    }
}
