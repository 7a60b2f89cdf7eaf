package org.portolan.fuseki.budget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A set of characters, as ranges that ascend and do not touch. */
final class CodePoints {
    private static final int SURROGATES = Character.MIN_SURROGATE;
    private static final int LAST_SURROGATE = Character.MAX_SURROGATE;
    private final List<Range> ranges;

    /** Both are within it. */
    record Range(int low, int high) {
    }

    private CodePoints(List<Range> ranges) {
        this.ranges = ranges;
    }

    /** What ranges in any order have together. */
    static CodePoints of(List<Range> any) {
        List<Range> made = new ArrayList<>();
        List<Range> ordered = new ArrayList<>(any);
        ordered.sort(Comparator.comparingInt(Range::low));
        for (Range range : ordered) {
            Range before = made.isEmpty() ? null : made.get(made.size() - 1);
            if (before != null && range.low <= before.high + 1) {
                made.set(made.size() - 1, new Range(before.low, Math.max(before.high, range.high)));
            } else {
                made.add(range);
            }
        }
        return new CodePoints(List.copyOf(made));
    }

    /** @param bounds the first and the last of each range, in any order of ranges */
    static CodePoints of(int... bounds) {
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < bounds.length; i += 2) {
            ranges.add(new Range(bounds[i], bounds[i + 1]));
        }
        return of(ranges);
    }

    List<Range> ranges() {
        return ranges;
    }

    CodePoints and(CodePoints other) {
        List<Range> all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        return of(all);
    }

    /** All that are not in it. */
    CodePoints others() {
        List<Range> made = new ArrayList<>();
        int next = 0;
        for (Range range : ranges) {
            if (next < range.low) {
                made.add(new Range(next, range.low - 1));
            }
            next = range.high + 1;
        }
        if (next <= Character.MAX_CODE_POINT) {
            made.add(new Range(next, Character.MAX_CODE_POINT));
        }
        return new CodePoints(List.copyOf(made));
    }

    CodePoints without(CodePoints other) {
        return others().and(other).others();
    }

    /** As a class of RE2. */
    String written() {
        if (ranges.isEmpty()) {
            return "[^\\x{0}-\\x{10ffff}]";
        }
        StringBuilder made = new StringBuilder("[");
        for (Range range : ranges) {
            made.append(written(range.low));
            if (range.high > range.low) {
                made.append('-').append(written(range.high));
            }
        }
        return made.append(']').toString();
    }

    /** As RE2 has a character that stands for itself, within a class or not. */
    static String written(int point) {
        if (point >= SURROGATES && point <= LAST_SURROGATE) {
            return "\\x{%x}".formatted(point);
        }
        return point < 0x80 && !Character.isLetterOrDigit(point) && point > ' ' && point != 0x7f
                ? "\\" + Character.toString(point) : Character.toString(point);
    }
}
