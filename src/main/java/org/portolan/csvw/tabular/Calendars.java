package org.portolan.csvw.tabular;

import java.util.Optional;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.Duration;
import javax.xml.datatype.XMLGregorianCalendar;

/** Dates, times and durations of XML Schema as the JDK reads them. */
final class Calendars {
    private Calendars() {
    }

    /** A factory may keep state, so each thread has its own. */
    private static final ThreadLocal<DatatypeFactory> FACTORY = ThreadLocal.withInitial(() -> {
        try {
            return DatatypeFactory.newInstance();
        } catch (DatatypeConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    });

    /** A date or time, of whatever datatype. */
    static Optional<XMLGregorianCalendar> calendar(String text) {
        try {
            return Optional.of(FACTORY.get().newXMLGregorianCalendar(text));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    /** A duration whose form has been looked at. */
    static Duration duration(String text) {
        return FACTORY.get().newDuration(text);
    }
}
