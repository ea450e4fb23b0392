/// The forms of macros, by their brackets.
///
/// | form | recognised |
/// |---|---|
/// | `%%X%%`, `{{x}}`, `${x}`, `#{x}`, `@{x}`, `{!x}`, `[[x]]`, `((x))`, `<<x>>`, `<%=x%>`, `$$X$$`, `##x##`, `@@x@@`, `*|X|*` | anywhere |
/// | `{x}` | anywhere, except a GUID |
/// | `[X]`, `<X>` in capitals, `__X__` in capitals | anywhere between words |
/// | `[x]`, `<x>`, `#x#`, `~x~`, `@x@`, `^x^`, `%x%`, `%x!`, `%x`, `$x`, `__x__` | as an entire component of a link |
///
/// `%x%` is distinguished from percent-encoded text by the characters after the signs, `[x]` from an
/// IPv6 address and from the index in a parameter's name, `$x` from a price, and `__x__` in a path from
/// a folder name.
extension MacroScanner {
    /// Returns the end of the macro that starts at an index, or `nil` if none does.
    func end(ofMacroAt index: Int) -> Int? {
        switch bytes[index] {
        case UInt8(ascii: "%"): percent(at: index)
        case UInt8(ascii: "{"): braces(at: index)
        case UInt8(ascii: "$"): dollar(at: index)
        case UInt8(ascii: "["): brackets(at: index)
        case UInt8(ascii: "<"): angles(at: index)
        case UInt8(ascii: "("): parentheses(at: index)
        case UInt8(ascii: "_"): underscores(at: index)
        case UInt8(ascii: "*"): mergeTag(at: index)
        case UInt8(ascii: "#"), UInt8(ascii: "@"):
            byte(index + 1) == UInt8(ascii: "{") ? braces(at: index + 1) : fence(bytes[index], at: index)
        case UInt8(ascii: "~"), UInt8(ascii: "^"), UInt8(ascii: "|"): fence(bytes[index], at: index)
        default: nil
        }
    }

    // MARK: Names

    /// The maximum length of a macro name.
    private static let longestName = 80

    /// Returns the end of the identifier at an index: `campaign.name`, `Campaign Name`,
    /// `param:default`.
    private func name(at start: Int, allowing extra: Set<UInt8> = MacroScanner.nameMarks) -> Int? {
        guard let first = byte(start), Self.isLetter(first) || first == UInt8(ascii: "_") else { return nil }
        var end = start
        while end < bytes.count, end - start <= Self.longestName,
            Self.isLetter(bytes[end]) || Self.isDigit(bytes[end]) || extra.contains(bytes[end])
        {
            end += 1
        }
        return end - start <= Self.longestName ? end : nil
    }

    private static let nameMarks = Set("_.:+- ".utf8)
    private static let plainMarks = Set("_.".utf8)

    private func matches(_ closing: String, at index: Int) -> Bool {
        bytes[min(index, bytes.count)...].starts(with: closing.utf8)
    }

    private func isInCapitals(_ range: Range<Int>) -> Bool {
        range.count >= 3
            && range.allSatisfy { Self.isUpper(bytes[$0]) || Self.isDigit(bytes[$0]) || bytes[$0] == 0x5F }
    }

    // MARK: Forms

    /// Matches `%%X%%`, `%x%`, `%x!` and `%x`.
    private func percent(at index: Int) -> Int? {
        let sign = UInt8(ascii: "%")
        if run(of: sign, at: index) >= 2 {
            let start = index + (byte(index + 2) == UInt8(ascii: "=") ? 3 : 2)
            guard let end = name(at: start), end - start >= 2 else { return nil }
            let closing = run(of: sign, at: end)
            if closing >= 2 { return end + 2 }
            // Truncated, or with one sign lost.
            return endsComponent(at: end + closing) ? end + closing : nil
        }
        guard leftEdge(of: index) != .none, !followsEscape(index),
            let end = name(at: index + 1, allowing: Self.plainMarks)
        else { return nil }
        let isEscape = isEscape(at: index)
        switch byte(end) {
        case sign where !(isEscape && end == index + 3) && !self.isEscape(at: end):
            return isCut(at: end + 1) && (context != .text || end + 1 == bytes.count) ? end + 1 : nil
        case UInt8(ascii: "!") where !(isEscape && end == index + 3):
            return context != .text && isCut(at: end + 1) ? end + 1 : nil
        default:
            // A single letter before the next macro or the end: `%c%uhttps://…`.
            let end = index + 2
            let isWhole = endsComponent(at: end) || (byte(end) == sign && !self.isEscape(at: end))
            return leftEdge(of: index) == .value && context != .text && isWhole ? end : nil
        }
    }

    /// Returns whether a sign and the next two bytes could be a percent-encoded byte.
    private func isEscape(at index: Int) -> Bool {
        guard let high = byte(index + 1), let low = byte(index + 2) else { return false }
        return Self.hexValue(high) != nil && Self.hexValue(low) != nil
    }

    private func followsEscape(_ index: Int) -> Bool {
        index >= 3 && bytes[index - 3] == UInt8(ascii: "%") && isEscape(at: index - 3)
    }

    /// Matches `{{x}}` and `{x}`, with optional marks before the name.
    private func braces(at index: Int) -> Int? {
        let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
        if run(of: open, at: index) >= 2 {
            let start = index + run(of: open, at: index)
            var end = start
            while end < bytes.count, end - start <= Self.longestName, !Self.endOfBraces.contains(bytes[end]) {
                end += 1
            }
            let closing = run(of: close, at: end)
            if closing > 0 { return end > start ? end + closing : nil }
            // Truncated at a length limit.
            return end > start && context != .text && (end == bytes.count || bytes[end] == UInt8(ascii: "&"))
                ? end : nil
        }
        var start = index + 1
        while let mark = byte(start), Self.braceMarks.contains(mark), start - index <= 2 { start += 1 }
        let isNumber = byte(start).map(Self.isDigit) ?? false
        var end = isNumber ? start : name(at: start) ?? start
        while isNumber, end - start < 2, let digit = byte(end), Self.isDigit(digit) { end += 1 }
        guard end > start, !isGUID(start..<end) else { return nil }
        while let mark = byte(end), Self.braceMarks.contains(mark) { end += 1 }
        let closing = run(of: close, at: end)
        return closing > 0 ? end + min(closing, 2) : nil
    }

    private static let endOfBraces = Set("{}&\"\n".utf8)
    private static let braceMarks = Set("!%$?#@[]=|".utf8)

    private func isGUID(_ range: Range<Int>) -> Bool {
        range.count == 36
            && range.allSatisfy { Self.hexValue(bytes[$0]) != nil || bytes[$0] == UInt8(ascii: "-") }
    }

    /// Matches `${x}`, `$$X$$` and `$X`.
    private func dollar(at index: Int) -> Int? {
        let sign = UInt8(ascii: "$")
        if byte(index + 1) == UInt8(ascii: "{") {
            if let end = braces(at: index + 1) { return end }
            guard let end = name(at: index + 2), context != .text, endsComponent(at: end) else { return nil }
            return end
        }
        if byte(index + 1) == sign {
            guard let end = name(at: index + 2), run(of: sign, at: end) >= 2 else { return nil }
            return end + 2
        }
        guard context != .text || index == 0, var end = name(at: index + 1, allowing: Self.plainMarks) else {
            return nil
        }
        // `$CLICK_URLhttps://…`: the capitals end where the address begins.
        if let address = (index + 2..<end).first(where: {
            Self.isUpper(bytes[$0 - 1]) && beginsAddress(at: $0)
        }) {
            end = address
        }
        guard endsComponent(at: end) else { return nil }
        switch leftEdge(of: index) {
        case .value: return end
        // A path may contain a ticker symbol, `$ABCD`.
        case .segment: return (index + 1..<end).contains { bytes[$0] == 0x5F } || end - index > 6 ? end : nil
        case .loose: return isInCapitals(index + 1..<end) ? end : nil
        case .none: return nil
        }
    }

    /// Matches `[[x]]`, `[X]` and `[x]`.
    private func brackets(at index: Int) -> Int? {
        let isDouble = byte(index + 1) == UInt8(ascii: "[")
        let start = index + (isDouble ? 2 : 1)
        guard let end = name(at: start), byte(end) == UInt8(ascii: "]") else { return nil }
        if isDouble { return byte(end + 1) == UInt8(ascii: "]") ? end + 2 : nil }
        // Excludes the index in a parameter's name, `filter[color]=red`, and an IPv6 address.
        guard byte(end + 1) != UInt8(ascii: "="), !isIPv6(start..<end) else { return nil }
        if isInCapitals(start..<end), leftEdge(of: index) != .none || endsComponent(at: end + 1) {
            return end + 1
        }
        return isWholeComponent(index, end + 1, name: start..<end) ? end + 1 : nil
    }

    private func isIPv6(_ range: Range<Int>) -> Bool {
        range.count { bytes[$0] == UInt8(ascii: ":") } >= 2
            && range.allSatisfy {
                Self.hexValue(bytes[$0]) != nil || bytes[$0] == UInt8(ascii: ":")
                    || bytes[$0] == UInt8(ascii: ".")
            }
    }

    /// Returns whether a macro is a component of its own. A field with a single dotted name in brackets is a
    /// list of one domain.
    private func isWholeComponent(_ start: Int, _ end: Int, name: Range<Int>) -> Bool {
        let edge = leftEdge(of: start)
        guard edge == .value || edge == .segment, endsComponent(at: end) else { return false }
        return context != .link || start > 0 || end < bytes.count
            || !name.contains { bytes[$0] == UInt8(ascii: ".") }
    }

    /// Matches `<<x>>`, `<%=x%>`, `<X>` and `<x>`.
    private func angles(at index: Int) -> Int? {
        var start = index + 1
        while let mark = byte(start), start - index <= 3, Self.angleMarks.contains(mark) { start += 1 }
        guard var end = name(at: start) else { return nil }
        let name = start..<end
        while let mark = byte(end), end - name.upperBound < 2,
            mark == UInt8(ascii: "%") || mark == UInt8(ascii: "?")
        {
            end += 1
        }
        guard byte(end) == UInt8(ascii: ">") else { return nil }
        if start - index > 1 { return end + min(2, run(of: UInt8(ascii: ">"), at: end)) }
        return isInCapitals(name) || isWholeComponent(index, end + 1, name: name) ? end + 1 : nil
    }

    private static let angleMarks = Set("<%=?".utf8)

    /// Matches `((x))`.
    private func parentheses(at index: Int) -> Int? {
        guard byte(index + 1) == UInt8(ascii: "("), let end = name(at: index + 2), matches("))", at: end)
        else {
            return nil
        }
        return end + 2
    }

    /// Matches `__X__` between words; in lower case, as an entire value.
    private func underscores(at index: Int) -> Int? {
        let mark = UInt8(ascii: "_")
        guard byte(index + 1) == mark, let first = byte(index + 2), Self.isLetter(first),
            leftEdge(of: index) != .none, index == lastEnd || index == 0 || bytes[index - 1] != mark
        else { return nil }
        var end = index + 2
        while let next = byte(end), end - index <= Self.longestName,
            Self.isLetter(next) || Self.isDigit(next) || next == 0x20
                || (next == mark && byte(end + 1) != mark)
        {
            end += 1
        }
        guard matches("__", at: end) else { return nil }
        let isInCapitals = !bytes[index + 2..<end].contains {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        }
        if isInCapitals, end - index >= 4, isCut(at: end + 2) { return end + 2 }
        return leftEdge(of: index) == .value && endsComponent(at: end + 2) ? end + 2 : nil
    }

    /// Matches `*|X|*`.
    private func mergeTag(at index: Int) -> Int? {
        guard byte(index + 1) == UInt8(ascii: "|"), let end = name(at: index + 2), matches("|*", at: end)
        else {
            return nil
        }
        return end + 2
    }

    /// Matches `##x##` anywhere between words; `#x#` as an entire component; and `|x|` as an entire
    /// value, because it also separates lists.
    private func fence(_ mark: UInt8, at index: Int) -> Int? {
        let width = run(of: mark, at: index)
        let edge = leftEdge(of: index)
        guard width <= 3, edge != .none, let end = name(at: index + width, allowing: Self.plainMarks),
            run(of: mark, at: end) == width
        else { return nil }
        if width > 1 { return isCut(at: end + width) ? end + width : nil }
        guard endsComponent(at: end + 1), context != .text || index == 0 else { return nil }
        if mark == UInt8(ascii: "|"), context == .link, index == 0 || edge != .value { return nil }
        return edge == .value || edge == .segment ? end + 1 : nil
    }
}
