package org.portolan.csvw.tabular;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes an {@link Automaton} by way of positions: each place in the expression where a character stands knows which
 * places may follow it; sets of places are the states. Gives up where that does not go (assertions, flags, Unicode
 * classes) or grows large.
 *
 * @see <a href="https://doi.org/10.1070/RM1961v016n05ABEH004112">Glushkov, The abstract theory of automata</a>
 */
final class AutomatonBuilder {
    private static final int MOST_POSITIONS = 500;
    /** Stands among the positions of a state for the end of the text. */
    private static final int END = MOST_POSITIONS;
    private static final int MOST_STATES = 200;
    private static final Pattern RANGE = Pattern.compile("\\\\x\\{([0-9a-f]+)}(?:-\\\\x\\{([0-9a-f]+)})?");
    private static final Pattern TIMES = Pattern.compile("\\{([0-9]+)(,([0-9]*))?}|[*+?]");

    private final String expression;
    private final List<BitSet> symbols = new ArrayList<>();
    private final List<BitSet> following = new ArrayList<>();
    private int at;
    private int depth;

    AutomatonBuilder(String expression) {
        this.expression = expression;
    }

    /** The expression is not of the kind that becomes an automaton. */
    private static final class UnsuitableException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** A part of the expression: whether it may be empty, and the positions that its texts begin and end with. */
    private record Part(boolean nullable, BitSet first, BitSet last) {
        static final Part EMPTY = new Part(true, new BitSet(), new BitSet());
    }

    Optional<Automaton> build() {
        try {
            Part whole = alternatives();
            return at == expression.length() ? Optional.of(states(whole)) : Optional.empty();
        } catch (UnsuitableException known) {
            return Optional.empty();
        }
    }

    private boolean startsWith(String text) {
        return expression.startsWith(text, at);
    }

    private Part alternatives() throws UnsuitableException {
        Part part = sequence();
        while (startsWith("|")) {
            at++;
            Part other = sequence();
            part = new Part(part.nullable || other.nullable, union(part.first, other.first),
                    union(part.last, other.last));
        }
        return part;
    }

    /** Outside groups, the assertions at both ends say nothing: it is the whole text that matches. */
    private Part sequence() throws UnsuitableException {
        Part part = Part.EMPTY;
        at += depth == 0 && startsWith("^") ? 1 : 0;
        while (at < expression.length() && !startsWith("|") && !startsWith(")")) {
            boolean isEnd = depth == 0 && (startsWith("$|") || expression.length() - at == 1 && startsWith("$"));
            part = isEnd ? part : then(part, repeated());
            at += isEnd ? 1 : 0;
        }
        return part;
    }

    private Part then(Part one, Part other) {
        link(one.last, other.first);
        return new Part(one.nullable && other.nullable, one.nullable ? union(one.first, other.first) : one.first,
                other.nullable ? union(one.last, other.last) : other.last);
    }

    private void link(BitSet from, BitSet to) {
        from.stream().forEach(position -> following.get(position).or(to));
    }

    private static BitSet union(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.or(other);
        return both;
    }

    /** An atom as often as is written; each time it is read again, for it has other positions. */
    private Part repeated() throws UnsuitableException {
        int start = at;
        Part once = atom();
        Matcher times = TIMES.matcher(expression).region(at, expression.length());
        if (!times.lookingAt()) {
            return once;
        }
        boolean counted = times.group(1) != null;
        int least = counted ? Integer.parseInt(times.group(1)) : times.group().equals("+") ? 1 : 0;
        boolean endless = counted ? ",".equals(times.group(2)) : !times.group().equals("?");
        int most = counted && !endless ? times.group(2) == null ? least : Integer.parseInt(times.group(3))
                : Math.max(least, 1);
        Part all = Part.EMPTY;
        for (int i = 0; i < most; i++) {
            at = start;
            Part next = i == 0 ? once : atom();
            if (endless && i + 1 == most) {
                link(next.last, next.first);
            }
            all = then(all, i < least ? next : new Part(true, next.first, next.last));
        }
        at = times.end() + (expression.startsWith("?", times.end()) ? 1 : 0);
        return all;
    }

    private Part atom() throws UnsuitableException {
        if (startsWith("(?:")) {
            at += 3;
            depth++;
            Part part = alternatives();
            depth--;
            at++;
            return part;
        }
        BitSet set = new BitSet(Automaton.SYMBOLS);
        if (startsWith("[\\")) {
            at++;
            while (!startsWith("]")) {
                range(set);
            }
            at++;
        } else if (startsWith("\\x")) {
            range(set);
        } else if (startsWith("[") || !Character.isLetterOrDigit(expression.charAt(at))
                || expression.charAt(at) >= Automaton.OTHER) {
            throw new UnsuitableException();
        } else {
            set.set(expression.charAt(at++));
        }
        return position(set);
    }

    private void range(BitSet set) throws UnsuitableException {
        Matcher found = RANGE.matcher(expression).region(at, expression.length());
        if (!found.lookingAt()) {
            throw new UnsuitableException();
        }
        int first = Integer.parseInt(found.group(1), 16);
        int last = found.group(2) == null ? first : Integer.parseInt(found.group(2), 16);
        boolean beyond = last >= Automaton.OTHER;
        if (beyond && (first > Automaton.OTHER || last < Character.MAX_CODE_POINT)) {
            throw new UnsuitableException();
        }
        set.set(first, beyond ? Automaton.SYMBOLS : last + 1);
        at = found.end();
    }

    private Part position(BitSet set) throws UnsuitableException {
        if (symbols.size() == MOST_POSITIONS) {
            throw new UnsuitableException();
        }
        BitSet itself = new BitSet();
        itself.set(symbols.size());
        symbols.add(set);
        following.add(new BitSet());
        return new Part(false, itself, itself);
    }

    private Automaton states(Part whole) throws UnsuitableException {
        List<BitSet> states = new ArrayList<>(List.of(state(whole.first, whole.nullable)));
        Map<BitSet, Integer> numbers = new HashMap<>(Map.of(states.get(0), 0));
        BitSet differing = differing();
        short[] next = new short[MOST_STATES * Automaton.SYMBOLS];
        for (int i = 0; i < states.size(); i++) {
            for (int symbol = 0; symbol < Automaton.SYMBOLS; symbol++) {
                int place = i * Automaton.SYMBOLS + symbol;
                next[place] = differing.get(symbol)
                        ? (short) number(after(states.get(i), symbol, whole.last), states, numbers) : next[place - 1];
            }
        }
        BitSet accepts = new BitSet();
        states.stream().filter(state -> state.get(END)).forEach(state -> accepts.set(numbers.get(state)));
        return new Automaton(Arrays.copyOf(next, states.size() * Automaton.SYMBOLS), accepts);
    }

    /** The symbols that stand in other places than the one before; most stand in the same. */
    private BitSet differing() {
        BitSet differing = new BitSet();
        differing.set(0);
        for (BitSet set : symbols) {
            for (int symbol = 1; symbol < Automaton.SYMBOLS; symbol++) {
                if (set.get(symbol) != set.get(symbol - 1)) {
                    differing.set(symbol);
                }
            }
        }
        return differing;
    }

    /** The positions that may come next, and {@link #END} among them if the text may end here. */
    private static BitSet state(BitSet positions, boolean accepts) {
        BitSet state = (BitSet) positions.clone();
        state.set(END, accepts);
        return state;
    }

    private BitSet after(BitSet state, int symbol, BitSet last) {
        BitSet reached = new BitSet();
        BitSet taken = new BitSet();
        state.stream().filter(position -> position != END && symbols.get(position).get(symbol)).forEach(position -> {
            taken.set(position);
            reached.or(following.get(position));
        });
        return state(reached, taken.intersects(last));
    }

    private static int number(BitSet state, List<BitSet> states, Map<BitSet, Integer> numbers)
            throws UnsuitableException {
        if (state.isEmpty()) {
            return -1;
        }
        Integer known = numbers.get(state);
        if (known == null) {
            if (states.size() == MOST_STATES) {
                throw new UnsuitableException();
            }
            known = states.size();
            states.add(state);
            numbers.put(state, known);
        }
        return known;
    }
}
