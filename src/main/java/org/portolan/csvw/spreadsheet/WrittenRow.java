package org.portolan.csvw.spreadsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.portolan.csvw.metadata.Dialect;

/**
 * Writes rows in a dialect. Cells that say what they said, and say it in this dialect too, stay as they stand.
 * Immutable.
 *
 * @param dialect the dialect to write in
 * @param before  the dialect that the file is in now
 */
record WrittenRow(Dialect dialect, Dialect before) {
    private static final String LINE_END = "\n";
    /** At the end of the file it escapes nothing; before a line end it would. */
    private static final Pattern OPEN_ESCAPE = Pattern.compile("(?s)(.*[^\\\\])?\\\\(\\\\\\\\)*");

    /** What ends each row. */
    String end() {
        return dialect.rowEnds().isEmpty() ? LINE_END : dialect.rowEnds().get(0);
    }

    /**
     * A row with other texts.
     *
     * @param raw    the row as it stands
     * @param texts  what its cells say now, without those of skipped columns
     * @param wanted what they are to say; as many or fewer
     * @return empty if a text cannot be written, for want of a quote
     */
    Optional<String> of(RawRow raw, List<String> texts, List<String> wanted) {
        List<String> cells = new ArrayList<>();
        int skipped = Math.min(dialect.skipColumns(), raw.cells().size());
        for (int i = 0; i < skipped + wanted.size(); i++) {
            String stands = raw.cells().get(i);
            String text = i < skipped ? stands : wanted.get(i - skipped);
            boolean stays = i < skipped || text.equals(texts.get(i - skipped));
            cells.add(stays && isRead(stands) ? stands : quoted(text, cells.isEmpty()));
        }
        String row = String.join(dialect.delimiter(), cells);
        boolean needsQuote = dialect.quote().isEmpty()
                && (!delimits(row, cells.size()) || dialect.comment().filter(row::startsWith).isPresent());
        return needsQuote ? Optional.empty() : Optional.of(row);
    }

    /** True if a cell as it stands is read in this dialect as it is read in that of the file. */
    private boolean isRead(String stands) {
        if (OPEN_ESCAPE.matcher(stands).matches() && dialect.quote().isPresent() && !dialect.doubleQuote()) {
            return false;
        }
        return dialect.delimiter().equals(before.delimiter())
                || dialect.quote().filter(quote -> (dialect.trimStart() ? stands.stripLeading() : stands)
                        .startsWith(quote.toString())).isPresent();
    }

    private boolean delimits(String row, int cells) {
        return row.split(Pattern.quote(dialect.delimiter()), -1).length == cells
                && row.indexOf('\n') < 0 && row.indexOf('\r') < 0;
    }

    private String quoted(String text, boolean isFirst) {
        if (dialect.quote().isEmpty() || !needsQuotes(text, isFirst)) {
            return text;
        }
        String quote = dialect.quote().get().toString();
        String inner = dialect.doubleQuote() ? text.replace(quote, quote + quote)
                : text.replace("\\", "\\\\").replace(quote, "\\" + quote);
        return quote + inner + quote;
    }

    private boolean needsQuotes(String text, boolean isFirst) {
        return text.contains(dialect.delimiter()) || dialect.rowEnds().stream().anyMatch(text::contains)
                || text.indexOf(dialect.quote().orElse('"')) >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0
                || !dialect.doubleQuote() && text.indexOf('\\') >= 0 || !text.equals(text.strip())
                || isFirst && dialect.comment().filter(text::startsWith).isPresent();
    }
}
