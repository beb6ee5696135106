import Care
import HTTPTypes
import Hummingbird
import Store

/// The second half of signing in: a code of one’s app, or one of those on paper.
struct CodePage {
    let to: String
    var problem: String?

    var html: HTML {
        Frame(title: "Sign in", place: .none, reader: nil, isRehearsal: false)(
            """
            <div class="head"><div><h1>One more thing</h1></div></div>
            <form method="post" action="/sign-in/code" class="sheet read"><input type="hidden" name="to" value="\(to)"><dl>
            <div><dt>Code</dt><dd><input class="fill" name="code" size="12" required autofocus autocomplete="one-time-code" \
            inputmode="numeric" placeholder="six digits" aria-label="Six digits">\
            \("<p class=\"refusal red small\" role=\"alert\">\(problem ?? "")</p>", if: problem != nil)</dd>\
            <dd class="why">As your app shows it now. Without the phone, one of the codes that you keep on paper.</dd></div>
            </dl>
            <div class="do"><button class="btn">Sign in <span class="key">Enter</span></button>\
            <a class="btn plain" href="/sign-in">Begin again <span class="key">Esc</span></a></div></form>
            """)
    }
}

extension Site {
    func showCode(_ request: Request) throws -> Response {
        guard try pendingHolder(request) != nil else { return Site.redirect("/sign-in") }
        return Site.answer(CodePage(to: Self.own(Fields.read(request.uri.query ?? "")["to"] ?? "")).html)
    }

    func giveCode(_ request: Request) async throws -> Response {
        let form = Fields.read(String(buffer: try await request.body.collect(upTo: Self.largestForm)))
        guard let (pending, holder) = try pendingHolder(request) else { return Site.redirect("/sign-in") }
        var page = CodePage(to: Self.own(form["to"] ?? ""))
        switch try accounts.giveCode(form["code"] ?? "", of: holder, now: now()) {
        case .welcome(let holder):
            try sessions.end(token: pending)
            let token = Secret.make(random)
            try sessions.begin(token: token, as: holder, browser: Browser.name(request), now: now())
            return signedIn(request, token, to: page.to)
        case .wait(let seconds):
            page.problem = Self.waiting(seconds)
            return Site.answer(page.html, status: .tooManyRequests)
        case .wrong, .code:
            page.problem = Refusal.wrongCode.sentence
            return Site.answer(page.html, status: .unauthorized)
        }
    }

    /// To the page that asks for the code, with a session that opens nothing else.
    func askCode(_ request: Request, _ token: String, to: String) -> Response {
        signedIn(request, token, to: "/sign-in/code?to=\(Fields.encoded(to))")
    }

    private func pendingHolder(_ request: Request) throws -> (String, Sessions.Holder)? {
        guard let token = request.cookies[SessionCookie(origins, request).name]?.value else { return nil }
        return try sessions.pendingHolder(of: token, now: now()).map { (token, $0) }
    }

    static func waiting(_ seconds: Int) -> String {
        "Too often wrong. Try again in \(seconds == 1 ? "a second" : "\(seconds) seconds"); nobody is locked out."
    }
}
