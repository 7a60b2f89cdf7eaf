package org.portolan.fuseki.budget;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which characters are the same to <a href="https://www.w3.org/TR/xpath-functions/#flags">flag i</a>: those that have
 * the same lower case or the same upper case. So {@code ı} is the same as {@code I} and {@code i}, and {@code İ} is
 * not.
 */
final class CaseVariants {
    /** No character beyond it has two cases. */
    private static final int LAST = 0x1ffff;
    private static final NavigableMap<Integer, List<Integer>> OTHERS = others();

    private CaseVariants() {
    }

    /** A range, and the variants of all that is in it, in any order. */
    static List<CodePoints.Range> within(CodePoints.Range range) {
        List<CodePoints.Range> all = new ArrayList<>(List.of(range));
        OTHERS.subMap(range.low(), true, range.high(), true).values()
                .forEach(others -> others.forEach(other -> all.add(new CodePoints.Range(other, other))));
        return all;
    }

    private static NavigableMap<Integer, List<Integer>> others() {
        Map<String, TreeSet<Integer>> sameLower = new HashMap<>();
        Map<String, TreeSet<Integer>> sameUpper = new HashMap<>();
        TreeSet<Integer> cased = cased();
        for (int point : cased) {
            sameLower.computeIfAbsent(lower(point), any -> new TreeSet<>()).add(point);
            sameUpper.computeIfAbsent(upper(point), any -> new TreeSet<>()).add(point);
        }
        NavigableMap<Integer, List<Integer>> made = new TreeMap<>();
        for (int point : cased) {
            TreeSet<Integer> same = new TreeSet<>(sameLower.get(lower(point)));
            same.addAll(sameUpper.get(upper(point)));
            same.remove(point);
            if (!same.isEmpty()) {
                made.put(point, List.copyOf(same));
            }
        }
        return Collections.unmodifiableNavigableMap(made);
    }

    /** All that have another case, and what that is. */
    private static TreeSet<Integer> cased() {
        TreeSet<Integer> cased = new TreeSet<>();
        for (int point = 0; point <= LAST; point++) {
            for (String other : List.of(lower(point), upper(point))) {
                if (other.codePointAt(0) != point || other.length() > Character.charCount(point)) {
                    cased.add(point);
                    cased.add(other.codePointCount(0, other.length()) == 1 ? other.codePointAt(0) : point);
                }
            }
        }
        return cased;
    }

    private static String lower(int point) {
        return Character.toString(point).toLowerCase(Locale.ROOT);
    }

    private static String upper(int point) {
        return Character.toString(point).toUpperCase(Locale.ROOT);
    }
}
