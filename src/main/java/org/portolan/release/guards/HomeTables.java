package org.portolan.release.guards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.portolan.release.dumps.Dump;
import org.portolan.release.manifest.Release;

/**
 * In which row a thing is at home, where several describe it: in the table that describes the fewest kinds of things,
 * and has the fewest rows for each. A table of further names or of citations is about things of others.
 */
final class HomeTables extends StreamRDFBase {
    private final Set<String> wanted;
    private final Map<String, Table> tables = new HashMap<>();
    private final Map<String, List<TableRow>> rows = new TreeMap<>();

    /** What a table describes. */
    private static final class Table {
        private final Set<String> kinds = new HashSet<>();
        private final Set<String> things = new HashSet<>();
        private long descriptions;

        double rowsForEach() {
            return (double) descriptions / things.size();
        }
    }

    private HomeTables(Set<String> wanted) {
        this.wanted = wanted;
    }

    /** The rows of a release in which things are at home, by IRI; what no row describes is not among them. */
    static Map<String, TableRow> of(Release release, Set<String> wanted) {
        HomeTables tables = new HomeTables(wanted);
        Dump.PROVENANCE.read(release.folder(), tables);
        Map<String, TableRow> homes = new TreeMap<>();
        tables.rows.forEach((thing, rows) -> homes.put(thing, tables.home(rows)));
        return homes;
    }

    @Override
    public void quad(Quad quad) {
        Triple triple = quad.asTriple();
        TableRow.describedBy(triple).ifPresent(row -> {
            String thing = triple.getObject().toString();
            Table table = tables.computeIfAbsent(row.table(), name -> new Table());
            table.kinds.add(thing.substring(0, thing.lastIndexOf('/') + 1));
            table.things.add(thing);
            table.descriptions++;
            if (wanted.contains(thing)) {
                rows.computeIfAbsent(thing, iri -> new ArrayList<>()).add(row);
            }
        });
    }

    private TableRow home(List<TableRow> all) {
        return all.stream().min(Comparator.comparingInt((TableRow row) -> tables.get(row.table()).kinds.size())
                .thenComparingDouble(row -> tables.get(row.table()).rowsForEach())
                .thenComparing(TableRow::table).thenComparingLong(TableRow::number)).orElseThrow();
    }
}
