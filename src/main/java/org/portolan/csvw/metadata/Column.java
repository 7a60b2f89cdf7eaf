package org.portolan.csvw.metadata;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.portolan.problem.Place;

/**
 * The description of a column.
 *
 * @param name           name by which templates and keys call it
 * @param isNamed        true if the metadata gives that name; false if it is made from the title or the position
 * @param titles         what the header of the file may say
 * @param virtual        true if it stands in no file
 * @param suppressOutput true if its cells give no statement
 * @param inherited      everything a cell inherits
 * @param place          where the description begins
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#columns">Metadata Vocabulary, 5.6</a>
 */
public record Column(String name, boolean isNamed, List<Title> titles, boolean virtual, boolean suppressOutput,
        Inherited inherited, Place place) {
    /** Copies the titles. */
    public Column {
        titles = List.copyOf(titles);
    }

    /** A column of a file that nothing describes but its header, if anything. */
    public static Column found(String name, List<Title> titles, Inherited inherited, Place place) {
        return new Column(name, false, titles, false, false, inherited, place);
    }

    /** How messages call it: by the name that the metadata gives it, or else by its title. */
    public String shown() {
        return isNamed || titles.isEmpty() ? name : titles.get(0).text();
    }

    /** The name as a person wrote it, and as a value of templates, which encode it again: without %-escapes. */
    public String decodedName() {
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return name;
        }
    }

    /** The same column by another name, which the metadata does not give. */
    Column renamed(String other) {
        return new Column(other, false, titles, virtual, suppressOutput, inherited, place);
    }

    /** True if one of its titles is the one in the header of the file, in a language that goes with it (5.5.1). */
    public boolean isCalled(Title header) {
        return titles.stream().anyMatch(header::matches);
    }

    /** True if the header seems to mean this column: by a title in any language, or by its name. */
    public boolean isMeant(String header) {
        return isCalled(new Title(header, "und")) || isNamed && name.equals(header);
    }

    /** True if nothing is said of how the header of the file calls it. */
    public boolean isAnonymous() {
        return titles.isEmpty() && !isNamed;
    }
}
