package org.portolan.csvw.tabular;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.portolan.csvw.metadata.Datatype;
import org.portolan.problem.Place;
import org.portolan.problem.ProblemSink;

/**
 * The two words for true and false, {@code format} separating them by {@code |}.
 *
 * @see <a href="https://www.w3.org/TR/tabular-data-model/#formats-for-booleans">Model for Tabular Data, 6.4.3</a>
 */
record BooleanFormat(Datatype datatype, Set<String> yes, Set<String> no) implements ValueFormat {
    BooleanFormat(Datatype datatype) {
        this(datatype, words(datatype, 0, Set.of("true", "1")), words(datatype, 1, Set.of("false", "0")));
    }

    private static Optional<String[]> words(Datatype datatype) {
        return datatype.format().map(format -> format.split("\\|", -1)).filter(
                words -> words.length == 2 && !words[0].isEmpty() && !words[1].isEmpty() && !words[0].equals(words[1]));
    }

    private static Set<String> words(Datatype datatype, int index, Set<String> otherwise) {
        return words(datatype).map(words -> Set.of(words[index])).orElse(otherwise);
    }

    @Override
    public Optional<String> fault(String text) {
        return yes.contains(text) || no.contains(text) ? Optional.empty()
                : Optional.of("is neither " + word(yes) + " nor " + word(no));
    }

    private static String word(Set<String> words) {
        return words.stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    @Override
    public Optional<String> repair(String text) {
        return Optional.of("write " + word(yes) + " or " + word(no));
    }

    @Override
    public String canonical(String text) {
        return Boolean.toString(yes.contains(text));
    }

    @Override
    public void check(Place place, ProblemSink problems) {
        if (datatype.format().isPresent() && words(datatype).isEmpty()) {
            problems.report(ValueFormat.passedOver(datatype.formatPlace(place),
                    "\"%s\" is no format of a boolean".formatted(datatype.format().get()), "write two words: yes|no"));
        }
    }
}
