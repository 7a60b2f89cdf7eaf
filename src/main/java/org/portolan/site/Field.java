package org.portolan.site;

import java.util.Map;
import org.apache.jena.sparql.path.Path;

/**
 * A line of a page, as a property shape lays it out.
 *
 * @param path  path of its values
 * @param name  its name by language
 * @param order its place within the group
 * @param group the group it stands in
 */
record Field(Path path, Map<String, String> name, double order, Group group) {
    /** A group of lines: its name by language and its place. */
    record Group(Map<String, String> name, double order) {
    }
}
