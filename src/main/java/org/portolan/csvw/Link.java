package org.portolan.csvw;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A link of a {@code Link} header.
 *
 * @param target     the reference between its angle brackets
 * @param parameters values by name in lower case; of several with one name the first (RFC 8288, 3.3)
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8288#section-3">RFC 8288, 3</a>
 */
record Link(String target, Map<String, String> parameters) {
    private static final String PARAMETER = ";\\s*([^\\s;,=\"]+)\\s*(?:=\\s*(?:\"([^\"]*)\"|([^\\s;,\"]*)))?";
    private static final Pattern PARAMETERS = Pattern.compile(PARAMETER);
    private static final Pattern LINK = Pattern.compile("<([^>]*)>((?:\\s*" + PARAMETER + ")*)");
    private static final Set<String> TYPES_OF_METADATA =
            Set.of("application/csvm+json", "application/ld+json", "application/json");

    /** The links of a header, in their order; what is no link is passed over. */
    static List<Link> of(String header) {
        return LINK.matcher(header).results()
                .map(found -> new Link(found.group(1), parameters(found.group(2)))).toList();
    }

    private static Map<String, String> parameters(String written) {
        Map<String, String> parameters = new HashMap<>();
        PARAMETERS.matcher(written).results().forEach(found -> parameters.putIfAbsent(
                found.group(1).toLowerCase(Locale.ROOT),
                found.group(2) != null ? found.group(2) : found.group(3) != null ? found.group(3) : ""));
        return Map.copyOf(parameters);
    }

    /** True if it names metadata: its relation says so, and its type does not deny it (Model for Tabular Data, 5.2). */
    boolean isToMetadata() {
        String type = parameters.getOrDefault("type", "application/json").replaceFirst(";.*", "").strip();
        return Arrays.stream(parameters.getOrDefault("rel", "").split("\\s+")).anyMatch("describedby"::equalsIgnoreCase)
                && TYPES_OF_METADATA.contains(type.toLowerCase(Locale.ROOT));
    }
}
