package org.portolan.site.answers;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * The columns of an answer that say where something is, in WGS84 (RFC 7946, 4), told by their names: a column {@code
 * wkt} of <a href="https://docs.ogc.org/is/22-047r1/22-047r1.html">GeoSPARQL</a> literals, or two of degrees.
 *
 * @param names the column of WKT, or those of latitude and longitude
 */
public record Coordinates(List<String> names) {
    private static final List<List<String>> KNOWN =
            List.of(List.of("wkt"), List.of("lat", "long"), List.of("lat", "lon"), List.of("latitude", "longitude"));
    private static final double MOST_LATITUDE = 90;
    private static final double MOST_LONGITUDE = 180;

    /** Those of an answer with these columns. */
    static Optional<Coordinates> of(List<String> columns) {
        return KNOWN.stream().filter(columns::containsAll).map(Coordinates::new).findFirst();
    }

    /** The geometry of a row; empty if the row has none that can be read. */
    Optional<Geometry> geometry(Binding row) {
        if (names.size() == 1) {
            return value(row, 0).flatMap(Wkt::read);
        }
        Optional<Double> latitude = value(row, 0).flatMap(text -> degrees(text, MOST_LATITUDE));
        Optional<Double> longitude = value(row, 1).flatMap(text -> degrees(text, MOST_LONGITUDE));
        return latitude.isEmpty() || longitude.isEmpty() ? Optional.empty()
                : Optional.of(new Geometry("Point", List.of(longitude.get(), latitude.get())));
    }

    private Optional<String> value(Binding row, int index) {
        return Optional.ofNullable(row.get(Var.alloc(names.get(index)))).filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm);
    }

    private static Optional<Double> degrees(String text, double most) {
        try {
            return Optional.of(Double.valueOf(text.strip())).filter(degrees -> Math.abs(degrees) <= most);
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /**
     * A geometry of GeoJSON.
     *
     * @param type        for example {@code Point}
     * @param coordinates lists of lists of numbers, as deep as the type wants them
     */
    record Geometry(String type, List<?> coordinates) {
    }
}
