import Mail

/// Messages of the cast, as bytes and as what Kept reads in them.
enum Letter {
    static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    static func read(_ text: String) throws -> Message { try Message(parsing: bytes(text)) }

    /// A message whose body is not UTF-8.
    static func read(_ head: String, body: [UInt8]) throws -> Message { try Message(parsing: bytes(head + "\n\n") + body) }

    static let plain = """
        Return-Path: <ines@harbourbakery.example>
        Received: from mail.harbourbakery.example by mx.bergochieng.example; Mon, 2 Mar 2026 09:00:30 +0100
        Message-ID: <ovens-1@harbourbakery.example>
        In-Reply-To: <quote-7@bergochieng.example>
        References: <quote-6@bergochieng.example> <quote-7@bergochieng.example>
        Date: Mon, 2 Mar 2026 09:00:00 +0100
        From: Ines Ferreira <Ines@HarbourBakery.example>
        To: "Berg, Anna" <anna@bergochieng.example>, ben@bergochieng.example (Ben)
        Cc: Okafor Garage: chidi@okaforgarage.example, =?utf-8?q?Mrs_Lindqvist?= <lindqvist@example.org>;
        Subject: Re: The second
         oven

        Dear Anna,

        when can you come? The second oven is cold again.

        Ines

        On Friday Anna Berg wrote:
        > The quote is attached.
        """

    static let alternative = """
        From: Ines Ferreira <ines@harbourbakery.example>
        Date: Mon, 2 Mar 2026 09:00:00 +0100
        Subject: =?iso-8859-1?Q?Caf=E9?= =?utf-8?B?IOKYlQ==?=
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="outer"

        --outer
        Content-Type: multipart/alternative; boundary="inner"

        --inner
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        The caf=C3=A9 opens =
        on Monday.
        --inner
        Content-Type: text/html; charset=utf-8

        <p>The <b>café</b> opens on Monday, in HTML.</p>
        --inner--
        --outer
        Content-Type: application/pdf; name="plan.pdf"
        Content-Transfer-Encoding: base64
        Content-Disposition: attachment; filename*=utf-8''Pl%C3%A4ne%2FM%C3%A4rz.pdf

        SGFyYm91ciBCYWtlcnk=
        --outer
        Content-Type: message/rfc822

        From: chidi@okaforgarage.example
        Subject: Inside

        Words of the attached message.
        --outer--
        """

    static let page = """
        From: Chidi Okafor <chidi@okaforgarage.example>
        Subject: The lift
        Content-Type: text/html; charset=utf-8

        <html><head><title>Not this</title><style>p { color: red }</style></head><body>
        <script>alert("nor this")</script><!-- nor <b>this</b> -->
        <p>Dear Anna &amp; Ben,<br>the lift is 5 &lt; 6&nbsp;m &#8211; &#x20AC;300.</p>
        <div>First</div><div>Second</div><ul><li>one</li><li>two</li></ul>
        <table><tr><td>left</td><td>right</td></tr><tr><td>below</td></tr></table>
        <blockquote type="cite"><div>Old words</div></blockquote></body></html>
        """

    static let japanese = """
        From: =?iso-2022-jp?B?GyRCJF8kMSRrGyhC?= <mikeru@example.jp>
        Subject: =?iso-2022-jp?B?GyRCJF4kXyRgJGEkYhsoQg==?=
        Content-Type: text/plain; charset=iso-2022-jp

        \u{1B}$B$9$_$^$;$s!#\u{1B}(B
        """

    static let all = [plain, alternative, page, japanese]
}
