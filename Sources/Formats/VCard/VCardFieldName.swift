/// What a property that has no place of its own is called among a person's fields: "X-SPOUSE" is "Spouse".
enum VCardFieldName {
    /// Nil for what a program wrote for itself.
    static func of(_ property: VCardProperty, label: String?) -> String? {
        let name = property.name
        if ofPrograms.contains(name) || programPrefixes.contains(where: name.hasPrefix) { return nil }
        if ["X-ABDATE", "X-ABRELATEDNAMES", "RELATED"].contains(name) {
            return label ?? ReachLabel.of(property.types).capitalizedFirst ?? (name == "X-ABDATE" ? "Date" : "Related")
        }
        if name == "IMPP" { return property.parameters["X-SERVICE-TYPE"]?.first ?? "Chat" }
        if name == "X-FCENCODED" { return nil }
        let bare = prefixes.first(where: name.hasPrefix).map { String(name.dropFirst($0.count)) } ?? name
        return bare.split(separator: "-").joined(separator: " ").lowercased().cut(80).capitalizedFirst
    }

    private static let prefixes = ["X-EVOLUTION-", "X-MS-", "X-KADDRESSBOOK-X-", "X-ANDROID-", "X-"]
    private static let programPrefixes = [
        "X-MS-OL-", "X-COUCHDB", "X-FC", "X-AB", "X-ETAG", "X-ID", "X-IMAGE", "X-MOZILLA-HTML", "X-EVOLUTION-FILE-AS", "X-EVOLUTION-WEBDAV",
        "X-KEPT-",
    ]
    private static let ofPrograms: Set<String> = [
        "VERSION", "REV", "PRODID", "SORT-STRING", "CLASS", "MAILER", "GEO", "AGENT", "LABEL", "SOURCE", "PROFILE", "NAME", "FBURL",
        "CALURI", "CALADRURI", "CLIENTPIDMAP", "XML", "X-GENERATOR", "X-GENDER", "MEMBER", "X-LONG-STRING", "BEGIN", "END",
    ]
}

extension String {
    /// With a capital in front; nil where there is nothing.
    var capitalizedFirst: String? { first.map { $0.uppercased() + dropFirst() } }
}
