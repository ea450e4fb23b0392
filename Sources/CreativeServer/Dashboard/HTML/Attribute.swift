/// An attribute of an element. Its value is escaped where it is written.
///
/// Addresses are made of ``Link`` only. `style` and event handlers cannot be made, because the content security policy
/// refuses them.
struct Attribute: Hashable, Sendable {
    /// The name.
    let name: String
    /// The value; `nil` for an attribute that is present or absent.
    let value: String?

    private init(_ name: StaticString, _ value: String?) {
        self.name = "\(name)"
        self.value = value
    }

    private static func flag(_ name: StaticString, _ isPresent: Bool) -> Attribute? {
        isPresent ? Attribute(name, nil) : nil
    }
}

// MARK: Addresses

extension Attribute {
    static func href(_ link: Link) -> Attribute { Attribute("href", link.text) }
    static func source(_ link: Link) -> Attribute { Attribute("src", link.text) }
    static func action(_ link: Link) -> Attribute { Attribute("action", link.text) }
    static func formAction(_ link: Link) -> Attribute { Attribute("formaction", link.text) }
    static func data(_ name: DataName, _ link: Link) -> Attribute { data(name, link.text) }
}

// MARK: Global attributes

extension Attribute {
    static func `class`(_ names: String) -> Attribute { Attribute("class", names) }
    static func id(_ id: String) -> Attribute { Attribute("id", id) }
    static func title(_ text: String) -> Attribute { Attribute("title", text) }
    static func lang(_ code: StaticString) -> Attribute { Attribute("lang", "\(code)") }
    static func role(_ role: StaticString) -> Attribute { Attribute("role", "\(role)") }
    static func hidden(_ isHidden: Bool = true) -> Attribute? { flag("hidden", isHidden) }
    static func tabIndex(_ index: Int) -> Attribute { Attribute("tabindex", String(index)) }
    static func draggable() -> Attribute { Attribute("draggable", "true") }

    static func label(_ text: String) -> Attribute { Attribute("aria-label", text) }
    static func labelledBy(_ id: String) -> Attribute { Attribute("aria-labelledby", id) }
    static func describedBy(_ id: String) -> Attribute { Attribute("aria-describedby", id) }
    static func current(_ isCurrent: Bool) -> Attribute? {
        isCurrent ? Attribute("aria-current", "page") : nil
    }
    static func live() -> Attribute { Attribute("aria-live", "polite") }
    static func ariaHidden() -> Attribute { Attribute("aria-hidden", "true") }

    /// The names of data attributes, which the script of the dashboard reads.
    enum DataName: Sendable {
        case currency, creative, campaign, dropTarget, events, submits, digits
    }

    static func data(_ name: DataName, _ value: String = "") -> Attribute {
        switch name {
        case .currency: Attribute("data-currency", value)
        case .creative: Attribute("data-creative", value)
        case .campaign: Attribute("data-campaign", value)
        case .dropTarget: Attribute("data-drop-target", value)
        case .events: Attribute("data-events", value)
        case .submits: Attribute("data-submits", value)
        case .digits: Attribute("data-digits", value)
        }
    }
}

// MARK: Forms, tables and documents

extension Attribute {
    static func type(_ type: StaticString) -> Attribute { Attribute("type", "\(type)") }
    static func name(_ name: String) -> Attribute { Attribute("name", name) }
    static func value(_ value: String) -> Attribute { Attribute("value", value) }
    static func method(_ method: StaticString) -> Attribute { Attribute("method", "\(method)") }
    static func enctype(_ type: StaticString) -> Attribute { Attribute("enctype", "\(type)") }
    static func form(_ id: String) -> Attribute { Attribute("form", id) }
    static func `for`(_ id: String) -> Attribute { Attribute("for", id) }
    static func placeholder(_ text: String) -> Attribute { Attribute("placeholder", text) }
    static func maxLength(_ count: Int) -> Attribute { Attribute("maxlength", String(count)) }
    static func min(_ value: Int) -> Attribute { Attribute("min", String(value)) }
    static func max(_ value: Int) -> Attribute { Attribute("max", String(value)) }
    static func rows(_ count: Int) -> Attribute { Attribute("rows", String(count)) }
    static func autocomplete(_ value: StaticString) -> Attribute { Attribute("autocomplete", "\(value)") }
    static func checked(_ isChecked: Bool) -> Attribute? { flag("checked", isChecked) }
    static func selected(_ isSelected: Bool) -> Attribute? { flag("selected", isSelected) }
    static func disabled(_ isDisabled: Bool) -> Attribute? { flag("disabled", isDisabled) }
    static func required(_ isRequired: Bool = true) -> Attribute? { flag("required", isRequired) }
    static func open(_ isOpen: Bool) -> Attribute? { flag("open", isOpen) }

    static func scope(_ scope: StaticString) -> Attribute { Attribute("scope", "\(scope)") }
    static func columnSpan(_ count: Int) -> Attribute { Attribute("colspan", String(count)) }
    static func dateTime(_ text: String) -> Attribute { Attribute("datetime", text) }
    static func alternative(_ text: String) -> Attribute { Attribute("alt", text) }
    static func loadsLazily() -> Attribute { Attribute("loading", "lazy") }

    static func charset() -> Attribute { Attribute("charset", "utf-8") }
    static func content(_ text: String) -> Attribute { Attribute("content", text) }
    static func httpEquiv(_ name: StaticString) -> Attribute { Attribute("http-equiv", "\(name)") }
    static func relation(_ name: StaticString) -> Attribute { Attribute("rel", "\(name)") }
}

// MARK: SVG

extension Attribute {
    static func viewBox(_ width: Int, _ height: Int) -> Attribute {
        Attribute("viewBox", "0 0 \(width) \(height)")
    }
    static func stretches() -> Attribute { Attribute("preserveAspectRatio", "none") }
    static func path(_ commands: String) -> Attribute { Attribute("d", commands) }
    static func x(_ value: Double) -> Attribute { Attribute("x", coordinate(value)) }
    static func y(_ value: Double) -> Attribute { Attribute("y", coordinate(value)) }
    static func x1(_ value: Double) -> Attribute { Attribute("x1", coordinate(value)) }
    static func x2(_ value: Double) -> Attribute { Attribute("x2", coordinate(value)) }
    static func y1(_ value: Double) -> Attribute { Attribute("y1", coordinate(value)) }
    static func y2(_ value: Double) -> Attribute { Attribute("y2", coordinate(value)) }
    static func width(_ value: Double) -> Attribute { Attribute("width", coordinate(value)) }
    static func height(_ value: Double) -> Attribute { Attribute("height", coordinate(value)) }
    static func radius(_ value: Double) -> Attribute { Attribute("rx", coordinate(value)) }
    static func anchor(_ anchor: StaticString) -> Attribute { Attribute("text-anchor", "\(anchor)") }

    /// Returns a coordinate with one decimal, which is finer than a screen pixel.
    static func coordinate(_ value: Double) -> String {
        guard value.isFinite else { return "0" }
        let rounded = (value * 10).rounded() / 10
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
}
