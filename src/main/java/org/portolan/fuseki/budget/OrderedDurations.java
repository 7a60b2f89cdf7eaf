package org.portolan.fuseki.budget;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.GregorianCalendar;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.Duration;
import javax.xml.datatype.XMLGregorianCalendar;
import org.apache.jena.sparql.expr.NodeValue;

/** Makes every duration of Jena's an {@link OrderedDuration}, wherever two of them are compared or sorted. */
final class OrderedDurations extends DatatypeFactory {
    private final DatatypeFactory plain;

    private OrderedDurations(DatatypeFactory plain) {
        this.plain = plain;
    }

    /** Takes the place of Jena's factory in this process. */
    static synchronized void install() {
        if (!(NodeValue.xmlDatatypeFactory instanceof OrderedDurations)) {
            NodeValue.xmlDatatypeFactory = new OrderedDurations(NodeValue.xmlDatatypeFactory);
        }
    }

    @Override
    public Duration newDuration(String text) {
        return OrderedDuration.of(plain.newDuration(text));
    }

    @Override
    public Duration newDuration(long milliseconds) {
        return OrderedDuration.of(plain.newDuration(milliseconds));
    }

    @Override
    public Duration newDuration(boolean isPositive, BigInteger years, BigInteger months, BigInteger days,
            BigInteger hours, BigInteger minutes, BigDecimal seconds) {
        return OrderedDuration.of(plain.newDuration(isPositive, years, months, days, hours, minutes, seconds));
    }

    @Override
    public XMLGregorianCalendar newXMLGregorianCalendar() {
        return plain.newXMLGregorianCalendar();
    }

    @Override
    public XMLGregorianCalendar newXMLGregorianCalendar(String text) {
        return plain.newXMLGregorianCalendar(text);
    }

    @Override
    public XMLGregorianCalendar newXMLGregorianCalendar(GregorianCalendar calendar) {
        return plain.newXMLGregorianCalendar(calendar);
    }

    @Override
    public XMLGregorianCalendar newXMLGregorianCalendar(BigInteger year, int month, int day, int hour, int minute,
            int second, BigDecimal fraction, int zone) {
        return plain.newXMLGregorianCalendar(year, month, day, hour, minute, second, fraction, zone);
    }
}
