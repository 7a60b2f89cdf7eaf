package org.portolan.fuseki.budget;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeConstants.Field;
import javax.xml.datatype.Duration;

/**
 * A duration that is compared as <a href="https://www.w3.org/TR/xmlschema11-2/#duration">XML Schema</a> has it, at four
 * moments, in a time that does not grow with it: Java's own is added to them month by month.
 */
final class OrderedDuration extends Duration {
    private static final List<LocalDateTime> MOMENTS = List.of(LocalDateTime.of(1696, 9, 1, 0, 0),
            LocalDateTime.of(1697, 2, 1, 0, 0), LocalDateTime.of(1903, 3, 1, 0, 0), LocalDateTime.of(1903, 7, 1, 0, 0));
    private static final BigInteger MONTHS_OF_YEAR = BigInteger.valueOf(12);
    private static final BigDecimal HOURS_OF_DAY = BigDecimal.valueOf(24);
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
    private final Duration plain;

    private OrderedDuration(Duration plain) {
        this.plain = plain;
    }

    static Duration of(Duration any) {
        return any instanceof OrderedDuration ? any : new OrderedDuration(any);
    }

    /** {@link DatatypeConstants#INDETERMINATE} if neither is longer at each moment. */
    @Override
    public int compare(Duration other) {
        Set<Integer> orders = MOMENTS.stream().map(moment -> after(moment, this).compareTo(after(moment, other)))
                .collect(Collectors.toSet());
        return orders.size() == 1 ? orders.iterator().next() : DatatypeConstants.INDETERMINATE;
    }

    /** In seconds since 1970. */
    private static BigDecimal after(LocalDateTime moment, Duration duration) {
        BigInteger sign = BigInteger.valueOf(duration.getSign());
        BigInteger months = whole(duration, DatatypeConstants.YEARS).multiply(MONTHS_OF_YEAR)
                .add(whole(duration, DatatypeConstants.MONTHS)).multiply(sign);
        BigDecimal seconds = number(duration, DatatypeConstants.DAYS).multiply(HOURS_OF_DAY)
                .add(number(duration, DatatypeConstants.HOURS)).multiply(SIXTY)
                .add(number(duration, DatatypeConstants.MINUTES)).multiply(SIXTY)
                .add(number(duration, DatatypeConstants.SECONDS)).multiply(new BigDecimal(sign));
        try {
            return seconds.add(BigDecimal.valueOf(moment.plusMonths(months.longValueExact())
                    .toEpochSecond(ZoneOffset.UTC)));
        } catch (ArithmeticException | DateTimeException e) { // what Jena takes for "cannot be compared"
            throw new UnsupportedOperationException("more than a billion years", e);
        }
    }

    private static BigInteger whole(Duration duration, Field field) {
        return number(duration, field).toBigInteger();
    }

    private static BigDecimal number(Duration duration, Field field) {
        Number number = duration.getField(field);
        return number == null ? BigDecimal.ZERO : new BigDecimal(number.toString());
    }

    @Override
    public int getSign() {
        return plain.getSign();
    }

    @Override
    public Number getField(Field field) {
        return plain.getField(field);
    }

    @Override
    public int getYears() {
        return plain.getYears();
    }

    @Override
    public int getMonths() {
        return plain.getMonths();
    }

    @Override
    public int getDays() {
        return plain.getDays();
    }

    @Override
    public int getHours() {
        return plain.getHours();
    }

    @Override
    public int getMinutes() {
        return plain.getMinutes();
    }

    @Override
    public int getSeconds() {
        return plain.getSeconds();
    }

    @Override
    public boolean isSet(Field field) {
        return plain.isSet(field);
    }

    @Override
    public Duration add(Duration other) {
        return of(plain.add(other));
    }

    @Override
    public void addTo(Calendar calendar) {
        plain.addTo(calendar);
    }

    @Override
    public Duration multiply(BigDecimal factor) {
        return of(plain.multiply(factor));
    }

    @Override
    public Duration negate() {
        return of(plain.negate());
    }

    @Override
    public Duration normalizeWith(Calendar start) {
        return of(plain.normalizeWith(start));
    }

    @Override
    public int hashCode() {
        return plain.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other);
    }

    @Override
    public String toString() {
        return plain.toString();
    }
}
