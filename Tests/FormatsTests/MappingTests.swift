import Care
import Testing

@testable import Formats

@Suite struct MappingTests {
    @Test(arguments: [
        ("First Name", "first"), ("LastName", "last"), ("Full Name", "name"), ("Email Address", "email"), ("E-mail 2 Address", "email 2"),
        ("Office Phone", "phone work"), ("Mobile Phone Number", "phone mobile"), ("Business Fax", "phone work fax"),
        ("Home Phone 2", "phone 2 home"),
        ("Phone 1 - Label", "phone 1 label"), ("Phone 1 - Value", "phone 1"), ("E-mail 1 - Type", "email 1 label"),
        ("Company", "organization"),
        ("Organization 1 - Title", "role 1"), ("Organization Department", "department"), ("Mailing Zip/Postal Code", "postcode"),
        ("Primary Address Street", "street"), ("Business Street 2", "street work"), ("Address 2 - Street", "street 2"),
        ("Country/Region", "country"),
        ("Other Country/Region", "country other"), ("Account Owner", "responsible"), ("Record ID", "identifier"),
        ("Do Not Call", "do-not-contact"),
        ("Person - Phone - Work", "phone work"), ("Person - Label", "tag"), ("Person - Organization", "organization"),
        ("Group Membership", "tag"),
        ("Vorname", "first"), ("Nachname", "last"), ("E-Mail-Adresse", "email"), ("Telefon geschäftlich", "phone work"),
        ("Handy", "phone mobile"),
        ("Straße privat", "street home"), ("PLZ", "postcode"), ("Geburtstag", "birthday"), ("Anrede", "prefix"), ("Firma", "organization"),
        ("Prénom", "first"), ("Code postal", "postcode"), ("Téléphone portable", "phone mobile"), ("Société", "organization"),
        ("Courriel", "email"),
        ("Apellidos", "last"), ("Correo electrónico", "email"), ("Código postal", "postcode"), ("Empresa", "organization"),
        ("Teléfono móvil", "phone mobile"),
        ("Voornaam", "first"), ("Achternaam", "last"), ("Telefoonnummer", "phone"), ("Woonplaats", "city"), ("Bedrijf", "organization"),
        ("Mobile_Phone__c", "phone mobile"), ("Title__c", "role"), ("Lead Source", "field"), ("Favourite oven", "field"),
        ("Custom Field 1 - Label", "field 1 label Custom"),
    ]) func `a column is understood by its name`(name: String, meaning: String) {
        #expect(HeaderGuess.meaning(name, .init()).meaning.text == meaning)
    }

    @Test(arguments: [
        ("Record ID,First Name,Last Name,Email,Lifecycle Stage", Exporter.hubSpot),
        ("Salutation,First Name,Last Name,Mailing Street,Mailing City", .salesforce),
        ("Id,OwnerId,IsDeleted,LastName", .salesforce), ("Person - Name,Person - Email - Work,Person - Phone - Work", .pipedrive),
        ("Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value", .google),
        ("First Name,Last Name,Labels,E-mail 1 - Value", .google),
        ("First Name,Last Name,E-mail Address,Business Phone", .outlook),
        ("Vorname,Nachname,E-Mail-Adresse,Telefon geschäftlich", .outlook),
        ("First Name,Account Name,Office Phone,Primary Address Street", .suiteCRM),
    ]) func `the program that wrote a table is recognised`(header: String, exporter: Exporter) {
        #expect(Exporter(header: header.split(separator: ",").map(String.init)) == exporter)
    }

    @Test func `a row keeps all its numbers and addresses`() throws {
        let (_, cards) = try Sample.contacts(
            """
            First Name,Last Name,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Labels
            Ines,Ferreira,* Work,ines@a.example ::: i@b.example,Mobile,1 555 ::: 2 555,Ovens,3 555,* myContacts ::: Bakers
            """)
        #expect(cards.first?.emails == [.init("ines@a.example", label: "work"), .init("i@b.example", label: "work")])
        #expect(cards.first?.phones == [.init("1 555", label: "mobile"), .init("2 555", label: "mobile"), .init("3 555", label: "Ovens")])
        #expect(cards.first?.tags == ["Bakers"])
    }

    @Test func `what is not understood becomes a field of its name`() throws {
        let (mapping, cards) = try Sample.contacts("Name,Email,Wine,Empty\nAnna,a@b.example,red,\n")
        #expect(mapping.columns.map(\.meaning.field) == [.name, .email, .own, .own])
        #expect(cards.first?.fields == [.init("Wine", "red")])
    }

    @Test func `a name beside a first name is the last one`() throws {
        #expect(try Sample.contacts("Vorname,Name\nAnna,Berg").cards.first?.name.shown == "Anna Berg")
        #expect(try Sample.contacts("Name,First Name,Last Name\nAnna Berg,Anna,Berg").cards.first?.name.full == "Anna Berg")
    }

    @Test func `a title is a role, or Mr and Mrs where there is a job title`() throws {
        #expect(try Sample.contacts("Name,Title\nAnna,Engineer").cards.first?.affiliations.first?.role == "Engineer")
        let outlook = try Sample.contacts(
            "Title,First Name,Last Name,Job Title,E-mail Address,Business Phone\nMrs,Anna,Berg,Engineer,a@b.example,1")
        #expect(outlook.cards.first?.name.prefix == "Mrs" && outlook.cards.first?.affiliations.first?.role == "Engineer")
    }

    @Test func `standing, refusal and the old system’s number are understood`() throws {
        let (_, cards) = try Sample.contacts(
            "Record ID,Email,Lifecycle Stage,Status,Do Not Call\n11,a@b.example,Customer,Open,TRUE\n12,c@d.example,Lead,Shut,no")
        #expect(cards.map(\.identifier) == ["11", "12"])
        #expect(cards.map { StandingWords.standing($0.standing) } == [.client, .prospect])
        #expect(cards.map(\.doNotContact) == [true, false])
        #expect(cards.first?.fields == [.init("Status", "Open")])
    }

    @Test func `numbers that several rows share identify nobody`() throws {
        let (mapping, _) = try Sample.contacts("Company ID,Name\n7,Anna\n7,Ben")
        #expect(mapping.columns[0].meaning.field == .own)
    }

    @Test func `places are put together from their columns`() throws {
        let (_, cards) = try Sample.contacts("Name,Straße,Hausnummer,PLZ,Ort,Land\nAnna,Kai,7,20457,Hamburg,Deutschland")
        let place = try #require(cards.first?.places.first)
        #expect(place.street == "Kai 7" && place.postcode == "20457" && place.country == "Deutschland")
    }

    @Test func `rows of companies are organizations`() throws {
        let (_, cards) = try Sample.contacts("Company,Phone,Website\nHarbour Bakery,1 555,bakery.example")
        #expect(cards.first?.kind == .organization && cards.first?.name.full == "Harbour Bakery")
    }

    @Test func `a mapping can be edited, written down and read again`() throws {
        var (mapping, _) = try Sample.contacts("Name,Office Phone,Wine\nAnna,1 555,red")
        try mapping.edit("office phone=phone 2 mobile")
        try mapping.edit("Wine=field Favourite wine")
        #expect(mapping.columns[1].meaning == ColumnMeaning(.phone, slot: 2, label: "mobile"))
        #expect(Mapping(header: ["Name", "Office Phone", "Wine"], kept: mapping.kept)?.columns == mapping.columns)
        #expect(throws: Mapping.NotUnderstood.self) { try mapping.edit("Beer=field") }
        #expect(throws: Mapping.NotUnderstood.self) { try mapping.edit("Wine=colour") }
        #expect(throws: Mapping.NotUnderstood.self) { try mapping.edit("Wine") }
    }

    @Test func `several values in one cell are several`() {
        #expect(CellParts.addresses("Anna <a@b.example>; c@d.example e@f.example") == ["a@b.example", "c@d.example", "e@f.example"])
        #expect(CellParts.numbers("030 / 12345; 030123456/040123456") == ["030 / 12345", "030123456", "040123456"])
        #expect(CellParts.tags("* myContacts ::: Friends;VIP") == ["Friends", "VIP"])
    }
}
