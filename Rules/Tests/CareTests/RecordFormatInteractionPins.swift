@testable import Care

// Lines are added, never edited: a line that a record may hold is read for ever, and its fact is written the same.

extension Pin {
    private static let met: Interaction.Met = {
        var met = Interaction.Met(direction: .outbound, with: [11], ours: 2, raw: "aa", same: "bb")
        (met.until, met.cancelled, met.title, met.location, met.place) = (1_772_445_600_000, true, "Ovens", "Quay", "a.ics, line 3")
        return met
    }()

    static let interactions: [Pin] = [
        logged(.call, "call", .inbound, "in", .bad),
        logged(.missed, "missed", .inbound, "in", nil),
        logged(.voicemail, "voicemail", .outbound, "out", nil),
        logged(.mail, "mail", .outbound, "out", .good),
        logged(.meeting, "meeting", .outbound, "out", .good),
        logged(.letter, "letter", .inbound, "in", nil),
        logged(.form, "form", .inbound, "in", nil),
        logged(.chat, "chat", .inbound, "in", nil),
        Pin(
            "interaction.met", #"{"direction":"out","with":[11],"ours":2,"until":1772445600000,"cancelled":true,"raw":"aa","same":"bb"}"#,
            #"{"title":"Ovens","location":"Quay","place":"a.ics, line 3"}"#, .interaction(.met(met))),
        Pin(
            "interaction.mailed",
            #"{"direction":"in","with":[11],"ours":2,"thread":30,"joins":[40,50],"raw":"aa00","same":"bb00","automatic":true,"#
                + #""looksAutomatic":true,"history":true,"undated":true,"attachments":2}"#,
            #"{"from":"Ines Ferreira","address":"ines@harbourbakery.example","subject":"Re: Ovens","text":"Hello\tAnna,","#
                + #""place":"office.mbox:1","id":"<2@x>","references":["<0@x>","<1@x>"]}"#,
            .interaction(
                .mailed(
                    Interaction.Mailed(
                        direction: .inbound, with: [11], ours: 2, thread: 30, joins: [40, 50], raw: "aa00", same: "bb00", automatic: true,
                        looksAutomatic: true, history: true, undated: true, attachments: 2,
                        words: Interaction.Mailed.Words(
                            from: Contact("Ines Ferreira <ines@harbourbakery.example>"), subject: "Re: Ovens", text: "Hello\tAnna,",
                            place: "office.mbox:1", messageID: "<2@x>", references: ["<0@x>", "<1@x>"]))))),
        Pin(
            "interaction.mailed",
            #"{"direction":"in","with":[11],"raw":"aa00","same":"bb00","attachments":3,"files":[{"digest":"cc00","size":812,"#
                + #""type":"application/pdf"},{"digest":"dd00","size":90,"type":"image/png","inText":true},"#
                + #"{"digest":"ee00","size":0,"type":"application/octet-stream"}]}"#,
            #"{"files":["Pläne März.pdf","","oven.xyz"]}"#, .interaction(.mailed(withFiles))),
        Pin(
            "interaction.mailed",
            #"{"direction":"in","with":[11],"raw":"aa00","same":"bb00","attachments":1,"#
                + #""files":[{"digest":"dd00","size":90,"type":"image/png"}]}"#, "{}",
            .interaction(.mailed(withNamelessFile))),
        Pin(
            "interaction.mailed", #"{"direction":"within","with":[],"raw":"aa00","same":"bb00"}"#, "{}",
            .interaction(.mailed(plain(.within, with: [])))),
        Pin(
            "interaction.mailed", #"{"direction":"out","with":[11,12],"raw":"aa00","same":"bb00"}"#, "{}",
            .interaction(.mailed(plain(.outbound, with: [11, 12])))),
        Pin(
            "interaction.placed", #"{"raw":"aa00"}"#, #"{"place":"ben.mbox:7"}"#, .interaction(.placed(raw: "aa00", place: "ben.mbox:7"))),
        Pin(
            "interaction.settled", #"{"how":"answered","by":44}"#, "{}",
            .interaction(.settled(Interaction.Settlement(how: .answered, by: 44)))),
        Pin(
            "interaction.settled", #"{"how":"promised","by":45}"#, "{}",
            .interaction(.settled(Interaction.Settlement(how: .promised, by: 45)))),
        Pin("interaction.owed", "{}", "{}", .interaction(.owed)),
        Pin(
            "interaction.mailed",
            #"{"direction":"in","with":[11],"raw":"aa00","same":"bb00","looksAutomatic":true,"asks":"question","nothing":"circular","#
                + #""surely":true,"recipients":34}"#,
            #"{"asked":"when can I bake?"}"#,
            .interaction(.mailed(judged(Judgement(asks: .question, nothing: .circular, surely: true, recipients: 34))))),
        Pin(
            "interaction.mailed", #"{"direction":"in","with":[11],"raw":"aa00","same":"bb00","looksAutomatic":true,"nothing":"thanks"}"#,
            #"{"asked":"when can I bake?"}"#, .interaction(.mailed(judged(Judgement(asks: nil, nothing: .thanks))))),
        Pin("interaction.settled", #"{"how":"nothing"}"#, "{}", .interaction(.settled(Interaction.Settlement(how: .nothing, by: nil)))),
    ]

    private static func logged(
        _ channel: Interaction.Channel, _ channelCode: String, _ direction: Interaction.Direction, _ directionCode: String,
        _ felt: Interaction.Feeling?
    ) -> Pin {
        let feltCode = felt.map { $0 == .good ? #","felt":"good""# : #","felt":"bad""# } ?? ""
        return Pin(
            "interaction.logged", #"{"channel":"\#(channelCode)","direction":"\#(directionCode)","with":[11,10],"ours":2\#(feltCode)}"#,
            channel == .missed ? "{}" : #"{"text":"roof still leaks"}"#,
            .interaction(
                .logged(
                    Interaction.Logged(
                        channel: channel, direction: direction, with: [11, 10], ours: 2, felt: felt,
                        text: channel == .missed ? "" : "roof still leaks"))))
    }

    private static func judged(_ judgement: Judgement) -> Interaction.Mailed {
        Interaction.Mailed(
            direction: .inbound, with: [11], ours: nil, thread: nil, joins: [], raw: "aa00", same: "bb00", automatic: false,
            looksAutomatic: true, history: false, undated: false, attachments: 0, judgement: judgement,
            words: Interaction.Mailed.Words(
                from: Contact(name: "", address: ""), subject: "", text: "", place: "", messageID: "", references: [],
                asked: "when can I bake?"))
    }

    private static func plain(
        _ direction: Interaction.Direction, with: [Int64], files: [AttachedFile] = []
    ) -> Interaction.Mailed {
        Interaction.Mailed(
            direction: direction, with: with, ours: nil, thread: nil, joins: [], raw: "aa00", same: "bb00", automatic: false,
            looksAutomatic: false, history: false, undated: false, attachments: files.count, files: files,
            words: Interaction.Mailed.Words(
                from: Contact(name: "", address: ""), subject: "", text: "", place: "", messageID: "", references: []))
    }

    private static let withFiles = plain(
        .inbound, with: [11],
        files: [
            AttachedFile(digest: "cc00", name: "Pläne März.pdf", type: .pdf, size: 812),
            AttachedFile(digest: "dd00", name: "", type: .png, size: 90, isInText: true),
            AttachedFile(digest: "ee00", name: "oven.xyz", type: .other, size: 0),
        ])

    private static let withNamelessFile = plain(
        .inbound, with: [11], files: [AttachedFile(digest: "dd00", name: "", type: .png, size: 90)])
}
