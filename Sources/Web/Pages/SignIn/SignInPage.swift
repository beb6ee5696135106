import Care
import HTTPTypes
import Hummingbird
import Store

/// Who has no session yet: an address and a password.
struct SignInPage {
    let address: String
    /// Where to go then; an address of ours.
    let to: String
    var problem: String?

    var html: HTML {
        Frame(title: "Sign in", place: .none, reader: nil, isRehearsal: false)(
            """
            <div class="head"><div><h1>Sign in</h1></div></div>
            <form method="post" action="/sign-in" class="sheet read"><input type="hidden" name="to" value="\(to)"><dl>
            <div><dt>You</dt><dd><input class="fill" type="email" name="address" value="\(address)" size="28" required \
            autocomplete="username" placeholder="your mail address" aria-label="Your mail address"\
            \(" autofocus", if: address.isEmpty)></dd>\
            <dd class="why">As it stands under Staff.</dd></div>
            <div><dt>Password</dt><dd><input class="fill" type="password" name="password" size="28" required \
            autocomplete="current-password" placeholder="your password" aria-label="Your password"\(" autofocus", if: !address.isEmpty)>\
            \("<p class=\"refusal red small\" role=\"alert\">\(problem ?? "")</p>", if: problem != nil)</dd>\
            <dd class="why">Forgotten? A principal can invite you anew, under Staff.</dd></div>
            </dl>
            <div class="do"><button class="btn">Sign in <span class="key">Enter</span></button></div></form>
            """)
    }
}

extension Site {
    /// The page that stands where somebody must be signed in.
    func door(_ request: Request) throws -> Response {
        guard try accounts.isAnyone() else { return Site.answer(ErrorPage.signedOut, status: .unauthorized) }
        let to = request.method == .get ? Self.own(request.uri.path) : "/today"
        return Site.answer(SignInPage(address: "", to: to == "/sign-in" ? "/today" : to).html, status: .unauthorized)
    }

    func signIn(_ request: Request) async throws -> Response {
        let form = Fields.read(String(buffer: try await request.body.collect(upTo: Self.largestForm)))
        let (address, password) = ((form["address"] ?? "").trimmed, form["password"] ?? "")
        let page = SignInPage(address: address, to: Self.own(form["to"] ?? ""))
        let answer = try await hashing.run { [self] in try accounts.signIn(address: address, password: password, now: now()) }
        switch answer {
        case .welcome(let holder):
            let token = Secret.make(random)
            try sessions.begin(token: token, as: holder, browser: Browser.name(request), now: now())
            return signedIn(request, token, to: page.to)
        case .code(let holder):
            let token = Secret.make(random)
            try sessions.beginPending(token: token, as: holder, now: now())
            return askCode(request, token, to: page.to)
        case .wrong:
            return refuse(page, "The address or the password is not right.", .unauthorized)
        case .wait(let seconds):
            return refuse(page, Self.waiting(seconds), .tooManyRequests)
        }
    }

    private func refuse(_ page: SignInPage, _ problem: String, _ status: HTTPResponse.Status) -> Response {
        var page = page
        page.problem = problem
        return Site.answer(page.html, status: status)
    }

    /// Gives the browser the token of a session that has begun.
    func signedIn(_ request: Request, _ token: String, to address: String) -> Response {
        var response = Site.redirect(address)
        response.headers[.setCookie] = SessionCookie(origins, request).header(token, seconds: Sessions.longestWithoutPassword / 1_000)
        return response
    }

    func signOut(_ visit: Visit, _ request: Request) throws -> Response {
        try sessions.end(token: visit.token)
        var response = Site.redirect("/sign-in")
        response.headers[.setCookie] = SessionCookie(origins, request).header("", seconds: 0)
        response.headers[Self.clearSiteData] = "\"cache\", \"storage\""
        return response
    }

    private static let clearSiteData = HTTPField.Name("Clear-Site-Data") ?? .cacheControl

    /// Only an address of ours.
    static func own(_ address: String) -> String {
        address.hasPrefix("/") && !address.hasPrefix("//") && !address.contains("\\") ? address : "/today"
    }
}

/// What holds a session’s token in the browser: closed to scripts and to forms of other sites; by TLS, for that alone.
struct SessionCookie {
    let name: String
    private let isSecure: Bool

    init(_ origins: Origins, _ request: Request) {
        isSecure = origins.isSecure(request.head.authority ?? "")
        name = isSecure ? "__Host-kept" : "kept"
    }

    func header(_ token: String, seconds: Int64) -> String {
        "\(name)=\(token); Path=/; HttpOnly; SameSite=Lax; Max-Age=\(seconds)\(isSecure ? "; Secure" : "")"
    }
}

/// By what somebody knows one of their browsers again: “Firefox on Linux”.
enum Browser {
    static func name(_ request: Request) -> String {
        let agent = request.headers[.userAgent] ?? ""
        func first(_ known: [(sign: String, name: String)]) -> String? { known.first { agent.contains($0.sign) }?.name }
        return "\(first(programs) ?? "A browser") on \(first(machines) ?? "some machine")"
    }

    /// Each says that it is those behind it too.
    private static let programs = [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ]
    private static let machines = [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux"),
    ]
}
