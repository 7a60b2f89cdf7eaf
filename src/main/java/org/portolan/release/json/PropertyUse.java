package org.portolan.release.json;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;

/** What the values of one property are, over all things. */
final class PropertyUse {
    private final Set<String> kinds = new TreeSet<>();
    private final Set<String> datatypes = new TreeSet<>();
    private final Map<String, Integer> ofLanguage = new HashMap<>();
    private boolean leadsToThings;
    private boolean leadsElsewhere;
    private boolean isExact = true;
    private String subject = "";
    private int ofSubject;
    private int most;
    private int mostOfLanguage;

    /** Takes a value; those of one subject come one after the other. */
    void add(String subjectIri, String kind, Node value, boolean isThing) {
        if (!subjectIri.equals(subject)) {
            subject = subjectIri;
            ofSubject = 0;
            ofLanguage.clear();
        }
        most = Math.max(most, ++ofSubject);
        kinds.add(kind);
        if (value.isLiteral()) {
            datatypes.add(value.getLiteralDatatypeURI());
            mostOfLanguage = Math.max(mostOfLanguage, ofLanguage.merge(value.getLiteralLanguage(), 1, Integer::sum));
            isExact &= ExactLiteral.isExact(value);
        } else {
            leadsToThings |= isThing;
            leadsElsewhere |= !isThing;
        }
    }

    /** The kinds of the things that have it. */
    Set<String> kinds() {
        return kinds;
    }

    /** The datatypes of its literals. */
    Set<String> datatypes() {
        return datatypes;
    }

    boolean leadsToThings() {
        return leadsToThings;
    }

    boolean leadsElsewhere() {
        return leadsElsewhere;
    }

    /** True if each of its literals is a number, or true or false, in JSON too. */
    boolean isExact() {
        return isExact;
    }

    /** The most values that a thing has. */
    int most() {
        return most;
    }

    /** The most texts of one language that a thing has. */
    int mostOfLanguage() {
        return mostOfLanguage;
    }
}
