// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "DealPackages",
    dependencies: [
        // The name is given because a path's last component is whatever the checkout is called.
        .package(name: "CreativeIntelligence", path: "../..")
    ],
    targets: [
        .executableTarget(
            name: "DealPackages",
            dependencies: [
                .product(name: "CreativeIntelligence", package: "CreativeIntelligence"),
                .product(name: "SampleData", package: "CreativeIntelligence"),
            ])
    ]
)
