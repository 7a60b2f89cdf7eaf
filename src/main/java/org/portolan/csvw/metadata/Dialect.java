package org.portolan.csvw.metadata;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a file is written.
 *
 * @param encoding         its character set
 * @param delimiter        what separates cells
 * @param rowEnds          what ends rows in place of line ends; none: LF, CRLF and CR do, whichever of them is named
 * @param quote            what encloses cells, if anything does
 * @param doubleQuote      true if a quote within a quoted cell is doubled, false if a backslash goes before it
 * @param comment          what begins a comment line, if anything does
 * @param headerRows       number of header rows
 * @param skipRows         number of rows before the header that are no data
 * @param skipColumns      number of columns before the first that are no data
 * @param skipBlankRows    true if rows of empty cells are passed over
 * @param trimStart        true if white space before a cell is cut
 * @param trimEnd          true if white space after a cell is cut
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#dialect-descriptions">Metadata Vocabulary, 5.9</a>
 */
public record Dialect(Charset encoding, String delimiter, List<String> rowEnds, Optional<Character> quote,
        boolean doubleQuote, Optional<String> comment, int headerRows, int skipRows, int skipColumns,
        boolean skipBlankRows, boolean trimStart, boolean trimEnd) {
    /**
     * The dialect of RFC 4180 that holds where metadata describes none. It has no comments: a row that begins with
     * {@code #} is a row, unless a description says otherwise.
     */
    public static final Dialect DEFAULT = new Dialect(StandardCharsets.UTF_8, ",", List.of(), Optional.of('"'), true,
            Optional.empty(), 1, 0, 0, false, true, true);

    private static final Pattern PARAMETER = Pattern.compile(";\\s*(?<name>[a-zA-Z]+)\\s*=\\s*\"?(?<value>[^\";\\s]*)");

    /** Copies the list. */
    public Dialect {
        rowEnds = List.copyOf(rowEnds);
        if (delimiter.isEmpty() || rowEnds.contains("")) {
            throw new IllegalArgumentException("nothing separates cells, or rows");
        }
    }

    /**
     * What a media type says of a file whose metadata describes no dialect: tabs, the character set, and that there is
     * no header. A character set that is not known here counts as not said.
     *
     * @see <a href="https://www.w3.org/TR/tabular-data-model/#creating-annotated-tables">Model for Tabular Data,
     * 6.1</a>
     */
    public static Dialect ofContentType(String type) {
        Map<String, String> parameters = PARAMETER.matcher(type).results().collect(Collectors.toMap(
                found -> found.group(1).toLowerCase(Locale.ROOT), found -> found.group(2), (first, second) -> first));
        boolean tabs = type.strip().toLowerCase(Locale.ROOT).startsWith("text/tab-separated-values");
        boolean headerless = parameters.getOrDefault("header", "").equalsIgnoreCase("absent");
        return new Dialect(charset(parameters.getOrDefault("charset", "")).orElse(DEFAULT.encoding),
                tabs ? "\t" : DEFAULT.delimiter, DEFAULT.rowEnds, DEFAULT.quote, DEFAULT.doubleQuote, DEFAULT.comment,
                headerless ? 0 : DEFAULT.headerRows, DEFAULT.skipRows, DEFAULT.skipColumns, DEFAULT.skipBlankRows,
                DEFAULT.trimStart, DEFAULT.trimEnd);
    }

    /** The character set of this name; empty if it is not known here. */
    static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
