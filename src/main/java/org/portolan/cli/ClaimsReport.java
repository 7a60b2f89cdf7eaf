package org.portolan.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.portolan.check.claims.ComparedClaims;
import org.portolan.check.claims.ComparedClaims.Comparison;
import org.portolan.check.claims.ComparedClaims.Unknown;

/**
 * What the rows say to the claims of sources, claim by claim for programs, and the totals for people: agreement,
 * difference, rows that do not tell, or no query that compares.
 */
final class ClaimsReport {
    private final ComparedClaims claims;

    ClaimsReport(ComparedClaims claims) {
        this.claims = claims;
    }

    /** The totals of all and of each kind; nothing if there are no claims. */
    List<String> lines() {
        if (claims.number() == 0) {
            return List.of();
        }
        Map<String, Totals> byKind = new TreeMap<>();
        claims.comparisons().forEach(comparison -> byKind.merge(name(comparison.kind()),
                comparison.agrees() ? new Totals(1, 0, 0, 0) : new Totals(0, 1, 0, 0), Totals::plus));
        claims.unknown().forEach(unknown -> byKind.merge(name(unknown.kind()),
                unknown.measure().isPresent() ? new Totals(0, 0, 1, 0) : new Totals(0, 0, 0, 1), Totals::plus));
        String all = "%s of sources: %s agree with the rows, %s differ, %s cannot be compared".formatted(
                Terminal.plural(claims.number(), "claim"), Terminal.number(claims.numberOfAgreeing()),
                Terminal.number(claims.numberOfDiffering()), Terminal.number(claims.numberOfUnknown()));
        Stream<String> kinds = byKind.entrySet().stream()
                .map(entry -> "  " + entry.getKey() + ": " + entry.getValue().text());
        return Stream.concat(Stream.of(all), Stream.concat(kinds, contradictions())).toList();
    }

    private Stream<String> contradictions() {
        long contradicted = claims.contradictions().stream()
                .flatMap(pair -> Stream.of(pair.claim(), pair.other())).distinct().count();
        return contradicted == 0 ? Stream.empty()
                : Stream.of("  %s contradicted by another source".formatted(Terminal.plural(contradicted, "claim")));
    }

    /** How many claims of a kind there are of each outcome. */
    private record Totals(long agreeing, long differing, long silent, long uncompared) {
        Totals plus(Totals other) {
            return new Totals(agreeing + other.agreeing, differing + other.differing, silent + other.silent,
                    uncompared + other.uncompared);
        }

        String text() {
            return String.join(", ", Stream.of(part(agreeing, "agree"), part(differing, "differ"),
                    part(silent, "unknown, for the rows do not tell"),
                    part(uncompared, "unknown, for no query compares"))
                    .filter(part -> !part.isEmpty()).toList());
        }

        private static String part(long number, String outcome) {
            return number == 0 ? "" : Terminal.number(number) + " " + outcome;
        }
    }

    private static String name(String kind) {
        return kind.replaceFirst("^.*[/#]", "");
    }

    /**
     * Each claim with {@code claim} and {@code kind} (IRIs), {@code stated} and {@code outcome}: {@code agree}, {@code
     * differ} or {@code unknown}; {@code rows} if they say something, and {@code measure}, the query that compares, if
     * there is one; {@code contradicts}, claims of other sources that say otherwise, if there are any: of
     * many the one that states least and the one that states most.
     */
    ArrayNode json() {
        Map<String, ObjectNode> byClaim = new TreeMap<>();
        claims.comparisons().forEach(comparison -> byClaim.put(comparison.claim(), json(comparison)));
        claims.unknown().forEach(unknown -> byClaim.put(unknown.claim(), json(unknown)));
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        claims.contradictions().forEach(pair -> {
            byClaim.get(pair.claim()).withArray("contradicts").add(pair.other());
            byClaim.get(pair.other()).withArray("contradicts").add(pair.claim());
        });
        byClaim.values().forEach(list::add);
        return list;
    }

    private static ObjectNode json(Comparison comparison) {
        String outcome = comparison.agrees() ? "agree" : "differ";
        return json(comparison.claim(), comparison.kind(), comparison.stated(), outcome)
                .put("rows", comparison.rows()).put("measure", comparison.measure());
    }

    private static ObjectNode json(Unknown unknown) {
        ObjectNode object = json(unknown.claim(), unknown.kind(), unknown.stated(), "unknown");
        unknown.measure().ifPresent(measure -> object.put("measure", measure));
        return object;
    }

    private static ObjectNode json(String claim, String kind, String stated, String outcome) {
        return JsonNodeFactory.instance.objectNode().put("claim", claim).put("kind", kind).put("stated", stated)
                .put("outcome", outcome);
    }
}
