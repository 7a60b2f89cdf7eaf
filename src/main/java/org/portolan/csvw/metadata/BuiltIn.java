package org.portolan.csvw.metadata;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The built-in datatypes and their IRIs.
 *
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#built-in-datatypes">Metadata Vocabulary, 5.11.1</a>
 */
final class BuiltIn {
    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
    private static final Map<String, String> RENAMED = Map.of(
            "number", XSD + "double",
            "binary", XSD + "base64Binary",
            "datetime", XSD + "dateTime",
            "any", XSD + "anyAtomicType",
            "xml", "http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral",
            "html", "http://www.w3.org/1999/02/22-rdf-syntax-ns#HTML",
            "json", "http://www.w3.org/ns/csvw#JSON");
    private static final Map<String, String> PLAIN = Stream.of("anyAtomicType", "anyURI", "base64Binary", "boolean",
            "date",
            "dateTime", "dateTimeStamp", "decimal", "integer", "long", "int", "short", "byte", "nonNegativeInteger",
            "positiveInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte", "nonPositiveInteger",
            "negativeInteger", "double", "duration", "dayTimeDuration", "yearMonthDuration", "float", "gDay", "gMonth",
            "gMonthDay", "gYear", "gYearMonth", "hexBinary", "QName", "string", "normalizedString", "token", "language",
            "Name", "NMTOKEN", "time").collect(Collectors.toUnmodifiableMap(Function.identity(), name -> XSD + name));

    private static final Set<String> NUMERIC = Set.of("byte", "decimal", "double", "float", "int", "integer", "long",
            "negativeInteger",
            "nonNegativeInteger", "nonPositiveInteger", "number", "positiveInteger", "short", "unsignedByte",
            "unsignedInt", "unsignedLong", "unsignedShort");
    private static final Set<String> UNORDERED = Set.of("any", "anyAtomicType", "anyURI", "base64Binary", "binary",
            "boolean", "hexBinary", "html", "json",
            "language", "Name", "NMTOKEN", "normalizedString", "QName", "string", "token", "xml");

    private BuiltIn() {
    }

    /** True if values of this datatype have an order: numbers, dates, times and durations. */
    static boolean isOrdered(String name) {
        return !UNORDERED.contains(name);
    }

    /** True if values of this datatype are numbers. */
    static boolean isNumeric(String name) {
        return NUMERIC.contains(name);
    }

    /** True if values of this datatype have a length: strings and binary values (5.11.2). */
    static boolean hasLength(String name) {
        return UNORDERED.contains(name) && !name.equals("boolean");
    }

    /** True if this is the IRI of a built-in datatype. */
    static boolean isIri(String iri) {
        return RENAMED.containsValue(iri) || PLAIN.containsValue(iri);
    }

    static boolean isKnown(String name) {
        return RENAMED.containsKey(name) || PLAIN.containsKey(name);
    }

    static String iri(String name) {
        return RENAMED.getOrDefault(name, PLAIN.getOrDefault(name, XSD + name));
    }

    static Set<String> names() {
        Set<String> names = new TreeSet<>(PLAIN.keySet());
        names.addAll(RENAMED.keySet());
        return names;
    }
}
