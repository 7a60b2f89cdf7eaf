package org.portolan.csvw.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portolan.csvw.metadata.Dialect;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * Splits a file into rows and cells. Line ends are LF, CRLF or CR; comment lines are passed over. Faults are reported and
 * reading goes on as far as that makes sense: after a quote that is never closed, or a byte that is no character, it ends.
 *
 * <p>Not thread-safe; holds one row at a time.
 *
 * @see <a href="https://www.w3.org/TR/tabular-data-model/#parsing">Model for Tabular Data, 8</a>
 */
public final class RowReader {
    private static final int NOTHING = -2;

    private final CodePoints points;
    private final Dialect dialect;
    private final int quote;
    private final String file;
    private final ProblemSink problems;
    private final List<String> comments = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int ahead = NOTHING;
    private int line = 1;
    private int column = 1;
    private long number;
    private boolean ended;

    /**
     * A reader of one file.
     *
     * @param bytes the file; the caller closes it
     * @param file  its name in messages
     */
    public RowReader(InputStream bytes, Dialect dialect, String file, ProblemSink problems) {
        this.points = CodePoints.of(bytes, dialect.encoding());
        this.dialect = dialect;
        this.quote = dialect.quote().map(character -> (int) character).orElse(NOTHING);
        this.file = file;
        this.problems = problems;
    }

    /** The next row that is no comment; empty at the end of the file. */
    public Optional<Row> next() throws IOException {
        try {
            while (!ended && peek() != CodePoints.END) {
                Row row = row();
                if (ended) {
                    break;
                }
                if (!isComment(row) && !(dialect.skipBlankRows() && row.isBlank())) {
                    return Optional.of(row);
                }
            }
        } catch (CodePoints.MalformedException wrong) {
            report(wrong);
        }
        return Optional.empty();
    }

    private boolean isComment(Row row) {
        boolean comment = dialect.comment().filter(prefix -> row.cells().get(0).text().startsWith(prefix)).isPresent();
        if (comment) {
            comments.add(content(row).substring(dialect.comment().orElseThrow().length()).strip());
        }
        return comment;
    }

    private String content(Row row) {
        return row.cells().stream().map(Cell::text).collect(Collectors.joining(String.valueOf(dialect.delimiter())));
    }

    /** Passes over the next rows, which are no data whatever they hold; what is written in them are comments. */
    public void skip(int rows) throws IOException {
        try {
            for (int i = 0; i < rows && !ended && peek() != CodePoints.END; i++) {
                Row row = row();
                if (!isComment(row) && !row.isBlank()) {
                    comments.add(content(row));
                }
            }
        } catch (CodePoints.MalformedException wrong) {
            report(wrong);
        }
    }

    /** The comments that were passed over since this was last asked (8, {@code rdfs:comment}). */
    public List<String> takeComments() {
        if (comments.isEmpty()) {
            return List.of();
        }
        List<String> taken = List.copyOf(comments);
        comments.clear();
        return taken;
    }

    private void report(CodePoints.MalformedException wrong) {
        ended = true;
        problems.report(Problem.error(Code.FILE_NOT_UTF_8, Place.at(file, line, column),
                "this file is not UTF-8: %s at offset %d is no part of a character".formatted(wrong.getMessage(), wrong.offset()))
                .because("files are read as UTF-8 unless their metadata names another character set")
                .mend("save the file as CSV with the character set UTF-8"));
    }

    /** False once reading had to end before the end of the file: the rows that follow are not known. */
    public boolean isWhole() {
        return !ended;
    }

    private Row row() throws IOException {
        List<Cell> cells = new ArrayList<>();
        int start = line;
        number++;
        boolean more = true;
        while (more) {
            cells.add(cell());
            more = peek() == dialect.delimiter();
            if (more) {
                take();
            }
        }
        endLine();
        return new Row(number, start, cells.subList(Math.min(dialect.skipColumns(), cells.size() - 1), cells.size()));
    }

    private Cell cell() throws IOException {
        int startLine = line;
        int startColumn = column;
        text.setLength(0);
        if (peek() == quote) {
            quoted(startLine, startColumn);
        }
        rest(startLine, startColumn, text.length() > 0 || column > startColumn);
        return new Cell(trimmed(text.toString()), startLine, startColumn);
    }

    private String trimmed(String written) {
        String start = dialect.trimStart() ? written.stripLeading() : written;
        return dialect.trimEnd() ? start.stripTrailing() : start;
    }

    /** The part between quotes, both of which are taken. */
    private void quoted(int startLine, int startColumn) throws IOException {
        take();
        while (true) {
            int point = take();
            if (point == CodePoints.END) {
                ended = true;
                problems.report(Problem.error(Code.CSV_QUOTE_NOT_CLOSED, Place.at(file, startLine, startColumn),
                        "the quote that opens here is never closed").mend("put a quote at the end of the cell; a quote within a cell is written twice"));
                return;
            } else if (point == '\\' && !dialect.doubleQuote()) {
                text.appendCodePoint(take());
            } else if (point != quote) {
                text.appendCodePoint(point);
            } else if (dialect.doubleQuote() && peek() == quote) {
                text.appendCodePoint(take());
            } else {
                return;
            }
        }
    }

    /** What stands outside quotes up to the next delimiter or line end. */
    private void rest(int startLine, int startColumn, boolean afterQuotes) throws IOException {
        boolean reported = false;
        while (!isEndOfCell(peek())) {
            boolean misplaced = afterQuotes ? !Character.isWhitespace(peek()) : peek() == quote && !text.toString().isBlank();
            if (misplaced && !reported) {
                reported = true;
                problems.report(Problem.error(Code.CSV_QUOTE_MISPLACED, Place.at(file, line, column), afterQuotes
                        ? "there is text after the quote that closes this cell" : "there is a quote in the middle of a cell that is not quoted")
                        .mend("enclose the whole cell in quotes and write each quote within it twice"));
            }
            text.appendCodePoint(take());
        }
    }

    private boolean isEndOfCell(int point) {
        return point == dialect.delimiter() || point == '\n' || point == '\r' || point == CodePoints.END;
    }

    private void endLine() throws IOException {
        if (take() == '\r' && peek() == '\n') {
            take();
        }
    }

    private int peek() throws IOException {
        if (ahead == NOTHING) {
            ahead = points.next();
        }
        return ahead;
    }

    /** Takes a character and counts lines and columns: CRLF is one line end, counted at its LF. */
    private int take() throws IOException {
        int point = peek();
        ahead = NOTHING;
        if (point == '\n' || (point == '\r' && peek() != '\n')) {
            line++;
            column = 1;
        } else if (point != CodePoints.END) {
            column++;
        }
        return point;
    }
}
