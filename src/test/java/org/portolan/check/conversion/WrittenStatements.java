package org.portolan.check.conversion;

import java.util.List;
import java.util.function.UnaryOperator;
import org.portolan.csvw.StatementSink;

/**
 * Writes down the statements that it hears, as subject, property and object.
 *
 * @param list     takes them
 * @param property how that is written
 */
record WrittenStatements(List<String> list, UnaryOperator<String> property) implements StatementSink {
    @Override
    public void resource(String subject, String predicate, String object) {
        list.add(subject + " " + property.apply(predicate) + " " + object);
    }

    @Override
    public void literal(String subject, String predicate, String lexical, String datatype) {
        resource(subject, predicate, lexical);
    }

    @Override
    public void text(String subject, String predicate, String text, String language) {
        resource(subject, predicate, text);
    }
}
