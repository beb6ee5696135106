/// What else is known of a party beside its name and how it is reached.
public struct Profile: Codable, Equatable, Hashable, Sendable {
    /// How they like to be reached: "mornings, never by mail".
    public var reaching = ""
    /// They do not wish to hear from the firm of its own accord.
    public var doNotContact = false
    /// Postal addresses, each as it is written, lines separated by a line feed.
    public var places: [String] = []
    public var tags: [String] = []
    /// Own fields of the firm and of the systems it came from, in the order in which they were said.
    public var fields: [Field] = []
    /// The language they prefer, as a code of BCP 47: `de`, `pt-BR`; empty: not known.
    public var language = ""
    /// Their time zone by its name in tzdata; empty: the firm's.
    public var zone = ""

    /// A field that a firm made for itself.
    public struct Field: Codable, Equatable, Hashable, Sendable {
        public let name: String
        public let value: String
        public init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }
    }

    public init() {}

    mutating func correct(_ change: Party.Correction) {
        reaching = change.reaching ?? reaching
        doNotContact = change.doNotContact ?? doNotContact
        language = change.language ?? language
        zone = change.zone ?? zone
        places = places.changed(adding: change.places, dropping: change.dropped.places)
        tags = tags.changed(adding: change.tags, dropping: change.dropped.tags)
        fields = fields.setting(change.fields)
    }

    func absorbing(_ other: Profile) -> Profile {
        var whole = self
        whole.reaching = [reaching, other.reaching].filter { !$0.isEmpty }.joined(separator: "\n")
        // Somebody's wish not to hear holds whichever of the two said it.
        whole.doNotContact = doNotContact || other.doNotContact
        whole.places = places.changed(adding: other.places, dropping: [])
        whole.tags = tags.changed(adding: other.tags, dropping: [])
        whole.fields = other.fields.setting(fields)
        whole.language = language.isEmpty ? other.language : language
        whole.zone = zone.isEmpty ? other.zone : zone
        return whole
    }
}

extension [Profile.Field] {
    /// The fields with others set: one of the same name is replaced where it stands, an empty value takes it away. O(fields of both).
    func setting(_ new: [Profile.Field]) -> [Profile.Field] {
        var all = map(Optional.some)
        var places = Dictionary(enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        for field in new {
            if let place = places[field.name] {
                all[place] = field.value.isEmpty ? nil : field
                if field.value.isEmpty { places[field.name] = nil }
            } else if !field.value.isEmpty {
                places[field.name] = all.count
                all.append(field)
            }
        }
        return all.compactMap { $0 }
    }
}

extension Profile {
    /// For tables and programs; absent is empty.
    public var json: JSON {
        .members([
            "reaching": .text(reaching), "doNotContact": doNotContact ? true : nil, "places": .texts(places), "tags": .texts(tags),
            "fields": fields.json, "language": .text(language), "zone": .text(zone),
        ])
    }

    public init(_ json: JSON) {
        (reaching, language, zone) = (json["reaching"]?.string ?? "", json["language"]?.string ?? "", json["zone"]?.string ?? "")
        (places, tags) = (json["places"]?.texts ?? [], json["tags"]?.texts ?? [])
        doNotContact = json["doNotContact"]?.bool ?? false
        fields = [Field](json["fields"])
    }
}

extension [Profile.Field] {
    /// An object in the fields' order, or nothing at all for none.
    var json: JSON? { isEmpty ? nil : .object(map { JSON.Member(name: $0.name, value: .string($0.value)) }) }

    init(_ json: JSON?) {
        guard case .object(let members)? = json else {
            self = []
            return
        }
        self = members.map { Profile.Field($0.name, $0.value.string ?? "") }
    }
}
