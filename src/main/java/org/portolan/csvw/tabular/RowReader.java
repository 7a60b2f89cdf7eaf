package org.portolan.csvw.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portolan.csvw.Limits;
import org.portolan.csvw.metadata.Dialect;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * Splits a file into rows and cells. Line ends are LF, CRLF or CR, unless the dialect names others; comment lines are
 * passed over. Faults are reported and reading goes on as far as that makes sense: a row beyond the limits is left out;
 * after a quote that is never closed, or a byte that is no character, it ends.
 *
 * <p>Not thread-safe; holds one row at a time.
 *
 * @see <a href="https://www.w3.org/TR/tabular-data-model/#parsing">Model for Tabular Data, 8</a>
 */
public final class RowReader {
    private static final int NOTHING = -2;

    private final Characters characters;
    private final Dialect dialect;
    private final Limits limits;
    private final Separators separators;
    private final int quote;
    private final int escape;
    private final String comment;
    private final String file;
    private final ProblemSink problems;
    private final List<String> comments = new ArrayList<>();
    private final CellText text;
    private long number;
    private boolean ended;
    private boolean whole = true;

    /**
     * A reader of one file within the standard limits.
     *
     * @param bytes the file; the caller closes it
     * @param file  its name in messages
     */
    public RowReader(InputStream bytes, Dialect dialect, String file, ProblemSink problems) {
        this(bytes, dialect, Limits.STANDARD, file, problems);
    }

    /**
     * A reader of one file.
     *
     * @param bytes  the file; the caller closes it
     * @param limits how long cells and rows may be
     * @param file   its name in messages
     */
    public RowReader(InputStream bytes, Dialect dialect, Limits limits, String file, ProblemSink problems) {
        this.characters = new Characters(bytes, dialect.encoding());
        this.dialect = dialect;
        this.limits = limits;
        this.separators = new Separators(characters, dialect);
        this.quote = dialect.quote().map(character -> (int) character).orElse(NOTHING);
        this.escape = dialect.quote().isPresent() && !dialect.doubleQuote() ? '\\' : NOTHING;
        this.comment = dialect.comment().orElse("");
        this.file = file;
        this.problems = problems;
        this.text = new CellText(limits);
    }

    /** The next row that is no comment; empty at the end of the file. */
    public Optional<Row> next() throws IOException {
        try {
            while (!ended && characters.peek() != Characters.END) {
                Optional<Row> row = isComment() ? comment() : row();
                if (row.isPresent() && !(dialect.skipBlankRows() && row.get().isBlank())) {
                    return row.map(this::withoutSkipped);
                }
            }
        } catch (Characters.MalformedException wrong) {
            report(wrong);
        }
        return Optional.empty();
    }

    private Row withoutSkipped(Row row) {
        List<Cell> cells = row.cells();
        return dialect.skipColumns() == 0 ? row
                : new Row(row.number(), row.line(),
                        cells.subList(Math.min(dialect.skipColumns(), cells.size()), cells.size()));
    }

    private boolean isComment() throws IOException {
        return !comment.isEmpty() && characters.startsWith(comment);
    }

    /** Takes a comment, whatever quotes are in it. */
    private Optional<Row> comment() throws IOException {
        number++;
        int line = characters.line();
        text.startRow();
        text.startCell();
        characters.take(comment.length());
        while (!separators.isAtRowEnd()) {
            text.append((char) characters.take());
        }
        separators.takeRowEnd();
        if (text.isTooLong()) {
            reportTooLong(Place.line(file, line), "this comment is longer than is read; it is left out");
        } else {
            note(text.toString().strip());
        }
        return Optional.empty();
    }

    /** Keeps a comment until it is asked for, and no more of them than a row may be long. */
    private void note(String found) {
        if (comments.stream().mapToLong(String::length).sum() + found.length() <= limits.row()
                && comments.size() < limits.cells()) {
            comments.add(found);
        }
    }

    /** Passes over the next rows, which are no data whatever they hold; what is written in them are comments. */
    public void skip(int rows) throws IOException {
        try {
            for (int i = 0; i < rows && !ended && characters.peek() != Characters.END; i++) {
                Optional<Row> row = isComment() ? comment() : row();
                row.filter(found -> !found.isBlank()).ifPresent(found -> note(content(found)));
            }
        } catch (Characters.MalformedException wrong) {
            report(wrong);
        }
    }

    private String content(Row row) {
        return row.cells().stream().map(Cell::text).collect(Collectors.joining(dialect.delimiter()));
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

    private void report(Characters.MalformedException wrong) {
        ended = true;
        String encoding = dialect.encoding().name();
        boolean utf8 = encoding.equals("UTF-8");
        problems.report(Problem.error(utf8 ? Code.FILE_NOT_UTF_8 : Code.FILE_NOT_OF_ENCODING,
                        Place.at(file, characters.line(), characters.column()),
                "this file is not %s: %s".formatted(encoding, wrong.getMessage()))
                .because(utf8 ? "files are read as UTF-8 unless their metadata names another character set"
                        : "the metadata names this character set")
                .mend("save the file as CSV with the character set " + encoding));
    }

    /** False if rows are missing: one that is beyond the limits, or all after a fault that ends reading. */
    public boolean isWhole() {
        return whole && !ended;
    }

    /** The next row; empty if it is beyond the limits or not closed, which is reported. */
    private Optional<Row> row() throws IOException {
        List<Cell> cells = new ArrayList<>();
        int start = characters.line();
        number++;
        text.startRow();
        boolean fits = true;
        boolean more = true;
        while (more) {
            Place place = Place.at(file, characters.line(), characters.column());
            Cell cell = cell();
            if (fits && !ended && (text.isTooLong() || cells.size() == limits.cells())) {
                fits = false;
                reportTooLong(place, text.isTooLong()
                        ? "this cell is longer than is read; its row is left out"
                        : "this row is longer than is read; it is left out");
            } else if (fits) {
                cells.add(cell);
            }
            more = separators.isAtDelimiter();
            if (more) {
                separators.takeDelimiter();
            }
        }
        separators.takeRowEnd();
        whole &= fits;
        return fits && !ended ? Optional.of(new Row(number, start, cells)) : Optional.empty();
    }

    private void reportTooLong(Place place, String what) {
        problems.report(Problem.error(Code.CSV_TOO_LONG, place, what)
                .because(String.format(Locale.ROOT, "a cell has at most %,d characters, a row %,d and %,d cells",
                        limits.cell(), limits.row(), limits.cells()))
                .mend("look for a quote that is not closed; "
                        + "otherwise put long texts into files of their own and name them here; "
                        + "portolan convert reads more with --max-cell, --max-row, --max-cells"));
    }

    private Cell cell() throws IOException {
        int line = characters.line();
        int column = characters.column();
        text.startCell();
        if (dialect.trimStart()) {
            skipSpace();
        }
        boolean isQuoted = characters.peek() == quote;
        int plain = isQuoted ? NOTHING : separators.plainCell(quote, escape);
        if (plain >= 0 && text.fits(plain)) {
            return new Cell(trimmed(characters.takeRun(plain)), line, column);
        }
        Optional<Place> opening = isQuoted ? Optional.of(quoted()) : Optional.empty();
        if (!isQuoted || !separators.isAtEndOfCell()) {
            rest(opening);
        }
        return new Cell(trimmed(text.toString()), line, column);
    }

    private void skipSpace() throws IOException {
        while (!separators.isAtEndOfCell() && Character.isWhitespace(characters.peek())) {
            characters.take();
        }
    }

    private String trimmed(String written) {
        String start = dialect.trimStart() ? written.stripLeading() : written;
        return dialect.trimEnd() ? start.stripTrailing() : start;
    }

    /** Takes the part between quotes with both of them; where it begins. */
    private Place quoted() throws IOException {
        Place place = Place.at(file, characters.line(), characters.column());
        characters.take();
        while (true) {
            characters.takeRun(characters.run(quote, escape, NOTHING), text);
            int unit = characters.take();
            if (unit == escape && characters.peek() != Characters.END) {
                text.append((char) characters.take());
            } else if (unit == Characters.END) {
                ended = true;
                problems.report(
                        Problem.error(Code.CSV_QUOTE_NOT_CLOSED, place, "the quote that opens here is never closed")
                        .mend("put a quote at the end of the cell; a quote within a cell is written twice"));
                return place;
            } else if (unit != quote) {
                text.append((char) unit);
            } else if (dialect.doubleQuote() && characters.peek() == quote) {
                text.append((char) characters.take());
            } else {
                return place;
            }
        }
    }

    /** What stands outside quotes up to the next delimiter or line end; after a part in quotes, if one was opened. */
    private void rest(Optional<Place> opening) throws IOException {
        boolean reported = false;
        while (!separators.isAtEndOfCell()) {
            boolean misplaced = !reported
                    && (opening.isPresent() ? !dialect.trimEnd() || !Character.isWhitespace(characters.peek())
                            : characters.peek() == quote && !text.isBlank());
            if (misplaced) {
                reported = true;
                problems.report(misplaced(opening));
            }
            int unit = characters.take();
            text.append((char) (unit == escape && characters.peek() != Characters.END ? characters.take() : unit));
        }
    }

    /** A quote where none can stand; after a part in quotes it is that part which may have been opened by mistake. */
    private Problem misplaced(Optional<Place> opening) {
        String twice = "enclose the whole cell in quotes and write each quote within it twice";
        int line = characters.line();
        return opening.map(opened -> Problem.error(Code.CSV_QUOTE_MISPLACED, opened,
                "after the quote that closes this cell there is text, in line %d from column %d".formatted(line,
                        characters.column()))
                .mend(opened.line() == line ? twice : ("if no quote should stand here, or one is missing in line %d, "
                        + "mend that; otherwise write each quote within the cell twice").formatted(opened.line())))
                .orElseGet(() -> Problem.error(Code.CSV_QUOTE_MISPLACED, Place.at(file, line, characters.column()),
                        "there is a quote in the middle of a cell that is not quoted").mend(twice));
    }
}
