package org.portolan.site.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Well-known Text (OGC 06-103r4, 7) of plain geometries in longitude and latitude. */
final class Wkt {
    private static final Map<String, String> TYPES = Map.of("POINT", "Point", "LINESTRING", "LineString", "POLYGON",
            "Polygon", "MULTIPOINT", "MultiPoint", "MULTILINESTRING", "MultiLineString", "MULTIPOLYGON",
            "MultiPolygon");
    /** Without a reference system it is CRS84 (GeoSPARQL 1.1, 8.4.1); others have other axes. */
    private static final Pattern TEXT = Pattern.compile(
            "\\s*(?:<http://www\\.opengis\\.net/def/crs/OGC/1\\.3/CRS84>)?\\s*([A-Z]+)\\s*(\\(.*\\))\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("\\s*([(),]|[-+0-9.eE]+)\\s*");
    private static final int DEEPEST = 4;

    private final Matcher tokens;
    private String token = "";

    private Wkt(String text) {
        tokens = TOKEN.matcher(text);
        next();
    }

    /** The geometry; empty if the text is none of these. */
    static Optional<Coordinates.Geometry> read(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<String> type = Optional.ofNullable(TYPES.get(parts.group(1).toUpperCase(java.util.Locale.ROOT)));
        try {
            return type.map(name -> new Coordinates.Geometry(name, shaped(name, new Wkt(parts.group(2)).whole())));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /** A point is one position, and the points of a MULTIPOINT may stand in brackets of their own. */
    private static List<?> shaped(String type, List<?> read) {
        if (type.equals("Point") && read.size() == 1) {
            return (List<?>) read.get(0);
        }
        if (type.equals("MultiPoint")) {
            return read.stream().map(point -> ((List<?>) point).get(0) instanceof List<?> inner ? inner : point)
                    .toList();
        }
        return read;
    }

    private List<?> whole() {
        List<?> list = list(1);
        if (!token.isEmpty()) {
            throw new IllegalArgumentException(token);
        }
        return list;
    }

    private List<?> list(int depth) {
        take("(");
        List<Object> members = new ArrayList<>();
        do {
            if (token.equals(",")) {
                next();
            }
            if (depth > DEEPEST) {
                throw new IllegalArgumentException("too deep");
            }
            members.add(token.equals("(") ? list(depth + 1) : position());
        } while (token.equals(","));
        take(")");
        return members;
    }

    private List<Double> position() {
        List<Double> numbers = new ArrayList<>();
        while (!token.isEmpty() && !"(),".contains(token)) {
            numbers.add(Double.valueOf(token));
            next();
        }
        if (numbers.size() < 2 || numbers.size() > 3) {
            throw new IllegalArgumentException("no position");
        }
        return numbers;
    }

    private void take(String expected) {
        if (!token.equals(expected)) {
            throw new IllegalArgumentException(token);
        }
        next();
    }

    private void next() {
        token = tokens.lookingAt() ? tokens.group(1) : "";
        tokens.region(token.isEmpty() ? tokens.regionStart() : tokens.end(), tokens.regionEnd());
        if (token.isEmpty() && tokens.regionStart() < tokens.regionEnd()) {
            throw new IllegalArgumentException("unreadable");
        }
    }
}
