import Care
import HTTPTypes
import Hummingbird
import NIOCore
import Store

/// The API: an address for each verb and each question, made of the same declarations as the command line. Nobody comes in by a cookie.
struct API: RouterMiddleware {
    let site: Site

    func handle(_ request: Request, context: BasicRequestContext, next: (Request, BasicRequestContext) async throws -> Response)
        async throws -> Response
    {
        let path = request.uri.path
        guard path == "/api" || path.hasPrefix("/api/") else { return try await next(request, context) }
        do { return try await answer(request, path) } catch let problem as APIProblem { return problem.response } catch let refusal
            as Refusal
        {
            return APIProblem.refused(refusal).response
        } catch is Desk.Busy { return APIProblem.crowded.response } catch is NIOTooManyBytesError {
            return APIProblem.tooLarge.response
        } catch let error as HTTPError {
            return APIProblem(error.status, "http", error.status.reasonPhrase + ".").response
        } catch {
            let number = String(site.once().prefix(8))
            context.logger.error("fault", metadata: ["number": "\(number)", "fault": "\(error)", "path": "\(path)"])
            return APIProblem.fault(number).response
        }
    }

    private func answer(_ request: Request, _ path: String) async throws -> Response {
        let method = request.method == .head ? .get : request.method
        if path == "/api/openapi.json" {
            if method != .get { throw APIProblem.only(["GET"]) }
            return stripped(Self.answer(OpenAPI.document), request)
        }
        guard path.hasPrefix(Route.base + "/") else { throw APIProblem.noAddress }
        let segments = path.dropFirst(Route.base.count + 1).split(separator: "/", omittingEmptySubsequences: false).map(Fields.unescaped)
        let (route, values) = try Route.find(method, segments)
        let holder = try holder(request)
        if !holder.scopes.contains(route.scope) { throw APIProblem.lacks(route.scope.rawValue) }
        let call = Call(site: site, holder: holder, request: request, route: route, placed: values)
        if let managing = route.managing, try call.reading({ $0.reader?.rights ?? .member }) == .member {
            throw Refusal.onlyManagers(managing)
        }
        switch route.behind {
        case .verb(let verb): return try await VerbCall(call: call, verb: verb).answer()
        case .question(let question): return stripped(try QuestionCall(call: call, question: question).answer(), request)
        case .special(let special): return stripped(try await special.answer(call), request)
        }
    }

    /// Whom the token asks for.
    private func holder(_ request: Request) throws -> Tokens.Holder {
        guard let shown = request.headers[.authorization] else { throw APIProblem.noToken }
        let parts = shown.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw APIProblem.noToken }
        let token = parts[1].trimmed
        if token.hasPrefix(Tokens.prefix), let holder = try site.tokens.holder(of: token, now: site.now()) { return holder }
        switch try site.tokens.wrong(now: site.now()) {
        case .unknown: throw APIProblem.wrongToken
        case .wait(let seconds): throw APIProblem.wait(seconds)
        }
    }

    /// HEAD is answered as GET, without the body.
    private func stripped(_ response: Response, _ request: Request) -> Response {
        if request.method != .head { return response }
        return Response(status: response.status, headers: response.headers)
    }

    static func answer(_ json: JSON, status: HTTPResponse.Status = .ok) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "application/json"
        headers[.cacheControl] = "no-store"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: json.text)))
    }
}

/// One request of a program: for whom, and what was asked.
struct Call: Sendable {
    let site: Site
    let holder: Tokens.Holder
    let request: Request
    let route: Route
    /// What stands in the address for the names in braces.
    let placed: [String: String]

    var now: Instant { site.now() }
    var workplace: Workplace { site.workplace(holder.firm) }

    /// What names the thing in the address: where it names nothing, nothing is there.
    func named<Result>(_ field: String, _ body: () throws -> Result) throws -> Result {
        do { return try body() } catch let refusal as Refusal { throw APIProblem.refused(refusal, field: field, names: true) }
    }

    /// One consistent state, as the token’s holder reads it now.
    func reading<Result>(_ body: (Reading) throws -> Result) throws -> Result {
        try workplace.reading(as: holder.staff, at: now, body)
    }
}
