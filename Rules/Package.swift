// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "Rules",
    products: [
        .library(name: "Care", targets: ["Care"]),
        .library(name: "Language", targets: ["Language"]),
    ],
    targets: [
        .target(name: "Care"),
        .target(name: "Language", dependencies: ["Care"]),
        .testTarget(name: "CareTests", dependencies: ["Care"], exclude: ["zoneinfo_answers.py"]),
        .testTarget(name: "LanguageTests", dependencies: ["Language", "Care"]),
    ]
)
