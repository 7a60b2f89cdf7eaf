package org.portolan.release.json;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.vocabulary.RDFS;

/**
 * Gives names to IRIs, each once: the local name, or with the prefix of its namespace before it where that is taken.
 * Whoever comes first has the short one. Not thread-safe.
 */
final class TermNames {
    private static final Pattern IRI = Pattern.compile("(.*[/#])([A-Za-z][A-Za-z0-9_-]*)");
    private static final Pattern VERB = Pattern.compile("(?:has|is|was)([A-Z].*)");
    private static final String OF = "Of";

    private final Map<String, String> prefixes;
    private final Set<String> taken = new HashSet<>(Set.of(JsonContext.ID_KEY, JsonContext.TYPE_KEY, "label"));

    /** @param prefixes prefixes by namespace */
    TermNames(Map<String, String> prefixes) {
        this.prefixes = prefixes;
    }

    /** The name of a class or property; none if its IRI ends with no name, or if both names are taken. */
    Optional<String> name(String iri) {
        return iri.equals(RDFS.label.getURI()) ? Optional.of("label") : name(iri, false);
    }

    /**
     * The name of a property read from its object: that of the inverse property that its vocabulary has, {@code
     * hasMembership} for {@code member}; else one made of its own, {@code isMemberOf}.
     */
    Optional<String> reverse(String iri, Optional<String> inverse) {
        return inverse.map(IRI::matcher).filter(Matcher::matches).map(parts -> parts.group(2)).filter(taken::add)
                .or(() -> name(iri, true));
    }

    private Optional<String> name(String iri, boolean isReverse) {
        Matcher parts = IRI.matcher(iri);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String local = isReverse ? reversed(parts.group(2)) : parts.group(2);
        if (taken.add(local)) {
            return Optional.of(local);
        }
        return Optional.ofNullable(prefixes.get(parts.group(1))).filter(prefix -> !prefix.isEmpty())
                .map(prefix -> prefix + "_" + local).filter(taken::add);
    }

    /** {@code memberOf} gives {@code hasMember}, {@code hasSite} gives {@code isSiteOf}. */
    private static String reversed(String name) {
        Matcher verb = VERB.matcher(name);
        String noun = verb.matches() ? verb.group(1) : name;
        return noun.endsWith(OF) && noun.length() > OF.length()
                ? "has" + capital(noun.substring(0, noun.length() - OF.length())) : "is" + capital(noun) + OF;
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    }
}
