package org.portolan.site.arrangement;

import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.Path;

/**
 * A line of a page, as a property shape lays it out.
 *
 * @param path  path of its values
 * @param name  its name by language
 * @param order its place within the group
 * @param group the group it stands in
 */
public record Field(Path path, Map<String, String> name, double order, Group group) {
    /** The property whose values the line holds, if its path is no more than that. */
    public Optional<Node> property() {
        return path instanceof P_Link link ? Optional.of(link.getNode()) : Optional.empty();
    }

    /** The property that leads from the line's values to the thing, if its path is no more than that. */
    public Optional<Node> inverse() {
        return path instanceof P_Inverse inverse && inverse.getSubPath() instanceof P_Link link
                ? Optional.of(link.getNode())
                : Optional.empty();
    }

    /** What leads to the thing that has the values, and which property of it; empty if the path is no sequence. */
    public Optional<Way> way() {
        return path instanceof P_Seq way && way.getRight() instanceof P_Link link
                ? Optional.of(new Way(way.getLeft(), link.getNode())) : Optional.empty();
    }

    /** Whether the last step of the path goes against this property. */
    public boolean endsAgainst(Node property) {
        Path last = path instanceof P_Seq way ? way.getRight() : path;
        return last instanceof P_Inverse inverse && inverse.getSubPath() instanceof P_Link link
                && link.getNode().equals(property);
    }

    /** What leads to the things before the last step of the path; empty if it has but one. */
    public Optional<Path> before() {
        return path instanceof P_Seq way ? Optional.of(way.getLeft()) : Optional.empty();
    }

    /**
     * The last step of a path, and those before it.
     *
     * @param path     what leads to the thing that has the values
     * @param property that thing's property
     */
    public record Way(Path path, Node property) {
    }

    /** A group of lines: its name by language and its place. */
    public record Group(Map<String, String> name, double order) {
    }
}
