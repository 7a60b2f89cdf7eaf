package org.portolan.release.guards;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.portolan.check.publication.Publication;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;

/**
 * Says of a loss what looks like an accident: a table that shrank, a class of which nothing is left, an address that is
 * gone, a key that changed. A pure function of the loss.
 */
final class Guards {
    private static final String SAY_WHY = "--accept-removals \"why\"";

    private final Publication publication;
    private final String release;
    private final Allowance allowance;

    /**
     * Guards of one step from a release to the next.
     *
     * @param publication what is to be released
     * @param release     id of the release before it
     */
    Guards(Publication publication, String release, Allowance allowance) {
        this.publication = publication;
        this.release = release;
        this.allowance = allowance;
    }

    /** Everything that holds the release back. */
    List<Problem> problems(Loss loss) {
        List<Problem> problems = new ArrayList<>();
        loss.before().rows().forEach((table, before) -> {
            long after = loss.after().rows().getOrDefault(table, 0L);
            if (!allowance.covers(before, after)) {
                problems.add(shrunk(table, before, after));
            }
        });
        loss.before().classes().forEach((type, before) -> {
            if (!loss.after().classes().containsKey(type)) {
                problems.add(vanishedClass(type, before, loss.things()));
            }
        });
        loss.things().forEach(thing -> problems.add(thing.newKey().map(key -> newKey(thing, key))
                .orElseGet(() -> vanished(thing))));
        return problems;
    }

    /** What holds a release back whose base is another one. */
    Problem otherBase(String before) {
        return Problem.error(Code.RESOURCE_VANISHED, Place.file(publication.shown("dataset.ttl")),
                        "the base is <%s> and was <%s> in release %s: every address is gone".formatted(
                                publication.base(), before, release))
                .because("addresses are published, and may stand in somebody's article")
                .mend("write the base again, or release into another folder; if all are to go, say why: " + SAY_WHY);
    }

    private Problem shrunk(String table, long before, long after) {
        return Problem.error(Code.TABLE_SHRANK, place(table),
                        "this table has %s of the %s rows that it had in release %s".formatted(number(after),
                                number(before), release))
                .because(after == 0 ? "a table of several rows may not lose them all, unless --most-rows-lost is 100%"
                        : "at most %s of the rows of a table may go at once (--most-rows-lost)".formatted(
                                percent(allowance.mostRowsLost())))
                .mend("put the rows back; if they are to go, say why: " + SAY_WHY);
    }

    private Problem vanishedClass(String type, long before, List<VanishedThing> things) {
        return Problem.error(Code.CLASS_VANISHED, place(loser(type, things)),
                        "nothing is of the class %s any more; release %s has %s".formatted(shortened(type), release,
                                number(before)))
                .because("lists and queries of a whole kind would be empty")
                .mend("put the rows or the class back; if they are to go, say why: " + SAY_WHY);
    }

    private Problem vanished(VanishedThing thing) {
        return Problem.error(Code.RESOURCE_VANISHED, place(table(thing)), shortened(thing.iri()) + " is gone")
                .because("its address is published" + stood(thing))
                .mend("put the row back; or say in the table of replacements what replaces it; if nothing does, say "
                        + "why: " + SAY_WHY);
    }

    private Problem newKey(VanishedThing thing, String key) {
        return Problem.error(Code.KEY_CHANGED, place(table(thing)),
                        "%s is gone, and %s looks like it under a new key".formatted(shortened(thing.iri()),
                                shortened(key)))
                .because("keys stay, for addresses are made from them" + stood(thing))
                .mend("write the key \"%s\" again, or say in the table of replacements that %s replaces it".formatted(
                        thing.iri().substring(thing.iri().lastIndexOf('/') + 1), shortened(key)));
    }

    private String stood(VanishedThing thing) {
        String row = thing.home().map(home -> "; row %s of release %s described it".formatted(home.number(), release))
                .orElse("; release %s spoke of it".formatted(release));
        return thing.links() == 0 ? row : row + ", and %s of its statements named it".formatted(number(thing.links()));
    }

    private static Optional<String> table(VanishedThing thing) {
        return thing.home().map(TableRow::table);
    }

    /** The table from which the things of a class went; none if they are there and of another class. */
    private static Optional<String> loser(String type, List<VanishedThing> things) {
        return things.stream().filter(thing -> thing.classes().contains(type))
                .flatMap(thing -> table(thing).stream()).findFirst();
    }

    private Place place(String table) {
        return place(Optional.of(table));
    }

    /** The table as it lies there now; the metadata, if it is not there any more. */
    private Place place(Optional<String> table) {
        Map<String, String> files = publication.checksums();
        return Place.file(publication.shown(table.filter(name -> files.containsKey("data/" + name))
                .orElse("csv-metadata.json")));
    }

    private String shortened(String iri) {
        return iri.startsWith(publication.base()) ? iri.substring(publication.base().length()) : "<" + iri + ">";
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 20%}, {@code 12.5%}. */
    private static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
}
