package org.portolan.csvw.tabular;

import java.util.Optional;
import org.portolan.csvw.metadata.Datatype;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * Whether text is a value of a datatype, and its canonical form. Made once a column; thread-safe.
 *
 * @see <a href="https://www.w3.org/TR/tabular-data-model/#parsing-cells">Model for Tabular Data, 6.4.2 to 6.4.6</a>
 */
interface ValueFormat {
    /** Why the text is no value: a phrase such as {@code is not a date}; empty if it is one. */
    Optional<String> fault(String text);

    /** What to write in place of a text with a fault, such as {@code write Y or N}; empty if none is known. */
    default Optional<String> repair(String text) {
        return Optional.empty();
    }

    /** The canonical lexical form of a text without fault. */
    default String canonical(String text) {
        return text;
    }

    /**
     * Reports what is wrong with the rule itself: a format that is none and is passed over, bounds that nothing lies
     * between.
     */
    default void check(Place place, ProblemSink problems) {
    }

    /** The format of a datatype. */
    static ValueFormat of(Datatype datatype) {
        String base = datatype.base();
        if (NumberFormat.TYPES.contains(base)) {
            return new NumberFormat(datatype);
        } else if (base.equals("boolean")) {
            return new BooleanFormat(datatype);
        } else if (DateFormat.TYPES.contains(base)) {
            return new DateFormat(datatype);
        } else if (DurationFormat.TYPES.contains(base)) {
            return new DurationFormat(datatype);
        }
        return new TextFormat(datatype);
    }

    /** An article and the name of a datatype as messages call it: {@code a date}, {@code an integer}. */
    static String named(Datatype datatype) {
        String title = datatype.title();
        return ("aeiouAEIO".indexOf(title.charAt(0)) >= 0 ? "an " : "a ") + title;
    }

    /** A warning that a format is none and therefore passed over (6.4.2, 6.4.4). */
    static Problem passedOver(Place place, String message, String repair) {
        return Problem.warning(Code.METADATA_INVALID, place, message + "; it is passed over").mend(repair);
    }
}
