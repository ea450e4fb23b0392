// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "ClusterMatrix",
    dependencies: [
        // The name is explicit because the folder of the checkout may have any name.
        .package(name: "CreativeIntelligence", path: "../..")
    ],
    targets: [
        .executableTarget(
            name: "ClusterMatrix",
            dependencies: [.product(name: "CreativeIntelligence", package: "CreativeIntelligence")])
    ]
)
