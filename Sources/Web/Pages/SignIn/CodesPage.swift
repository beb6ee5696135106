import CQrencode
import Care
import Hummingbird
import Store

/// Setting codes up: the key as a picture for the phone and as letters, and then the codes to be kept on paper.
struct CodesPage {
    let key: String
    let address: String
    let seal: HTML
    var problem: Refusal?

    static func begin(_ visit: Visit) throws -> Response {
        if try visit.site.accounts.asksCode(of: visit.holder) != nil { throw Turn.to("/you") }
        return try show(visit, nil)
    }

    private static func show(_ visit: Visit, _ problem: Refusal?) throws -> Response {
        let key = try visit.site.accounts.beginCodes(of: visit.holder)
        return try visit.reading { reading in
            let page = CodesPage(key: key, address: reading.reader?.address ?? "", seal: visit.seal, problem: problem)
            return visit.page(try reading.frame("Codes", .you)(page.html), status: problem == nil ? .ok : .unprocessableContent)
        }
    }

    static func confirm(_ visit: Visit) throws -> Response {
        do {
            let codes = try visit.site.accounts.confirmCodes(
                visit.typed("code"), of: visit.holder, keeping: visit.token, now: visit.now)
            return try visit.reading { visit.page(try $0.frame("Codes", .you)(kept(codes))) }
        } catch let refusal as Refusal { return try show(visit, refusal) }
    }

    /// Whoever has the password may end it.
    static func end(_ visit: Visit) async throws -> Response {
        let (site, holder, password) = (visit.site, visit.holder, visit.form["old"] ?? "")
        let isTheirs = try await site.hashing.run { try site.accounts.isPassword(password, of: holder) }
        if !isTheirs { throw Refusal.wrongPassword }
        try site.accounts.endCodes(of: holder)
        return Site.redirect("/you")
    }

    private static func kept(_ codes: [String]) -> HTML {
        let lines = codes.map { code -> HTML in
            let groups = stride(from: 0, to: code.count, by: 4).map { String(code.dropFirst($0).prefix(4)) }
            return "<li><code class=\"link\">\(groups.joined(separator: " "))</code></li>"
        }
        return """
            <div class="head"><div><h1>Codes are asked for now</h1><p class="lead">Print these and lock them away. Each signs you in once, \
            on the day on which the phone is lost. They are shown only now.</p></div></div>
            <ol class="paper">\(lines)</ol><p><a class="btn" href="/you">They are on paper</a></p>
            """
    }

    var html: HTML {
        """
        <div class="head"><div><h1>Codes beside your password</h1><p class="lead">Whoever learns your password still lacks your phone.\
        </p></div></div>
        <form method="post" action="/you/codes" class="sheet read" autocomplete="off">\(seal)<dl>
        <div><dt>Phone</dt><dd>\(QRCode.svg(link))<p>Or by hand: <code class="link">\(key)</code></p></dd>
        <dd class="why">Any app for one-time codes reads it: scan the picture, or open <a href="\(link)">this link</a> on the phone.</dd>
        </div>
        <div><dt>Code</dt><dd><input class="fill" name="code" size="12" required autocomplete="one-time-code" inputmode="numeric" \
        placeholder="six digits" aria-label="Six digits">\(Problem.html(problem))</dd><dd class="why">As the app shows it now.</dd></div>
        </dl>
        <div class="do"><button class="btn">Ask for codes from now on</button><a class="btn plain" href="/you">Leave it \
        <span class="key">Esc</span></a></div></form>
        """
    }

    /// As apps read it: https://github.com/google/google-authenticator/wiki/Key-Uri-Format
    private var link: String { "otpauth://totp/Kept:\(Fields.encoded(address))?secret=\(key)&issuer=Kept" }
}

/// A text as a picture that phones read, by libqrencode.
enum QRCode {
    /// Light all around, as readers need it. Modules.
    private static let quiet = 4

    static func svg(_ text: String) -> HTML {
        guard let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else { return .empty }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        var path = ""
        for place in 0..<width * width where code.pointee.data[place] & 1 == 1 {
            path += "M\(place % width + quiet) \(place / width + quiet)h1v1h-1z"
        }
        let side = width + 2 * quiet
        return """
            <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-label="The key as a picture for the phone">\
            <rect width="\(side)" height="\(side)" fill="#fff"/><path fill="#000" d="\(path)"/></svg>
            """
    }
}
