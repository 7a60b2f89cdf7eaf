package org.portolan.fuseki.guard;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.vocabulary.XSD;
import org.portolan.check.queries.Distance;

/**
 * The functions that a query may call by IRI: the constructor functions of
 * <a href="https://www.w3.org/TR/sparql11-query/#FunctionMapping">SPARQL 1.1, 17.5</a>, and those of dates and whole
 * numbers; and {@code geof:distance}. Jena's own registry holds many more, and loads any class that a {@code java:} IRI
 * names; this one loads nothing.
 */
final class Casts extends FunctionRegistry {
    private static final List<String> NAMES = List.of(
            "boolean", "double", "float", "decimal", "integer", "dateTime", "string",
            "date", "time", "gYear", "gYearMonth", "duration", "dayTimeDuration", "yearMonthDuration", "int", "long",
            "nonNegativeInteger", "positiveInteger");
    private static final int ARGUMENTS_OF_DISTANCE = 3;
    private final Set<String> iris = new TreeSet<>();

    Casts() {
        FunctionRegistry standard = FunctionRegistry.standardRegistry();
        for (String name : NAMES) {
            String iri = XSD.NS + name;
            iris.add(iri);
            put(iri, standard.get(iri));
        }
        iris.add(Distance.IRI);
        put(Distance.IRI, Distance.class);
    }

    /** How many arguments a function takes. */
    static int arguments(String iri) {
        return iri.equals(Distance.IRI) ? ARGUMENTS_OF_DISTANCE : 1;
    }

    /** The IRIs, sorted. */
    Set<String> iris() {
        return Set.copyOf(iris);
    }

    @Override
    public FunctionFactory get(String iri) {
        return isRegistered(iri) ? super.get(iri) : null; // as the superclass has it, without its look for a class
    }
}
