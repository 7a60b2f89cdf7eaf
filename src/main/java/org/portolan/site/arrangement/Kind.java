package org.portolan.site.arrangement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.Path;

/**
 * A kind of thing, as {@code site:Kind} describes it.
 *
 * @param key           the segment of {@code id/<key>/…}
 * @param classes       classes of its things
 * @param shape         the node shape that lays out its pages
 * @param plural        its name for lists, by language
 * @param singular      its name for one thing, by language
 * @param labels        the property that holds a thing's label
 * @param titlePaths    instead: paths whose labels make the title
 * @param columns       columns of its list
 * @param joined        the property whose thing is shown on the same page
 * @param latitude      path of the point on the map
 * @param longitude     path of the point on the map
 * @param position      path of the number that sorts the list
 * @param start         path of the date that sorts the list where no number does
 * @param cited         paths of what is told beside such a thing wherever it is named
 * @param order         place among the kinds
 * @param inNavigation  true if it stands in the navigation of every page
 */
public record Kind(String key, List<Node> classes, Optional<Node> shape, Map<String, String> plural,
        Map<String, String> singular, Optional<Node> labels, List<Path> titlePaths, List<Column> columns,
        Optional<Node> joined, Optional<Path> latitude, Optional<Path> longitude, Optional<Path> position,
        Optional<Path> start, List<Path> cited, int order, boolean inNavigation) {
    /**
     * A column of a list.
     *
     * @param path   path of its values
     * @param ofType the class that its values must have, if any
     * @param name   its heading by language
     */
    public record Column(Path path, Optional<Node> ofType, Map<String, String> name) {
    }
}
