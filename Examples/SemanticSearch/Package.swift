// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "SemanticSearch",
    dependencies: [
        // The name is given because a path's last component is whatever the checkout is called.
        .package(name: "CreativeIntelligence", path: "../..")
    ],
    targets: [
        .executableTarget(
            name: "SemanticSearch",
            dependencies: [.product(name: "CreativeIntelligence", package: "CreativeIntelligence")])
    ]
)
