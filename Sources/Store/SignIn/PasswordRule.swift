import Care

/// What a password must be: long, and not made of what everybody knows of its owner. No kinds of characters are asked for, and it
/// never grows old (NIST SP 800-63B; OWASP ASVS 5.0, 6.2).
public enum PasswordRule {
    public static let shortest = 12
    /// Longer ones are refused before they cost anything. Characters.
    public static let longest = 256
    private static let fewest = 5

    /// Throws a refusal that says what to change. `known`: names and addresses of its owner and the firm.
    public static func check(_ password: String, again: String, known: [String]) throws(Refusal) {
        if password.count < shortest { throw .weakPassword("It has \(password.count) characters; \(shortest) are needed. Three words do.") }
        if password.count > longest { throw .weakPassword("It has more than \(longest) characters.") }
        if Set(password).count < fewest { throw .weakPassword("It repeats itself.") }
        // What is left of it when everything is taken out that anybody would try first.
        let words = known.flatMap { Words.of($0) }.filter { $0.count > 2 }
        let rest = words.reduce(Fold.text(password)) { $0.replacing($1, with: "") }
        if Set(rest).count < fewest { throw .weakPassword("It is made of names that others know too.") }
        if password != again { throw .passwordsDiffer }
    }
}
