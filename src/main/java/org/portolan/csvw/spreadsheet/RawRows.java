package org.portolan.csvw.spreadsheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.csvw.metadata.Dialect;
import org.portolan.csvw.tabular.RowReader;

/**
 * Splits a file without faults into rows and comments that are kept as they stand: as many, and with as many cells, as
 * {@link RowReader} finds in it, which tells what they say. Not thread-safe; holds one row at a time.
 */
final class RawRows {
    private static final int END = -1;
    private static final int NOTHING = -2;
    private static final char MARK = '\uFEFF';

    private final BufferedReader in;
    private final Dialect dialect;
    private final int quote;
    private final int escape;
    private final StringBuilder text = new StringBuilder();
    private boolean isBegun;

    /** The rows of these bytes; the caller closes them. */
    RawRows(InputStream bytes, Dialect dialect) {
        this.in = new BufferedReader(new InputStreamReader(bytes, dialect.encoding().newDecoder()));
        this.dialect = dialect;
        this.quote = dialect.quote().map(character -> (int) character).orElse(NOTHING);
        this.escape = dialect.quote().isPresent() && !dialect.doubleQuote() ? '\\' : NOTHING;
    }

    /** The next row or comment, an empty one included; empty at the end of the file. */
    Optional<RawRow> next() throws IOException {
        if (!isBegun && peek() == MARK) {
            in.read();
        }
        isBegun = true;
        if (peek() == END) {
            return Optional.empty();
        }
        List<String> cells = new ArrayList<>();
        text.setLength(0);
        if (dialect.comment().isPresent() && startsWith(dialect.comment().get())) {
            while (!isAtRowEnd()) {
                take();
            }
            cells.add(text.toString());
        } else {
            row(cells);
        }
        passRowEnd();
        return Optional.of(new RawRow(text.toString(), cells));
    }

    private void row(List<String> cells) throws IOException {
        boolean more = true;
        while (more) {
            int start = text.length();
            cell();
            cells.add(text.substring(start));
            more = startsWith(dialect.delimiter());
            for (int i = 0; more && i < dialect.delimiter().length(); i++) {
                take();
            }
        }
    }

    private void cell() throws IOException {
        while (dialect.trimStart() && !isAtEndOfCell() && Character.isWhitespace(peek())) {
            take();
        }
        if (peek() == quote) {
            quoted();
        }
        while (!isAtEndOfCell()) {
            int unit = take();
            if (unit == escape && peek() != END) {
                take();
            }
        }
    }

    private void quoted() throws IOException {
        take();
        boolean isOpen = true;
        while (isOpen && peek() != END) {
            int unit = take();
            if (unit == escape && peek() != END) {
                take();
            } else if (unit == quote) {
                isOpen = dialect.doubleQuote() && peek() == quote;
                if (isOpen) {
                    take();
                }
            }
        }
    }

    private boolean isAtEndOfCell() throws IOException {
        return startsWith(dialect.delimiter()) || isAtRowEnd();
    }

    private boolean isAtRowEnd() throws IOException {
        int next = peek();
        return next == END || (dialect.rowEnds().isEmpty() ? next == '\n' || next == '\r' : rowEnd().isPresent());
    }

    private Optional<String> rowEnd() throws IOException {
        Optional<String> longest = Optional.empty();
        for (String end : dialect.rowEnds()) {
            if (end.length() > longest.map(String::length).orElse(0) && startsWith(end)) {
                longest = Optional.of(end);
            }
        }
        return longest;
    }

    private void passRowEnd() throws IOException {
        if (!dialect.rowEnds().isEmpty()) {
            in.skip(rowEnd().map(String::length).orElse(0));
        } else if (in.read() == '\r' && peek() == '\n') {
            in.read();
        }
    }

    private int take() throws IOException {
        int unit = in.read();
        text.append((char) unit);
        return unit;
    }

    private int peek() throws IOException {
        in.mark(1);
        int unit = in.read();
        in.reset();
        return unit;
    }

    private boolean startsWith(String expected) throws IOException {
        in.mark(expected.length());
        boolean isThere = true;
        for (int i = 0; isThere && i < expected.length(); i++) {
            isThere = in.read() == expected.charAt(i);
        }
        in.reset();
        return isThere;
    }
}
