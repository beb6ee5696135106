import Care

/// What other systems call what a party is to the firm.
public enum StandingWords {
    /// Nil for a word that is none.
    public static func standing(_ text: String) -> Party.Standing? {
        known[HeaderText.words(text).joined(separator: " ")]
    }

    private static let known: [String: Party.Standing] = {
        var known: [String: Party.Standing] = [:]
        for (standing, words) in texts { for word in words.split(separator: ",") { known[String(word)] = standing } }
        return known
    }()

    private static let texts: [(Party.Standing, String)] = [
        (.unknown, "unknown"),
        (
            .prospect,
            """
            prospect,lead,subscriber,marketing qualified lead,sales qualified lead,opportunity,interessent,prospekt,\
            interested,potential,suspect,interesado,prospecto
            """
        ),
        (.client, "client,customer,active customer,evangelist,kunde,bestandskunde,stammkunde,cliente,klant,current client,active client"),
        (.former, "former,former client,former customer,ex client,inactive customer,lost,churned,ehemaliger kunde,altkunde,ancien client"),
        (.partner, "partner,partenaire,socio,reseller,kooperationspartner"),
        (.supplier, "supplier,vendor,lieferant,fournisseur,proveedor,leverancier,contractor"),
    ]
}
