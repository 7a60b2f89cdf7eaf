package org.portolan.fuseki.budget;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The <a href="https://www.w3.org/TR/xmlschema-2/#dt-mccesc">classes of characters</a> that an escape names, by the
 * Unicode of this Java: {@code \d} are digits of all scripts, and {@code \w} is all but punctuation, separators and
 * what is no character, so {@code é} is in it and {@code _} is not.
 */
final class CharacterClasses {
    /** In the order of the numbers that Java gives to general categories, of which it leaves one out. */
    private static final String[] CATEGORIES = {"Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No",
        "Zs", "Zl", "Zp", "Cc", "Cf", "", "Co", "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf"};
    /** Every block begins at such a number. */
    private static final int BLOCK = 16;
    private static final Map<String, CodePoints> BY_CATEGORY = byCategory();
    private static final Map<Character.UnicodeBlock, CodePoints> BY_BLOCK = byBlock();
    private static final CodePoints NAME_START = CodePoints.of(':', ':', 'A', 'Z', '_', '_', 'a', 'z', 0xc0, 0xd6,
            0xd8, 0xf6, 0xf8, 0x2ff, 0x370, 0x37d, 0x37f, 0x1fff, 0x200c, 0x200d, 0x2070, 0x218f, 0x2c00, 0x2fef,
            0x3001, 0xd7ff, 0xf900, 0xfdcf, 0xfdf0, 0xfffd, 0x10000, 0xeffff);
    private static final Map<Integer, CodePoints> BY_ESCAPE = Map.of(
            (int) 's', CodePoints.of('\t', '\n', '\r', '\r', ' ', ' '),
            (int) 'd', BY_CATEGORY.get("Nd"),
            (int) 'w', Stream.of("L", "M", "N", "S").map(BY_CATEGORY::get).reduce(CodePoints.of(), CodePoints::and),
            (int) 'i', NAME_START,
            (int) 'c', NAME_START.and(CodePoints.of('-', '.', '0', '9', 0xb7, 0xb7, 0x300, 0x36f, 0x203f, 0x2040)));

    private CharacterClasses() {
    }

    /** The class of {@code \s \d \w \i \c}, or of one of them in upper case, which is all else. */
    static Optional<CodePoints> ofEscape(int letter) {
        Optional<CodePoints> known = Optional.ofNullable(BY_ESCAPE.get(Character.toLowerCase(letter)));
        return Character.isUpperCase(letter) ? known.map(CodePoints::others) : known;
    }

    /** The class of a category such as {@code Lu}, or of a block such as {@code IsBasicLatin}. */
    static Optional<CodePoints> ofProperty(String name) {
        if (!name.startsWith("Is")) {
            return Optional.ofNullable(BY_CATEGORY.get(name));
        }
        try {
            return Optional.ofNullable(BY_BLOCK.get(Character.UnicodeBlock.forName(name.substring(2))));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static Map<String, CodePoints> byCategory() {
        Map<String, List<CodePoints.Range>> ranges = new LinkedHashMap<>();
        int low = 0;
        for (int point = 1; point <= Character.MAX_CODE_POINT + 1; point++) {
            int category = Character.getType(low);
            if (point > Character.MAX_CODE_POINT || Character.getType(point) != category) {
                CodePoints.Range range = new CodePoints.Range(low, point - 1);
                String name = CATEGORIES[category];
                ranges.computeIfAbsent(name, any -> new ArrayList<>()).add(range);
                ranges.computeIfAbsent(name.substring(0, 1), any -> new ArrayList<>()).add(range);
                low = point;
            }
        }
        ranges.remove("Cs"); // no character of XML
        Map<String, CodePoints> made = new HashMap<>();
        ranges.forEach((name, all) -> made.put(name, CodePoints.of(all)));
        return Map.copyOf(made);
    }

    private static Map<Character.UnicodeBlock, CodePoints> byBlock() {
        Map<Character.UnicodeBlock, List<CodePoints.Range>> ranges = new HashMap<>();
        for (int point = 0; point <= Character.MAX_CODE_POINT; point += BLOCK) {
            Character.UnicodeBlock block = Character.UnicodeBlock.of(point);
            if (block != null) {
                ranges.computeIfAbsent(block, any -> new ArrayList<>())
                        .add(new CodePoints.Range(point, point + BLOCK - 1));
            }
        }
        Map<Character.UnicodeBlock, CodePoints> made = new HashMap<>();
        ranges.forEach((block, all) -> made.put(block, CodePoints.of(all)));
        return Map.copyOf(made);
    }
}
