package org.portolan.csvw.metadata;

import java.util.List;
import org.portolan.problem.Place;

/**
 * The description of a column.
 *
 * @param name           name by which templates and keys call it
 * @param titles         what the header of the file may say; empty if any header will do
 * @param virtual        true if it stands in no file
 * @param suppressOutput true if its cells give no statement
 * @param inherited      everything a cell inherits
 * @param place          where the description begins
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#columns">Metadata Vocabulary, 5.6</a>
 */
public record Column(String name, List<String> titles, boolean virtual, boolean suppressOutput, Inherited inherited,
                     Place place) {
    /** Copies the titles. */
    public Column {
        titles = List.copyOf(titles);
    }

    /** True if the header of the file may call this column so. */
    public boolean isCalled(String header) {
        return titles.isEmpty() ? name.equals(header) : titles.contains(header) || name.equals(header);
    }
}
