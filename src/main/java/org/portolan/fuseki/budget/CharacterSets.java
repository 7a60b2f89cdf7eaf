package org.portolan.fuseki.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The characters that a part of a regular expression stands for: one that stands for itself, an escape, or what is
 * between brackets. With flag i they have their variants, but for those of a class that has a name.
 */
final class CharacterSets {
    /** That the sets of one expression have together. */
    static final int MOST_RANGES = 100_000;
    private static final Pattern PROPERTY = Pattern.compile("\\{([^{}]*+)}");
    private static final Map<Integer, String> INSTEAD = Map.ofEntries(
            Map.entry((int) 'b', "a word alone is found with (^|\\W)word(\\W|$)"),
            Map.entry((int) 'B', "there are ^, $, \\w and \\W"),
            Map.entry((int) 'A', "the beginning is ^"),
            Map.entry((int) 'z', "the end is $"),
            Map.entry((int) 'Z', "the end is $"),
            Map.entry((int) 'Q', "flag q takes all as it stands"),
            Map.entry((int) 'x', "SPARQL has \\u0020, with one \\, for a character by its number"),
            Map.entry((int) 'u', "SPARQL has \\u0020, with one \\, for a character by its number"),
            Map.entry((int) '/', "a slash stands for itself"));
    private final PatternText text;
    private final boolean isFolding;
    private long ranges;

    CharacterSets(PatternText text, boolean isFolding) {
        this.text = text;
        this.isFolding = isFolding;
    }

    /** Of all sets that were read. */
    long ranges() {
        return ranges;
    }

    /** A character that stands for itself. */
    CodePoints of(int point) {
        CodePoints.Range alone = new CodePoints.Range(point, point);
        return counted(CodePoints.of(isFolding ? CaseVariants.within(alone) : List.of(alone)));
    }

    /** What stands behind a backslash that has been read. */
    CodePoints escape() {
        int digit = text.ahead();
        if (digit >= '1' && digit <= '9') {
            throw text.refused("refers back with \\" + (char) digit + ", which can take time without end");
        }
        int single = single();
        return single >= 0 ? of(single) : several();
    }

    private CodePoints counted(CodePoints set) {
        count(set.ranges().size());
        return set;
    }

    private void count(int more) {
        ranges += more;
        if (ranges > MOST_RANGES) {
            throw text.refused("is too large: its classes have too many characters");
        }
    }

    /** The one character that an escape stands for; -1 if it stands for several. */
    private int single() {
        int control = "nrt".indexOf(text.ahead());
        if (control >= 0) {
            text.point();
            return "\n\r\t".charAt(control);
        }
        return "\\|.?*+(){}-[]^$".indexOf(text.ahead()) >= 0 ? text.point() : -1;
    }

    private CodePoints several() {
        if (text.isAtEnd()) {
            throw text.refused("ends with a \\, which stands for itself as \\\\");
        }
        int kind = text.point();
        return counted(kind == 'p' || kind == 'P' ? property(kind == 'P') : CharacterClasses.ofEscape(kind)
                .orElseThrow(() -> text.refused("has \\" + Character.toString(kind) + ", which XPath does not know"
                        + (INSTEAD.containsKey(kind) ? "; " + INSTEAD.get(kind) : ""))));
    }

    private CodePoints property(boolean isOthers) {
        CodePoints known = text.take(PROPERTY).flatMap(name -> CharacterClasses.ofProperty(name.group(1)))
                .orElseThrow(() -> text.refused("has a \\p or \\P for what XPath does not know. There are \\p{L}, "
                        + "\\p{Lu} and the other general categories, and \\p{IsGreek} and the other blocks"));
        return isOthers ? known.others() : known;
    }

    /** What is between brackets, of which the one that opens has been read. */
    CodePoints bracketed() {
        boolean isOthers = text.skip("^");
        List<CodePoints.Range> found = new ArrayList<>();
        CodePoints subtracted = CodePoints.of();
        boolean isOpen = true;
        while (isOpen) {
            if (!found.isEmpty() && text.skip("-[")) {
                subtracted = bracketed();
                if (!text.isNext("]")) {
                    throw text.refused("goes on after what is subtracted from a class; there a ] must follow");
                }
            } else if (!found.isEmpty() && text.skip("]")) {
                isOpen = false;
            } else {
                found.addAll(part());
            }
        }
        CodePoints all = CodePoints.of(found);
        return counted((isOthers ? all.others() : all).without(subtracted));
    }

    /** A character, a range, or an escape that stands for several. */
    private List<CodePoints.Range> part() {
        int low = ofClass();
        if (low < 0) {
            return several().ranges();
        }
        boolean isRange = text.isNext("-") && !text.isNext("-]") && !text.isNext("-[");
        int high = low;
        if (isRange) {
            text.point();
            high = ofClass();
        }
        if (high < low) {
            throw text.refused("has a class with a range that does not go up");
        }
        CodePoints.Range range = new CodePoints.Range(low, high);
        List<CodePoints.Range> all = isFolding ? CaseVariants.within(range) : List.of(range);
        count(all.size());
        return all;
    }

    /** One character; -1 if it is an escape that stands for several, whose backslash has been read. */
    private int ofClass() {
        if (text.isAtEnd()) {
            throw text.refused("has a bracket [ that is not closed");
        }
        int point = text.point();
        if (point == '[' || point == ']') {
            throw text.refused("has a bracket within a character class, where it is written \\[ or \\]");
        }
        return point == '\\' ? single() : point;
    }
}
