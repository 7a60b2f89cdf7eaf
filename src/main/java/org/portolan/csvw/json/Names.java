package org.portolan.csvw.json;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.portolan.csvw.metadata.Prefixes;

/** Names of members: prefixed names for terms of known vocabularies (csv2json, 4.3). */
final class Names {
    private static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    private static final List<Map.Entry<String, String>> SHORTEST_FIRST = Prefixes.known().entrySet().stream()
            .sorted(Comparator.comparing((Map.Entry<String, String> entry) -> entry.getKey().length())
                    .thenComparing(Map.Entry::getKey))
            .toList();

    private Names() {
    }

    /** {@code schema:name} for a term of a known vocabulary, {@code @type} for the type, else the IRI. */
    static String compact(String iri) {
        if (iri.equals(TYPE)) {
            return "@type";
        }
        return SHORTEST_FIRST.stream().filter(entry -> iri.startsWith(entry.getValue())).findFirst()
                .map(entry -> entry.getKey() + ":" + iri.substring(entry.getValue().length())).orElse(iri);
    }
}
