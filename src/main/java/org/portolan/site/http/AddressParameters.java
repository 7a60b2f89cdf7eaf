package org.portolan.site.http;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.portolan.release.manifest.Release;

/**
 * What addresses take after their question mark: the same list refuses what is unknown and describes what is not. What
 * others add to links in order to count visits is passed over everywhere, for the reader has not written it.
 */
public final class AddressParameters {
    /** The language of the reader, which every address takes. */
    public static final String LANGUAGE = "lang";
    /** What asks for a row of a table. */
    public static final String ROW = "row";

    private static final Pattern OF_COUNTERS = Pattern.compile("(utm|mtm|pk|hsa)_.+|ref|ref_src|_ga|_gl|mc_[ce]id|"
            + "(fb|g|d|tw|tt|y)clid|msclkid|gbraid|wbraid|igshid");
    private static final Pattern OF_RELEASE = Pattern.compile("/releases/" + Release.ID + "(/.*)");
    private static final String TABLE_PAGE = "/data/(?!.*[.](csv|json)$).*";
    private static final Map<String, List<String>> BY_FIRST = Map.of("doc", List.of(Part.INCOMING), "list",
            List.of(Part.PAGE), "graph", List.of(Part.PAGE), "catalog", List.of(Part.PAGE), "sitemap.xml",
            List.of(Part.PAGE), "changes", List.of(Part.PAGE), "changes.json", List.of(Part.PAGE), "changes.atom",
            List.of(Part.PAGE));
    private static final List<String> OF_FILES =
            List.of("id", "releases", "data", "dumps", "schemas", "context.jsonld", "openapi.json", "robots.txt",
                    "about", ".well-known", "");

    private AddressParameters() {
    }

    /**
     * The names of the parameters that an address takes, the language last.
     *
     * @param path of the address, begins with a slash
     * @return empty if that depends on what is asked there: a query, saved or written by the reader
     */
    public static Optional<List<String>> of(String path) {
        Matcher cited = OF_RELEASE.matcher(path);
        String inRelease = cited.matches() ? cited.group(1) : path;
        String first = inRelease.replaceFirst("^/([^/]*).*$", "$1");
        if (first.equals("sparql") || inRelease.matches("/queries/.+")) {
            return Optional.empty();
        }
        List<String> own = cited.matches() && inRelease.matches(TABLE_PAGE) ? List.of(ROW)
                : BY_FIRST.getOrDefault(first.replaceFirst("^catalog[.].*", "catalog"),
                        OF_FILES.contains(first) || first.equals("queries") ? List.of() : List.of(Part.INCOMING));
        return Optional.of(Stream.concat(own.stream(), Stream.of(LANGUAGE)).toList());
    }

    /** The names that a request gives and that are none of the known ones, without those of counters. */
    public static List<String> unknown(Exchange exchange, Collection<String> known) {
        return exchange.request().getParameterMap().keySet().stream()
                .filter(name -> !known.contains(name) && !OF_COUNTERS.matcher(name).matches()).toList();
    }

    /** What a request gives for a parameter of an address; what is left empty is not given. */
    public static List<String> values(Exchange exchange, String name) {
        return Stream.ofNullable(exchange.request().getParameterValues(name)).flatMap(Stream::of)
                .filter(value -> !value.isEmpty()).toList();
    }

    /**
     * The names of those parameters for which a request gives what cannot be: a language that pages do not have, what
     * is no number of a part or a row, or several values.
     *
     * @param languages those of the pages
     */
    public static List<String> wrong(Exchange exchange, Collection<String> known, Collection<String> languages) {
        return known.stream().filter(name -> {
            List<String> values = values(exchange, name);
            return values.size() > 1 || values.stream().anyMatch(value ->
                    name.equals(LANGUAGE) ? !languages.contains(value) : !Part.isNumber(value));
        }).toList();
    }
}
