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

    private static final Map<String, String> IN_PRACTICE = Map.of("US-ASCII", "windows-1252", "ISO-8859-1",
            "windows-1252", "ISO-8859-9", "windows-1254", "TIS-620", "x-windows-874", "ISO-8859-11", "x-windows-874",
            "GB2312", "GBK", "EUC-KR", "x-windows-949", "Shift_JIS", "windows-31j");

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

    /**
     * The character set of this name; empty if it is not known here. On the Web, files of older names are read as what
     * they are in practice.
     *
     * @see <a href="https://encoding.spec.whatwg.org/#names-and-labels">Encoding Standard, 4.2</a>
     */
    static Optional<Charset> charset(String name) {
        try {
            Charset named = Charset.forName(name.strip());
            return Optional.of(IN_PRACTICE.containsKey(named.name()) ? Charset.forName(IN_PRACTICE.get(named.name()))
                    : named);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
