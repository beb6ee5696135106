import CIcal
import Care
import Glibc

/// libical, which knows iCalendar’s times and rules better than we could.
enum Ical {
    /// Touch it before the first call.
    static let start: Void = kept_ical_start()

    /// Holds a component and gives it back at the end.
    final class Component {
        let pointer: OpaquePointer

        init?(parsing bytes: [UInt8]) {
            Ical.start
            let parsed = bytes.withUnsafeBufferPointer { buffer in
                let text = UnsafeRawBufferPointer(buffer) + [0]
                return text.withUnsafeBytes { icalparser_parse_string($0.bindMemory(to: CChar.self).baseAddress) }
            }
            guard let parsed else { return nil }
            pointer = parsed
        }

        /// An empty calendar.
        init() {
            Ical.start
            pointer = icalcomponent_new(ICAL_VCALENDAR_COMPONENT)
        }

        deinit { icalcomponent_free(pointer) }

        var kind: icalcomponent_kind { icalcomponent_isa(pointer) }
    }

    /// All properties of a kind. Taken before anything else is asked of the component, which has only one place of reading.
    static func properties(_ component: OpaquePointer, _ kind: icalproperty_kind) -> [OpaquePointer] {
        var (found, next) = ([OpaquePointer](), icalcomponent_get_first_property(component, kind))
        while let property = next, found.count < mostProperties {
            found.append(property)
            next = icalcomponent_get_next_property(component, kind)
        }
        return found
    }

    private static let mostProperties = 2_000

    /// A property’s text, escapes undone, as well as its bytes can be read.
    static func text(_ pointer: UnsafePointer<CChar>?) -> String {
        guard let pointer else { return "" }
        let bytes = UnsafeRawBufferPointer(start: pointer, count: Int(strlen(pointer)))
        return String(decoding: Charset.readable(Array(bytes)), as: UTF8.self).trimmed
    }

    static func text(_ component: OpaquePointer, _ kind: icalproperty_kind) -> String {
        properties(component, kind).first.map { text(icalvalue_get_text(icalproperty_get_value($0))) } ?? ""
    }

    /// What is written, as it is written; for kinds whose value is no text.
    static func written(_ property: OpaquePointer) -> String {
        guard let value = icalproperty_get_value_as_string_r(property) else { return "" }
        defer { free(value) }
        return text(value)
    }

    static func parameter(_ property: OpaquePointer, _ name: String) -> String {
        guard let value = icalproperty_get_parameter_as_string_r(property, name) else { return "" }
        defer { free(value) }
        return text(value)
    }
}
