package org.portolan.csvw.tabular;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** A set of characters, as classes of regular expressions are made of. Not thread-safe. */
final class CodePointSet {
    private static final int END = Character.MAX_CODE_POINT + 1;
    private static final Map<Character, String> ESCAPES = Map.of(
            'd', "09",
            'w', "09AZ__az",
            's',
            "\t\r  \u00A0\u00A0\u1680\u1680\u2000\u200A\u2028\u2029\u202F\u202F\u205F\u205F\u3000\u3000\uFEFF\uFEFF",
            'i',
            "::AZ__az\u00C0\u00D6\u00D8\u00F6\u00F8\u02FF\u0370\u037D\u037F\u1FFF\u200C\u200D\u2070\u218F\u2C00\u2FEF"
                    + "\u3001\uD7FF\uF900\uFDCF\uFDF0\uFFFD\uD800\uDC00\uDB7F\uDFFF",
            'c',
            "-.0:AZ__az\u00B7\u00B7\u00C0\u00D6\u00D8\u00F6\u00F8\u037D\u037F\u1FFF\u200C\u200D\u203F\u2040\u2070\u218F"
                    + "\u2C00\u2FEF\u3001\uD7FF\uF900\uFDCF\uFDF0\uFFFD\uD800\uDC00\uDB7F\uDFFF");
    private static final String[] CATEGORIES = {"Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No",
            "Zs", "Zl",
        "Zp", "Cc", "Cf", "", "Co", "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf"};

    private final BitSet points = new BitSet();

    /**
     * What {@code \d}, {@code \s}, {@code \w} mean in ECMAScript and {@code \i}, {@code \c} in XML Schema; empty for
     * another letter.
     */
    static Optional<CodePointSet> ofEscape(char letter) {
        return Optional.ofNullable(ESCAPES.get(letter)).map(ranges -> {
            CodePointSet set = new CodePointSet();
            int[] ends = ranges.codePoints().toArray();
            for (int i = 0; i < ends.length; i += 2) {
                set.add(ends[i], ends[i + 1]);
            }
            return set;
        });
    }

    /** The characters with a property: a category, {@code IsBlock} of XML Schema, {@code Script=} of ECMAScript. */
    static Optional<CodePointSet> ofProperty(String name) {
        String value = name.substring(name.indexOf('=') + 1);
        try {
            if (name.startsWith("Is")) {
                Character.UnicodeBlock block = Character.UnicodeBlock.forName(name.substring(2));
                return Optional.of(where(point -> Character.UnicodeBlock.of(point) == block));
            } else if (name.startsWith("Script=") || name.startsWith("sc=")) {
                Character.UnicodeScript script = Character.UnicodeScript.forName(value);
                return Optional.of(where(point -> Character.UnicodeScript.of(point) == script));
            }
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
        boolean category = name.equals(value) || name.startsWith("gc=") || name.startsWith("General_Category=");
        return Optional.of(value).filter(any -> category && value.matches("[A-Z][a-z]?"))
                .map(code -> where(point -> CATEGORIES[Character.getType(point)].startsWith(code)))
                .filter(set -> !set.points.isEmpty());
    }

    private static CodePointSet where(IntPredicate belongs) {
        CodePointSet set = new CodePointSet();
        for (int point = 0; point < END; point++) {
            set.points.set(point, belongs.test(point));
        }
        return set;
    }

    void add(int first, int last) {
        points.set(first, last + 1);
    }

    void addAll(CodePointSet other) {
        points.or(other.points);
    }

    void removeAll(CodePointSet other) {
        points.andNot(other.points);
    }

    CodePointSet complement() {
        CodePointSet set = new CodePointSet();
        set.points.or(points);
        set.points.flip(0, END);
        return set;
    }

    /** The set as a class of RE2. */
    String written() {
        if (points.isEmpty()) {
            return "[^\\x{0}-\\x{10ffff}]";
        }
        StringBuilder out = new StringBuilder("[");
        for (int first = points.nextSetBit(0); first >= 0;) {
            int end = points.nextClearBit(first);
            out.append("\\x{%x}-\\x{%x}".formatted(first, end - 1));
            first = points.nextSetBit(end);
        }
        return out.append(']').toString();
    }
}
