extension Phrasebook {
    /// A start for German. `Phrasebook` says how a line is read.
    static let german: [Sign: String] = [
        .asks: """
        bitte
        können|könnten|könntest|kannst|würden|würdest|möchten|wollen sie|du|ihr
        lassen|lass sie|mich|uns (mich|uns) wissen
        wäre|wären|bin|sind dankbar|verbunden
        freue|freuen mich|uns (sehr) auf|über ihre|deine|eine (baldige) antwort|rückmeldung|nachricht
        brauche|brauchen|benötige|benötigen ich|wir|noch|von|ihre|eine|einen|das|die|den
        ich|wir brauche|brauchen|benötige|benötigen|bitte|bitten|warte|warten
        um antwort|rückmeldung|rückruf|bestätigung|mitteilung
        """,
        .orders: """
        geben|gib|sagen|sag|schicken|schick|senden|sende|melden|meld|rufen|ruf|teilen sie|mir|uns|dich|mich
        """,
        .inquires: """
        wann|wo|wie|was|wer|warum|welche|welcher|welches ist|sind|kann|können|wird|werden|war|kostet|lange|viel|viele|macht|haben|hat
        haben|hast|sind|bist|gibt sie|du|ihr|es
        gibt es (schon) (etwas|neuigkeiten)
        frage|fragen ich|mich|wir|uns ob|wann|wie
        ob sie|du|ihr|wir|das|es
        """,
        .urges: """
        noch keine|nichts|nicht (antwort|rückmeldung|gehört|erhalten|bekommen)
        bisher|leider (noch) keine|nicht|nichts
        dringend|schnellstmöglich|umgehend|baldmöglichst
        zweite|letzte mahnung|erinnerung
        """,
        .complains: """
        beschwerde|beschweren|reklamation|reklamieren
        enttäuscht|verärgert|unzufrieden|unzumutbar
        kaputt|defekt|undicht|beschädigt
        funktioniert|geht|stimmt|passt (noch) (immer) (noch) nicht
        """,
        .formula: """
        bitte beachten|entnehmen|entschuldigen|ignorieren|antworten (sie) (nicht)
        wie geht (es)
        """,
        .courtesy: """
        bei|für|falls|sollten (sie) (weitere|weiteren|noch) (fragen|rückfragen)
        wenn|falls sie (noch) fragen
        stehe|stehen (ich|wir) (ihnen) (gern|gerne) zur verfügung
        """,
        .thanks: """
        danke|dank (schön|sehr|für|dir|ihnen) (die|das|den|ihre|deine) (info|information|nachricht|antwort|mail|hilfe)
        vielen|besten|herzlichen|lieben dank (für) (die|das|ihre|deine) (info|information|nachricht|antwort|mail|hilfe)
        """,
        .closes: """
        alles klar
        passt|gut|super|prima|perfekt|erledigt|einverstanden|verstanden|ok|okay
        kein problem
        bis morgen|dann|bald|montag
        """,
        .informs: """
        zur kenntnis|info|information
        zu ihrer|deiner information|kenntnis
        anbei|beiliegend
        im anhang
        wie besprochen|gewünscht|vereinbart
        """,
        .greets: """
        frohe weihnachten|ostern|festtage
        schönes|schönen|gutes wochenende|feierabend|tag|jahr|urlaub
        alles gute
        herzlichen glückwunsch
        """,
        .everybody: """
        liebe|hallo alle|zusammen|kolleginnen|kollegen|freunde|kunden|kundinnen|mitglieder|leser|eltern
        sehr geehrte damen|kunden|mitglieder
        """,
        .sells: """
        abbestellen|abmelden
        hier klicken
        jetzt bestellen|kaufen|anmelden|registrieren|sparen
        nur für kurze zeit
        """,
    ]
}
