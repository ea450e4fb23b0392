import Testing

@testable import SampleData

@Suite("CSV of a sample table")
struct SampleTableTests {
    @Test("quotes what needs it and nothing else")
    func quotes() {
        let table = SampleTable(
            header: ["id", "text"],
            rows: [["1", "plain"], ["2", "a, b"], ["3", "say \"hi\""], ["4", "two\nlines"], ["5", ""]])
        #expect(table.csv == "id,text\n1,plain\n2,\"a, b\"\n3,\"say \"\"hi\"\"\"\n4,\"two\nlines\"\n5,\n")
        #expect(table.column("text") == 1 && table.column("none") == nil)
    }
}
