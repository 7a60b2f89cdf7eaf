package org.portolan.csvw.rdf;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Set;
import org.portolan.csvw.StatementSink;

/**
 * Where the result of a conversion comes from: an activity with its times, and the documents it used.
 *
 * @see <a href="https://www.w3.org/TR/csv2rdf/#including-provenance-information">Generating RDF, 4.5</a>
 */
final class Provenance {
    private static final String PROV = "http://www.w3.org/ns/prov#";
    private static final String CSVW = "http://www.w3.org/ns/csvw#";
    private static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    private static final String DATE_TIME = "http://www.w3.org/2001/XMLSchema#dateTime";
    private static final String ACTIVITY = "_:activity";

    private final Clock clock;
    private final String started;
    private final Set<String> metadata = new LinkedHashSet<>();
    private final Set<String> tables = new LinkedHashSet<>();

    /** An activity that begins now. */
    Provenance(Clock clock) {
        this.clock = clock;
        this.started = now();
    }

    private String now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MILLIS).toString();
    }

    void usesMetadata(String iri) {
        metadata.add(iri);
    }

    void usesTable(String iri) {
        tables.add(iri);
    }

    /** Writes what generated the group, which ends now. */
    void write(String group, StatementSink sink) {
        sink.prefix("prov", PROV);
        sink.resource(group, PROV + "wasGeneratedBy", ACTIVITY);
        sink.resource(ACTIVITY, TYPE, PROV + "Activity");
        sink.literal(ACTIVITY, PROV + "startedAtTime", started, DATE_TIME);
        sink.literal(ACTIVITY, PROV + "endedAtTime", now(), DATE_TIME);
        int number = 0;
        for (String iri : tables) {
            use("_:usage" + number++, iri, "csvEncodedTabularData", sink);
        }
        for (String iri : metadata) {
            use("_:usage" + number++, iri, "tabularMetadata", sink);
        }
    }

    private static void use(String usage, String iri, String role, StatementSink sink) {
        sink.resource(ACTIVITY, PROV + "qualifiedUsage", usage);
        sink.resource(usage, TYPE, PROV + "Usage");
        sink.resource(usage, PROV + "entity", iri);
        sink.resource(usage, PROV + "hadRole", CSVW + role);
    }
}
