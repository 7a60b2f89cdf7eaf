package org.portolan.fuseki.budget;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The regular expressions of one query, each compiled once wherever it stands, and paid for. Of those that change from
 * row to row the ones that were met last are kept.
 */
final class Programs {
    /** An instruction, and what a machine that runs it has for it. */
    private static final long INSTRUCTION = 200;
    private static final float LOAD = 0.75f;
    private final Map<Written, RegularExpression> met = new LinkedHashMap<>(16, LOAD, true);
    private final Held held;
    private long instructions;

    Programs(Budget budget) {
        held = new Held(budget);
    }

    private record Written(String pattern, String flags) {
    }

    RegularExpression get(String pattern, String flags) {
        Written written = new Written(pattern, flags);
        RegularExpression known = met.get(written);
        return known == null ? compile(written) : known;
    }

    private RegularExpression compile(Written written) {
        RegularExpression made;
        try {
            made = RegularExpression.of(written.pattern, written.flags);
        } catch (UnsupportedPatternException e) {
            throw held.budget().refuse(e);
        }
        makeRoomFor(made.size());
        held.add(made.size() * INSTRUCTION);
        instructions += made.size();
        met.put(written, made);
        return made;
    }

    private void makeRoomFor(long size) {
        Iterator<RegularExpression> oldest = met.values().iterator();
        while (instructions + size > RegularExpression.MOST_TOGETHER && oldest.hasNext()) {
            long less = oldest.next().size();
            instructions -= less;
            held.add(-less * INSTRUCTION);
            oldest.remove();
        }
    }
}
