package org.portolan.csvw.metadata;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How a file is written.
 *
 * @param encoding         its character set
 * @param delimiter        what separates cells, one character
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
public record Dialect(Charset encoding, char delimiter, Optional<Character> quote, boolean doubleQuote,
                      Optional<String> comment, int headerRows, int skipRows, int skipColumns, boolean skipBlankRows,
                      boolean trimStart, boolean trimEnd) {
    /**
     * The dialect of RFC 4180 that holds where metadata describes none. It has no comments: a row that begins with {@code #} is
     * a row, unless a description says otherwise.
     */
    public static final Dialect DEFAULT = new Dialect(StandardCharsets.UTF_8, ',', Optional.of('"'), true,
            Optional.empty(), 1, 0, 0, false, true, true);

    /** The same without header rows. */
    Dialect withoutHeader() {
        return new Dialect(encoding, delimiter, quote, doubleQuote, comment, 0, skipRows, skipColumns, skipBlankRows, trimStart, trimEnd);
    }
}
