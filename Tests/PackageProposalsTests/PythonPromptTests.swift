import Testing

@testable import PackageProposals

/// Templates written for Python's `format`; the expected texts are those of Python 3.
@Suite struct PythonPromptTests {
    @Test(arguments: [
        ("{enriched_deals}", "<enriched_deals>\nD\n</enriched_deals>"),
        (
            "{{\"packages\": []}}\n{enriched_deals}",
            "{\"packages\": []}\n<enriched_deals>\nD\n</enriched_deals>"
        ),
        ("<enriched_deals>{enriched_deals}</enriched_deals>{{}}", "<enriched_deals>D</enriched_deals>{}"),
        ("{{{enriched_deals!s}}}<enriched_deals>", "{D}<enriched_deals>"),
        ("<enriched_deals>{{enriched_deals}}{enriched_deals:}", "<enriched_deals>{enriched_deals}D"),
    ])
    func `braces follow the rules of Python`(text: String, filled: String) throws {
        #expect(try PromptTemplate(text, style: .python).filled(with: "D") == filled)
    }

    @Test(arguments: [
        ("{{enriched_deals}}", "no {enriched_deals}"),
        ("{enriched_deals}\n{count}", "line 2, has the field “{count}”"),
        ("{enriched_deals} {}", "the field “{}”"),
        ("{enriched_deals:>20}", "the field “{enriched_deals:>20}”"),
        ("{enriched_deals} }", "a single “}”"), ("{enriched_deals} {", "unterminated “{”"),
        ("{\"a\": 1} {enriched_deals}", "line 1, has the field “{\"a\": 1}”"),
    ])
    func `templates that Python rejects are errors`(text: String, message: String) {
        let error = #expect(throws: PackageError.self) { try PromptTemplate(text, style: .python) }
        #expect(error?.code == .invalidTemplate)
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    }

    /// Braces in deals are not interpreted.
    @Test func `deals are inserted unchanged`() throws {
        let template = try PromptTemplate("{{x}} {enriched_deals}", style: .python)
        #expect(template.filled(with: "{\"a\": \"{{b}}\"}").contains("{\"a\": \"{{b}}\"}"))
        #expect(template.filled(with: "").hasPrefix("{x} "))
    }
}
