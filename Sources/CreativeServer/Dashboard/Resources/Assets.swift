internal import Foundation

/// The style sheet of all pages.
struct StyleSheet: Sendable {
    /// The text.
    let text: String

    /// The style sheet of the dashboard.
    static let dashboard = StyleSheet(text: String(decoding: PackageResources.dashboard_css, as: UTF8.self))

    /// The address of the style sheet. It changes with the content, so that browsers may keep it for a year.
    static let link = Link("assets", "dashboard.\(version(of: PackageResources.dashboard_css)).css")
}

/// The ES module that adds drag and drop, keyboard moves, live progress and the reader's locale.
enum Script {
    static let text = String(decoding: PackageResources.dashboard_js, as: UTF8.self)
    static let link = Link("assets", "dashboard.\(version(of: PackageResources.dashboard_js)).js")
}

/// The icon of the window.
enum Icon {
    static let text = String(decoding: PackageResources.icon_svg, as: UTF8.self)
    static let link = Link("assets", "icon.\(version(of: PackageResources.icon_svg)).svg")
}

/// Returns a name for content: FNV-1a with 64 bits, which tells versions apart and promises nothing else.
private func version(of bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return String(hash, radix: 36)
}
