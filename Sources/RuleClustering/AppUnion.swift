internal import CreativeModel

/// The union of the two store entries of one app, within a seat.
///
/// Two IDs are the same app if a creative names both, or if the package name ends with the App Store's
/// name for the app, or with a long word of a file that advertises it (`sky-runner`,
/// `com.nova.skyrunner`), and no other package has that ending. Both IDs stay available in
/// ``LandingPage/apps``. The united app is identified by its smallest Google Play ID.
struct AppUnion {
    private struct Node: Hashable {
        var seat: String
        var app: AppIdentity
    }

    private var parents: [Node: Node] = [:]

    init(_ signals: [CreativeSignals]) {
        var slugs: [Node: Set<String>] = [:]
        var packages: [Node: Set<String>] = [:]
        for signal in signals {
            let nodes = Self.nodes(of: signal)
            for node in nodes {
                if parents[node] == nil { parents[node] = node }
                if let slug = node.app.slug { slugs[node, default: []].insert(Self.letters(of: slug)) }
                if node.app.store == .appStore {
                    slugs[node, default: []].formUnion(Self.fileWords(of: signal))
                }
                if node.app.store == .googlePlay { packages[node] = Self.endings(of: node.app.id) }
            }
            for node in nodes.dropFirst() { join(node, nodes[0]) }
        }
        var holders: [Name: Set<Node>] = [:]
        for (node, endings) in packages {
            for ending in endings {
                holders[Name(seat: node.seat, letters: ending), default: []].insert(node)
            }
        }
        for (node, names) in slugs {
            for name in names where name.count >= Self.shortestName {
                let matching = holders[Name(seat: node.seat, letters: name)] ?? []
                if matching.count == 1, let only = matching.first { join(node, only) }
            }
        }
    }

    /// Returns the app that a creative leads to, the same for both stores.
    func app(of signal: CreativeSignals) -> AppIdentity? {
        Self.nodes(of: signal).first.map { root(of: $0).app }
    }

    private struct Name: Hashable {
        var seat: String
        var letters: String
    }

    /// Shorter names, such as `app` or `game`, are too unspecific.
    private static let shortestName = 5

    private static func nodes(of signal: CreativeSignals) -> [Node] {
        signal.landingApps.map { Node(seat: signal.creative.key.seat, app: $0) }
    }

    /// Returns the words of a file name that are long enough to name an app: at least eight letters.
    static func fileWords(of signal: CreativeSignals) -> [String] {
        let words = signal.creative.fileName?.lowercased().split { !($0.isLetter || $0.isNumber) } ?? []
        return words.filter { $0.count >= 8 }.map(String.init)
    }

    private static func letters(of text: String) -> String {
        String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    /// Returns the joined last parts of a package name: `skyrunner` and `novaskyrunner` for
    /// `com.nova.skyrunner`.
    private static func endings(of package: String) -> Set<String> {
        let parts = package.split(separator: ".").map { letters(of: String($0)) }
        return Set((1..<max(2, parts.count)).map { parts.suffix($0).joined() })
    }

    /// Returns the names of an app, as letters, that are long enough to identify it.
    static func names(of app: AppIdentity) -> [String] {
        let own = app.store == .googlePlay ? endings(of: app.id).sorted() : []
        return (own + [app.slug].compactMap(\.self).map(letters)).filter { $0.count >= shortestName }
    }

    private func root(of node: Node) -> Node {
        var node = node
        while let parent = parents[node], parent != node { node = parent }
        return node
    }

    /// Joins two nodes. The smaller root becomes the parent, so that the ID of a union does not depend
    /// on the order. Google Play IDs come first, because package names are more informative.
    private mutating func join(_ left: Node, _ right: Node) {
        let roots = [root(of: left), root(of: right)].sorted { rank($0.app) < rank($1.app) }
        parents[roots[1]] = roots[0]
    }

    private func rank(_ app: AppIdentity) -> (Int, String) {
        switch app.store {
        case .googlePlay: (0, app.id)
        case .appStore: (1, app.id)
        case .scheme: (2, app.id)
        }
    }
}

extension CreativeSignals {
    /// The names of Google Play packages, which an app of another store can be matched with.
    package var offeredAppNames: [String] {
        landingApps.filter { $0.store == .googlePlay }.flatMap(AppUnion.names)
    }

    /// The names of apps of other stores, by store and by file. Such an app is the same as a package
    /// that offers one of these names.
    package var askedAppNames: [String] {
        let apps = landingApps.filter { $0.store != .googlePlay }
        let words = apps.contains { $0.store == .appStore } ? AppUnion.fileWords(of: self) : []
        return apps.flatMap(AppUnion.names) + words
    }
}
