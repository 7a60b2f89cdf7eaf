package org.portolan.fuseki.budget;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeConstants.Field;
import javax.xml.datatype.Duration;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * Bounds of what is computed with. Whole and decimal numbers of XML Schema have any number of digits, and Java adds a
 * span of time to a date month by month.
 */
record NumberFunctions(Budget budget) {
    private static final int MOST_BITS = Budget.MOST_DIGITS * 4;
    /** More than so many years have. */
    private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(Budget.MOST_YEARS * 400L);
    private static final BigDecimal DAYS_OF_MONTH = BigDecimal.valueOf(31);
    private static final BigDecimal DAYS_OF_YEAR = BigDecimal.valueOf(366);
    private static final BigDecimal HOURS = BigDecimal.valueOf(24);
    private static final BigDecimal MINUTES = BigDecimal.valueOf(24 * 60);
    private static final BigDecimal SECONDS = BigDecimal.valueOf(24 * 60 * 60);

    /** The value, if it is short enough to be computed with. */
    NodeValue checked(NodeValue value) {
        budget.step();
        if (value.isInteger()) {
            budget.check(value.getInteger().bitLength() <= MOST_BITS, Measure.NUMBER);
        } else if (value.isDecimal()) {
            BigDecimal number = value.getDecimal();
            budget.check(number.unscaledValue().bitLength() <= MOST_BITS
                    && Math.abs(number.scale()) <= Budget.MOST_DIGITS, Measure.NUMBER);
        } else if (value.isDuration()) {
            budget.check(days(value.getDuration()).compareTo(MOST_DAYS) <= 0, Measure.NUMBER);
        }
        return value;
    }

    /**
     * What a function of two numbers, dates or durations makes of them.
     *
     * @throws ExprEvalException if they have no such result; Jena lets through what Java throws then, such as for a
     *         division by 0.0 or a duration of days less one of years
     */
    NodeValue computed(ExprFunction2 function, NodeValue first, NodeValue second) {
        return orNoValue(() -> function.eval(checked(first), checked(second)));
    }

    /**
     * What a function that takes a part of a date or a duration makes of a value.
     *
     * @throws ExprEvalException if the value has no such part; Jena lets through what Java throws for an IRI
     */
    NodeValue computed(ExprFunction1 function, NodeValue value) {
        return orNoValue(() -> function.eval(value));
    }

    private static NodeValue orNoValue(Supplier<NodeValue> function) {
        try {
            return function.get();
        } catch (ArithmeticException | IllegalArgumentException | IllegalStateException | Node.NotLiteral
                | UnsupportedOperationException e) {
            throw new ExprEvalException(e.getMessage(), e);
        }
    }

    /** The value, if its text is short enough to be read as a number. */
    NodeValue shortText(NodeValue value) {
        budget.step();
        budget.check(StringFunctions.length(value) <= Budget.MOST_DIGITS, Measure.NUMBER);
        return value;
    }

    private static BigDecimal days(Duration duration) {
        return part(duration, DatatypeConstants.YEARS).multiply(DAYS_OF_YEAR)
                .add(part(duration, DatatypeConstants.MONTHS).multiply(DAYS_OF_MONTH))
                .add(part(duration, DatatypeConstants.DAYS))
                .add(days(duration, DatatypeConstants.HOURS, HOURS))
                .add(days(duration, DatatypeConstants.MINUTES, MINUTES))
                .add(days(duration, DatatypeConstants.SECONDS, SECONDS));
    }

    private static BigDecimal days(Duration duration, Field field, BigDecimal parts) {
        return part(duration, field).divideToIntegralValue(parts);
    }

    private static BigDecimal part(Duration duration, Field field) {
        return Optional.ofNullable(duration.getField(field)).map(number -> new BigDecimal(number.toString()))
                .orElse(BigDecimal.ZERO);
    }
}
