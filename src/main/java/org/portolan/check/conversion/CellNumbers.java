package org.portolan.check.conversion;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.portolan.csvw.metadata.Column;
import org.portolan.csvw.metadata.Located;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.metadata.TableGroup;
import org.portolan.problem.Code;
import org.portolan.problem.Problem;

/**
 * Finds columns that speak of another cell of their row by a number that is not that of the column they are called
 * after, as {@code founded_source} is after {@code founded}: a column that came or went before it moves what they say
 * to another cell. A column that is called after none is free to speak of any.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7111#section-2.3">RFC 7111, 2.3</a>
 */
final class CellNumbers {
    private static final Pattern CELL = Pattern.compile("#cell=\\{_sourceRow\\},([0-9]+)$");

    private CellNumbers() {
    }

    /** An error for each number that is wrong, at the template it stands in; what is not known to be wrong is none. */
    static List<Problem> wrong(TableGroup metadata) {
        return metadata.tables().stream().flatMap(CellNumbers::wrong).toList();
    }

    private static Stream<Problem> wrong(Table table) {
        return table.columns().stream().filter(column -> !column.virtual())
                .flatMap(column -> column.inherited().aboutUrl().flatMap(url -> wrong(table, column, url)).stream());
    }

    private static Optional<Problem> wrong(Table table, Column column, Located<String> template) {
        Matcher cell = CELL.matcher(template.value());
        int right = namesake(table.columns(), column.name());
        if (right == 0 || !cell.find() || cell.group(1).equals(Integer.toString(right))) {
            return Optional.empty();
        }
        return Optional.of(Problem.error(Code.CELL_MISCOUNTED, template.place(),
                ("column \"%s\" speaks of cell %s of its row, and the column that it is called after, \"%s\", "
                        + "is number %d").formatted(column.name(), cell.group(1),
                        table.columns().get(right - 1).name(), right))
                .because("the number counts the columns from the first; one that came or went before it moves it")
                .mend("write %s".formatted(cell.replaceFirst(
                        Matcher.quoteReplacement("#cell={_sourceRow}," + right)))));
    }

    /** The number, from 1, of the column with the longest name that this one begins with; 0 if there is none. */
    private static int namesake(List<Column> columns, String name) {
        int found = 0;
        for (int i = 0; i < columns.size(); i++) {
            String other = columns.get(i).name();
            int longest = found == 0 ? 0 : columns.get(found - 1).name().length();
            if (name.startsWith(other + "_") && other.length() > longest) {
                found = i + 1;
            }
        }
        return found;
    }
}
