// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "kept",
    products: [.executable(name: "kept", targets: ["CLI"])],
    dependencies: [
        .package(path: "Rules"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.90.0"),
    ],
    targets: [
        .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
        .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .systemLibrary(name: "CQrencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "CIcal", pkgConfig: "libical", providers: [.apt(["libical-dev"])]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .target(name: "Formats", dependencies: ["CIcal", "CArchive", .product(name: "Care", package: "Rules")]),
        .target(name: "CConfined"),
        .target(
            name: "CPhone",
            linkerSettings: [.linkedLibrary("phonenumber"), .linkedLibrary("icuuc"), .linkedLibrary("icui18n"), .linkedLibrary("stdc++")]),
        .target(
            name: "Store",
            dependencies: [
                "CArgon2", "CPhone",
                .product(name: "Care", package: "Rules"), .product(name: "Language", package: "Rules"),
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(
            name: "Mail",
            dependencies: [
                "Store", "Formats", "CGMime", "CConfined", .product(name: "Care", package: "Rules"),
                .product(name: "Language", package: "Rules"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(
            name: "Web",
            dependencies: [
                "CDeflate", "CQrencode", "Store", "Mail", .product(name: "Care", package: "Rules"),
                .product(name: "Language", package: "Rules"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ],
            resources: [.embedInCode("Assets")]),
        .executableTarget(
            name: "CLI",
            dependencies: [
                "Web", "Store", "Formats", "Mail", .product(name: "Care", package: "Rules"), .product(name: "Language", package: "Rules"),
                .product(name: "Hummingbird", package: "hummingbird"), .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        .target(
            name: "Support",
            dependencies: ["Store", .product(name: "Care", package: "Rules"), .product(name: "Language", package: "Rules")],
            path: "Tests/Support"),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "Support", "Store", "Mail", .product(name: "Care", package: "Rules"), .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(name: "FormatsTests", dependencies: ["Formats", "CArchive", .product(name: "Care", package: "Rules")]),
        .testTarget(name: "MailTests", dependencies: ["Support", "Mail", "Store", .product(name: "Care", package: "Rules")]),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "CDeflate", "Support", "Web", "Store", .product(name: "Care", package: "Rules"),
                .product(name: "Hummingbird", package: "hummingbird"), .product(name: "NIOEmbedded", package: "swift-nio"),
            ], exclude: ["Snapshots"]),
        .testTarget(name: "StoryTests", dependencies: ["Support", "CLI"], exclude: ["Stories"]),
        .testTarget(name: "TidyTests", dependencies: [.product(name: "Care", package: "Rules")]),
    ],
    cxxLanguageStandard: .cxx17
)
