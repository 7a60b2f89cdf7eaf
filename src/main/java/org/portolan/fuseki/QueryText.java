package org.portolan.fuseki;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.Query;

/** Finds again in the text of a query what was found in its algebra, which knows no places. */
record QueryText(String text) {
    private static final String SKIPPED = "#[^\\r\\n]*+|\"{3}[\\s\\S]*?\"{3}|'{3}[\\s\\S]*?'{3}"
            + "|\"(?>[^\"\\\\\\r\\n]++|\\\\.)*+\"|'(?>[^'\\\\\\r\\n]++|\\\\.)*+'";
    /** No alternative begins within a run of characters of names, or a long one would be read once for each of them. */
    private static final Pattern TOKEN = Pattern.compile(SKIPPED
            + "|(?<iri><[^<>\"{}|^`\\\\\\x00-\\x20]*+>)|(?<name>(?<![\\w\\-.])[\\w\\-.]*+:[\\w\\-.:%]*+)|(?<word>\\w++)"
            + "|(?<open>[({\\[])|(?<close>[)}\\]])");

    /** The first place where the IRI stands, written out or with a prefix, other than in comments and literals. */
    Optional<Spot> iri(Query query, String iri) {
        return find(token -> iri.equals(expand(query, token)));
    }

    /** The first place of a keyword, in upper or lower case. */
    Optional<Spot> word(String word) {
        return find(token -> token.group("word") != null && token.group().equalsIgnoreCase(word));
    }

    /** The IRIs that stand there, written out or with a prefix. */
    List<String> iris(Query query) {
        return TOKEN.matcher(text).results().map(MatchResult::group)
                .filter(token -> token.startsWith("<") || token.matches("[\\w\\-.]*:.*"))
                .map(token -> token.startsWith("<") ? resolved(query, token)
                        : query.getPrefixMapping().expandPrefix(token))
                .distinct().toList();
    }

    /** The place of the first bracket that stands within more than so many others. */
    Optional<Spot> deeperThan(int most) {
        int[] depth = {0};
        return find(token -> {
            depth[0] += token.group("open") != null ? 1 : token.group("close") != null ? -1 : 0;
            return depth[0] > most;
        });
    }

    private Optional<Spot> find(Predicate<Matcher> wanted) {
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            if (wanted.test(token)) {
                return Optional.of(Spot.at(text, token.start()));
            }
        }
        return Optional.empty();
    }

    private static String resolved(Query query, String token) {
        return query.getPrologue().getBase().resolve(token.substring(1, token.length() - 1)).str();
    }

    private static String expand(Query query, Matcher token) {
        if (token.group("iri") != null) {
            return resolved(query, token.group());
        }
        return token.group("name") == null ? "" : query.getPrefixMapping().expandPrefix(token.group());
    }
}
