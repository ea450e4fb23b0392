// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "LastingCampaigns",
    dependencies: [
        // The name is explicit because the folder of the checkout may have any name.
        .package(name: "CreativeIntelligence", path: "../..")
    ],
    targets: [
        .executableTarget(
            name: "LastingCampaigns",
            dependencies: [.product(name: "CreativeIntelligence", package: "CreativeIntelligence")])
    ]
)
