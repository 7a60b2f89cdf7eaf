package org.portolan.csvw.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.portolan.csvw.Compression;
import org.portolan.csvw.Destination;
import org.portolan.csvw.metadata.Dialect;
import org.portolan.csvw.tabular.Cell;
import org.portolan.csvw.tabular.Row;
import org.portolan.csvw.tabular.RowReader;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;

/**
 * Writes a file the way its metadata describes it: its delimiter and encoding, cells as they were before a spreadsheet
 * changed them where that is certain, no rows of empty cells, no empty cells beyond the header. What its dialect says
 * is no data (skipped rows and columns, comments, blank rows that are skipped) is kept as it stands, in its place.
 */
public final class Tidy {
    private final Resaved file;
    private final Dialect dialect;
    private final WrittenRow rows;
    private final CharsetEncoder encoder;

    /** A writer of this file, which has no {@link Resaved#faults}. */
    public Tidy(Resaved file) {
        if (!file.faults().isEmpty()) {
            throw new IllegalArgumentException("a file that cannot be read whole is left alone");
        }
        this.file = file;
        this.dialect = file.table().dialect();
        this.rows = new WrittenRow(dialect, file.dialect());
        this.encoder = dialect.encoding().newEncoder();
    }

    /** A row cannot be written in the dialect. */
    private static final class UnwritableException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        private UnwritableException(Problem problem) {
            super(problem.message());
            this.problem = problem;
        }
    }

    /** Takes what is to be written, a row or what is none. */
    private interface Lines {
        /** A row of data, with the texts by which it is sorted. */
        void row(String line, List<String> texts) throws IOException;

        /** What stays in its place. */
        void other(String line) throws IOException;
    }

    /**
     * Puts the repaired file in the place of {@code target}, whole or not at all.
     *
     * @param sorted true if its rows are sorted by their key too
     * @return why it cannot be; empty if it is done
     */
    public Optional<Problem> write(Path target, boolean sorted) throws IOException {
        Destination place = Destination.of(target);
        Path candidate = place.candidate();
        try {
            try (Writer out = new OutputStreamWriter(
                    Compression.of(target.toString()).writing(place.named(Files.newOutputStream(candidate))),
                    dialect.encoding().newEncoder())) {
                if (sorted) {
                    SortedLines lines = new SortedLines();
                    each(lines);
                    lines.write(out);
                } else {
                    each(new LinesInTurn(out));
                }
            }
            place.replaceBy(candidate);
            return Optional.empty();
        } catch (UnwritableException wrong) {
            return Optional.of(wrong.problem);
        } finally {
            Files.deleteIfExists(candidate);
        }
    }

    /** Rows as they come. */
    private final class LinesInTurn implements Lines {
        private final Writer out;

        private LinesInTurn(Writer out) {
            this.out = out;
        }

        @Override
        public void row(String line, List<String> texts) throws IOException {
            other(line);
        }

        @Override
        public void other(String line) throws IOException {
            out.write(line);
            out.write(rows.end());
        }
    }

    /** Rows in the order of their key, in the places that rows have among the other lines. */
    private final class SortedLines implements Lines {
        private final List<String> lines = new ArrayList<>();
        private final List<List<String>> texts = new ArrayList<>();
        private final BitSet places = new BitSet();

        @Override
        public void row(String line, List<String> ofRow) {
            places.set(lines.size());
            lines.add(line);
            texts.add(ofRow);
        }

        @Override
        public void other(String line) {
            lines.add(line);
            texts.add(List.of());
        }

        private void write(Writer out) throws IOException {
            Comparator<List<String>> order = KeyOrder.of(file.table(), file.survey());
            int[] inOrder = places.stream().boxed().sorted((one, other) -> order.compare(texts.get(one),
                    texts.get(other))).mapToInt(Integer::intValue).toArray();
            int next = 0;
            for (int i : IntStream.range(0, lines.size()).toArray()) {
                out.write(lines.get(places.get(i) ? inOrder[next++] : i));
                out.write(rows.end());
            }
        }
    }

    /** Goes through the file twice at once: what its rows say, and how everything in it stands. */
    private void each(Lines lines) throws IOException, UnwritableException {
        try (InputStream bytes = file.document().open(); InputStream again = file.document().open()) {
            RowReader reader = file.reader(bytes, problem -> {
            });
            RawRows standing = new RawRows(again, file.dialect());
            int headers = dialect.headerRows();
            Optional<Row> row = reader.next();
            long number = 0;
            for (Optional<RawRow> raw = standing.next(); raw.isPresent(); raw = standing.next()) {
                number++;
                if (row.isPresent() && row.get().number() == number) {
                    line(lines, row.get(), raw.get(), headers > 0);
                    headers--;
                    row = reader.next();
                } else {
                    lines.other(encodable(other(raw.get(), number), Place.file(file.document().name())));
                }
            }
            if (row.isPresent()) {
                throw new IllegalStateException("row %d of %s was not found again".formatted(row.get().number(),
                        file.document().name()));
            }
        }
    }

    /** A line that is no data: as it stands, but that a blank row below those that are skipped stays blank. */
    private String other(RawRow raw, long number) {
        return number <= dialect.skipRows() ? raw.text() : String.join(dialect.delimiter(), raw.cells());
    }

    private void line(Lines lines, Row row, RawRow raw, boolean isHeader) throws IOException, UnwritableException {
        if (raw.cells().size() != row.cells().size() + Math.min(dialect.skipColumns(), raw.cells().size())) {
            throw new IllegalStateException("row %d of %s was split in two ways".formatted(row.number(),
                    file.document().name()));
        }
        if (!isHeader && file.survey().isEmpty(row)) {
            return;
        }
        List<String> wanted = isHeader ? file.survey().titles(row) : file.survey().repaired(row);
        Place place = Place.line(file.document().name(), row.line());
        Optional<String> written = rows.of(raw, row.cells().stream().map(Cell::text).toList(), wanted);
        if (written.isEmpty()) {
            throw new UnwritableException(Problem.error(Code.CSV_RESAVED, place,
                    "a cell of this row holds the delimiter, and the dialect of its metadata has no quote for it")
                    .mend("give the dialect a \"quoteChar\" or another \"delimiter\""));
        }
        String line = encodable(written.get(), place);
        if (isHeader) {
            lines.other(line);
        } else {
            lines.row(line, wanted);
        }
    }

    private String encodable(String line, Place place) throws UnwritableException {
        if (!encoder.canEncode(line)) {
            String missing = line.codePoints().mapToObj(Character::toString)
                    .filter(character -> !encoder.canEncode(character)).findFirst().orElse(line);
            throw new UnwritableException(Problem.error(Code.FILE_NOT_OF_ENCODING, place,
                    "\"%s\" is no character of %s".formatted(missing, dialect.encoding()))
                    .because("the metadata names this character set")
                    .mend("name UTF-8 in the dialect of the metadata"));
        }
        return line;
    }
}
