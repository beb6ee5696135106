/// The words that exporters and people put above columns, in five languages, folded as `HeaderText` does.
enum HeaderWords {
    /// What one word, or several together, say about a column.
    enum Sense: Equatable {
        case field(ColumnMeaning.Field)
        /// Where it is or what it is: "work", "mobile".
        case kind(String)
        /// A kind that is a number by itself: "mobile", "fax".
        case number(String)
        /// It says that the cells hold labels.
        case label
        /// It adds nothing.
        case filler
        /// A name: the last one where there is a first name beside, else the full one.
        case bareName
        /// “Title”, which is a role, or Mr and Mrs where a job title stands beside it.
        case title
        /// “Status”, which is the standing if the cells say so.
        case maybeStanding
        case ignored
        /// One of a pair of columns, a label and a value, of which an own field is made: Google’s “Relation 1 - Label”.
        case pair(String)
    }

    /// Phrases of several words, longest first.
    static let phrases: [(words: [String], sense: Sense)] =
        phraseTexts.flatMap { sense, texts in
            texts.split(separator: ",").map { ($0.split(separator: " ").map(String.init), sense) }
        }.sorted { $0.words.count > $1.words.count }

    static let words: [String: Sense] = {
        var words: [String: Sense] = [:]
        for (sense, text) in wordTexts { for word in text.split(separator: " ") { words[String(word)] = sense } }
        return words
    }()

    private static let phraseTexts: [(Sense, String)] = [
        (.field(.first), "first name,given name,fore name,christian name"),
        (.field(.last), "last name,family name,sur name,nom de famille,primer apellido"),
        (.field(.middle), "middle name,additional name,weitere vornamen,second name,segundo nombre,deuxieme prenom"),
        (
            .field(.name),
            "full name,contact name,person name,nom complet,nombre completo,volledige naam,vollstandiger name,customer name,name complete"
        ),
        (.field(.prefix), "name prefix,honorific prefix"), (.field(.suffix), "name suffix,honorific suffix"),
        (.field(.nickname), "nick name"),
        (.field(.email), "e mail,electronic mail,correo electronico,adresse electronique,e mailadres,e mailadresse"),
        (.field(.role), "job title,job position,title role,titre du poste,organization title,puesto de trabajo,functie titel"),
        (
            .field(.organization),
            """
            associated company,account name,company name,organization name,organisation name,business name,\
            nom de la societe,nombre de la empresa
            """
        ),
        (.field(.department), "organization department"),
        (.field(.postcode), "postal code,post code,zip code,zip postal code,code postal,codigo postal,post leitzahl"),
        (.field(.houseNumber), "street number,house number,haus nummer,haus nr,numero de rue"),
        (.field(.box), "po box,post office box,p o box"),
        (.field(.country), "country region,land region,pays region,pais region"),
        (.field(.region), "state province,state region,bundesland kanton,etat region"),
        (.field(.website), "web site,web page,home page,site web,sitio web,pagina web,page web,website url"),
        (.field(.birthday), "date of birth,birth date,birth day,date de naissance,fecha de nacimiento,dob"),
        (
            .field(.doNotContact),
            """
            do not contact,do not call,do not email,do not mail,email opt out,opted out of email,has opted out of email,\
            unsubscribed from all email,opt out,nicht kontaktieren,ne pas contacter,no contactar,niet benaderen
            """
        ),
        (
            .field(.responsible),
            """
            contact owner,account owner,lead owner,person owner,company owner,organization owner,record owner,assigned to,\
            assigned user,responsible person,account manager,zugewiesen an
            """
        ),
        (
            .field(.identifier),
            """
            record id,contact id,person id,external id,customer id,client id,reference id,account id,organization id,\
            company id,lead id,rec id,customer number,client number,kunden nummer,kunden nr
            """
        ),
        (.field(.standing), "lifecycle stage,contact type,customer type,client type,relationship type"),
        (.field(.tag), "group membership,contact groups"), (.field(.language), "preferred language"), (.field(.zone), "time zone"),
        (.ignored, "e mail display name,email display name,directory server,internet free busy"), (.pair("Custom"), "custom field"),
        (.field(.street), "postal address"),
    ]

    private static let wordTexts: [(Sense, String)] = [
        (.field(.first), "firstname givenname forename fname first given vorname prenom nombre voornaam rufname"),
        (.field(.last), "lastname familyname surname lname last family nachname familienname zuname apellido apellidos achternaam"),
        (.field(.middle), "middlename middle tussenvoegsel"), (.field(.name), "fullname displayname"),
        (.bareName, "name nom naam contact kontakt person ansprechpartner interlocuteur contactpersoon"),
        (.field(.prefix), "salutation anrede prefix titel civilite tratamiento aanhef honorific"),
        (.field(.suffix), "suffix suffixe sufijo"),
        (.field(.nickname), "nickname spitzname surnom apodo bijnaam"),
        (.field(.email), "email emails mail courriel correo emailadresse mailadresse emailadres mailadres emailaddress"),
        (
            .field(.phone),
            "phone phones telephone tel telefon telefonnummer rufnummer telefono telefoon telefoonnummer phonenumber festnetz"
        ),
        (
            .number("mobile"),
            "mobile mobil handy handynummer cell cellphone mobilephone mobiltelefon mobilnummer portable movil celular mobiel gsm"
        ),
        (.number("fax"), "fax telefax faxnummer facsimile"), (.number("pager"), "pager"),
        (.field(.website), "website web url homepage webseite internetseite internet sitio"),
        (
            .field(.organization),
            """
            company organization organisation account firma firmenname unternehmen employer societe entreprise empresa \
            organizacion bedrijf organisatie bedrijfsnaam arbeitgeber kundenfirma
            """
        ),
        (.field(.department), "department abteilung departamento afdeling dept"),
        (.field(.role), "role position jobtitle funktion beruf fonction poste cargo puesto functie profession rolle occupation"),
        (.title, "title titre titulo"),
        (.field(.street), "street strasse rue calle straat address adresse direccion adres anschrift streetaddress"),
        (.field(.houseNumber), "hausnummer hausnr huisnummer"), (.field(.extended), "extended building gebaude"),
        (.field(.box), "postfach postbus"),
        (.field(.city), "city ort stadt town ville ciudad plaats stad woonplaats suburb localidad wohnort poblacion"),
        (.field(.region), "state province region bundesland kanton provincia provincie county stateprovince"),
        (.field(.postcode), "postcode zip plz postleitzahl zipcode postal cp postalcode"),
        (.field(.country), "country land pays pais countryregion"),
        (
            .field(.note),
            """
            note notes notizen notiz description comment comments bemerkung bemerkungen beschreibung kommentar kommentare \
            remarques remarque notas comentarios opmerkingen notities anmerkung anmerkungen
            """
        ),
        (
            .field(.tag),
            """
            tag tags labels categories category kategorien kategorie keywords keyword schlagworte etiquettes categorie \
            categorias etiquetas trefwoorden groups gruppen gruppe groupes group
            """
        ),
        (.field(.standing), "standing kundenstatus kundentyp"), (.maybeStanding, "status type stage statut estado typ relationship"),
        (
            .field(.responsible),
            "owner responsible betreuer zustandig verantwortlich responsable verantwoordelijke besitzer proprietaire propietario eigenaar"
        ),
        (.field(.birthday), "birthday birthdate geburtstag geburtsdatum anniversaire cumpleanos verjaardag geboortedatum"),
        (.field(.language), "language sprache langue idioma taal"), (.field(.zone), "timezone zeitzone"),
        (.field(.identifier), "id uid identifier kundennummer kundennr recordid contactid klantnummer"),
        (.field(.doNotContact), "donotcontact donotcall hasoptedoutofemail"),
        (
            .kind("work"),
            """
            work business office geschaftlich dienstlich buro arbeit bureau travail professionnel trabajo oficina werk \
            zakelijk kantoor beruflich
            """
        ),
        (.kind("home"), "home privat private personal domicile casa thuis prive personnel maison haus"),
        (.kind("other"), "other andere weitere autre otro anders alternate secondary sonstige"), (.kind("assistant"), "assistant asst"),
        (.kind("main"), "main zentrale"), (.kind("billing"), "billing rechnung"), (.kind("shipping"), "shipping lieferung"),
        (.kind("callback"), "callback"), (.kind("car"), "car auto"), (.kind("radio"), "radio"), (.kind("isdn"), "isdn"),
        (.kind("telex"), "telex"),
        (.kind("tty"), "tty"), (.label, "label"), (.pair("Relation"), "relation"), (.pair("Event"), "event"), (.ignored, "formatted"),
        (
            .filler,
            "primary mailing value number no nr nummer the of s de la du des der die das numero default direct line s additional addresses"
        ),
    ]
}
