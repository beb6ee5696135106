import Care

/// Tables written as JSON: a list of records, as Salesforce’s and other systems’ programs export them.
public struct RecordsJSON {
    /// Why it is no table of people.
    public struct NotRecords: Error, Equatable, CustomStringConvertible {
        public let description: String
    }

    public let header: [String]
    public let rows: [TableRow]

    /// 64 MiB; it is held whole.
    public static let largestFile = 64 << 20
    private static let mostColumns = 1_000

    public init(_ stream: ByteStream) throws {
        guard let bytes = try stream.text().rest(Self.largestFile) else { throw NotRecords(description: "It is larger than 64 MiB.") }
        let whole: JSON
        do throws(JSON.Malformed) { whole = try JSON(String(decoding: Charset.readable(bytes), as: UTF8.self)) } catch {
            throw NotRecords(description: "It is no JSON: byte \(error.at) is not what must stand there.")
        }
        let records = Self.records(whole).compactMap(Self.cells)
        if records.isEmpty { throw NotRecords(description: "It is JSON, but no list of records.") }
        var (names, places) = ([String](), [String: Int]())
        for record in records {
            for (name, _) in record where places[name] == nil && names.count < Self.mostColumns {
                places[name] = names.count
                names.append(name)
            }
        }
        header = names
        rows = records.enumerated().map { number, record in
            var texts = [String](repeating: "", count: names.count)
            for (name, value) in record { if let place = places[name] { texts[place] = value } }
            return TableRow(line: number + 1, texts: texts)
        }
        if let type = Self.type(whole), !Self.typesOfPeople.contains(type), !names.contains(where: Self.reaches) {
            throw NotRecords(description: "It tells of “\(type.cut(60))”, not of people.")
        }
    }

    /// Kinds of record that are people or organizations whatever they hold.
    private static let typesOfPeople: Set<String> = ["Contact", "Lead", "Account", "User", "PersonAccount"]

    private static func reaches(_ name: String) -> Bool {
        [.email, .phone].contains(HeaderGuess.meaning(name, HeaderGuess.Beside()).meaning.field)
    }

    private static func records(_ whole: JSON) -> [JSON] {
        if let list = whole.array { return list }
        return ["records", "data", "contacts", "items", "results"].lazy.compactMap { whole[$0]?.array }.first ?? []
    }

    private static func type(_ whole: JSON) -> String? { records(whole).first?["attributes"]?["type"]?.string }

    /// A record’s members as texts; members of members by both names.
    private static func cells(_ record: JSON) -> [(String, String)]? {
        guard case .object(let members) = record else { return nil }
        return members.flatMap { member -> [(String, String)] in
            if member.name == "attributes" { return [] }
            if case .object(let inner) = member.value { return inner.compactMap { cell("\(member.name) \($0.name)", $0.value) } }
            return [cell(member.name, member.value)].compactMap { $0 }
        }
    }

    private static func cell(_ name: String, _ value: JSON) -> (String, String)? {
        switch value {
        case .null: nil
        case .string(let text): (name, text.trimmed)
        case .array(let list): (name, list.compactMap(\.string).joined(separator: "; "))
        case .object: nil
        case _: (name, value.text)
        }
    }
}
