package org.portolan.csvw.spreadsheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.csvw.DocumentSource.Document;
import org.portolan.csvw.metadata.Dialect;
import org.portolan.csvw.metadata.Table;
import org.portolan.csvw.tabular.Row;
import org.portolan.csvw.tabular.RowReader;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/** A file that a spreadsheet saved again: how it is written now, and what its cells lost. Immutable once made. */
public final class Resaved {
    private static final int SAMPLE = 1 << 14;

    private final Table table;
    private final Document document;
    private final Writing writing;
    private final TableSurvey survey;
    private final List<Problem> faults = new ArrayList<>();
    private final String firstWrongByte;

    private Resaved(Table table, Document document, byte[] beginning, Bytes bytes) throws IOException {
        this.table = table;
        this.document = document;
        this.writing = Writing.guess(beginning, table);
        OptionalInt wrong = Writing.firstMalformed(beginning, table.dialect().encoding());
        this.firstWrongByte = wrong.isEmpty() ? ""
                : " (byte 0x%02X at offset %d)".formatted(beginning[wrong.getAsInt()], wrong.getAsInt());
        this.survey = survey(bytes);
    }

    /** The bytes that are looked at: they are read twice. */
    private interface Bytes {
        InputStream open() throws IOException;
    }

    /**
     * Looks whether a spreadsheet saved this file again.
     *
     * @return empty if it is written as it is described, no column was changed as a whole, and it does not have
     *         {@link #hasManyChanges}. Decided by the first 16 KiB; only a file that is recognised is read to its end.
     */
    public static Optional<Resaved> recognise(Table table, Document document) throws IOException {
        byte[] beginning = beginning(document);
        if (table.fileColumns().isEmpty() || beginning.length == 0) {
            return Optional.empty();
        }
        Resaved sample = new Resaved(table, document, beginning, () -> new ByteArrayInputStream(beginning));
        return sample.isWrittenOtherwise() || sample.survey.hasWhollyChangedColumn() || sample.hasManyChanges()
                ? Optional.of(examine(table, document)) : Optional.empty();
    }

    /** What a spreadsheet did to this file, if anything: it is read to its end. */
    public static Resaved examine(Table table, Document document) throws IOException {
        return new Resaved(table, document, beginning(document), document::open);
    }

    /** The first whole lines of a file. */
    private static byte[] beginning(Document document) throws IOException {
        try (InputStream bytes = document.open()) {
            byte[] read = bytes.readNBytes(SAMPLE);
            int end = read.length;
            while (read.length == SAMPLE && end > 0 && read[end - 1] != '\n') {
                end--;
            }
            return end == 0 ? read : Arrays.copyOf(read, end);
        }
    }

    /** Hears all rows, then judges them; what cannot be read is a fault. */
    private TableSurvey survey(Bytes source) throws IOException {
        TableSurvey found;
        try (InputStream bytes = source.open()) {
            RowReader reader = reader(bytes, faults::add);
            found = TableSurvey.begin(table, reader);
            each(reader, found::hear);
        }
        Set<Convention> suspected = writing.delimiter().equals(table.dialect().delimiter())
                ? EnumSet.noneOf(Convention.class) : EnumSet.allOf(Convention.class);
        found.settle(suspected);
        try (InputStream bytes = source.open()) {
            RowReader reader = reader(bytes, problem -> {
            });
            TableSurvey.begin(table, reader);
            each(reader, found::count);
        }
        if (faults.isEmpty() && found.header().size() < table.dialect().headerRows()) {
            faults.add(Problem.error(Code.FILE_EMPTY, Place.file(document.name()), "this file has no header row")
                    .mend("write the names of the columns in the first row"));
        }
        return found;
    }

    /** Takes a row. */
    private interface RowSink {
        void take(Row row);
    }

    private static void each(RowReader reader, RowSink sink) throws IOException {
        for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
            sink.take(row.get());
        }
    }

    /** A reader of the rows of the header and of the data, as the file is written now. */
    RowReader reader(InputStream bytes, ProblemSink problems) throws IOException {
        RowReader reader = new RowReader(bytes, dialect(), document.name(), problems);
        reader.skip(table.dialect().skipRows());
        return reader;
    }

    /** How the file is written now. */
    Dialect dialect() {
        return writing.in(table.dialect());
    }

    /** True if another delimiter or encoding is used than the one described. */
    public boolean isWrittenOtherwise() {
        return !writing.delimiter().equals(table.dialect().delimiter())
                || !writing.encoding().equals(table.dialect().encoding());
    }

    /** True if its cells break the rules of their columns as spreadsheets make them, and as no slip of a hand does. */
    public boolean hasManyChanges() {
        return survey.hasManyChanges();
    }

    /** What keeps the file from being read whole: nobody knows then what its rows are, and it is best left alone. */
    public List<Problem> faults() {
        return List.copyOf(faults);
    }

    /** A sentence about a kind of change. */
    private record Said(Code code, String sentence) {
        private static Said ofFile(String sentence) {
            return new Said(Code.CSV_RESAVED, sentence);
        }
    }

    private static List<String> sentences(List<Said> said) {
        return said.stream().map(Said::sentence).toList();
    }

    /** What was changed and can be put back, one sentence a kind of change; empty if nothing was. */
    public List<String> changes() {
        return sentences(saidOfChanges());
    }

    private List<Said> saidOfChanges() {
        List<Said> said = new ArrayList<>();
        if (!writing.delimiter().equals(table.dialect().delimiter())) {
            said.add(Said.ofFile("its cells are separated by %s instead of %s".formatted(shown(writing.delimiter()),
                    shown(table.dialect().delimiter()))));
        }
        if (!writing.encoding().equals(table.dialect().encoding())) {
            said.add(Said.ofFile("it is written in %s instead of %s%s".formatted(writing.encoding(),
                    table.dialect().encoding(), firstWrongByte)));
        }
        TableSurvey.Counts repaired = survey.repaired();
        said.addAll(said(repaired.cells(), Tally::first));
        addRows(said, repaired.rows(), "of empty cells");
        addRows(said, repaired.beyond(), "with empty cells beyond the header");
        return said;
    }

    /** What stays as it is though it is not, or not for certain, as its metadata describes it: one sentence a kind. */
    public List<String> left() {
        return sentences(saidOfLeft());
    }

    private List<Said> saidOfLeft() {
        TableSurvey.Counts left = survey.left();
        List<Said> said = new ArrayList<>(said(left.cells(), Tally::all));
        addRows(said, left.rows(), "with more or fewer cells than the header");
        if (table.hasColumns()) {
            survey.strangers().forEach(stranger -> said.add(Said.ofFile(stranger)));
        }
        if (!writing.comment().equals(table.dialect().comment())) {
            said.add(Said.ofFile(("lines that begin with \"%1$s\", which its metadata does not take for comments:"
                    + " write \"commentPrefix\": \"%1$s\" in its dialect").formatted(Writing.COMMENT)));
        }
        return said;
    }

    /**
     * All of this for programs: what is put back as notes, what stays as errors.
     *
     * @param isWritten true if it is put back, false if it could be
     */
    public List<Problem> outcome(boolean isWritten) {
        Place place = Place.file(document.name());
        return Stream.concat(
                saidOfChanges().stream().map(said -> Problem.note(said.code(), place,
                        (isWritten ? "put back: " : "to be put back: ") + said.sentence())),
                saidOfLeft().stream().map(said -> Problem.error(said.code(), place, "left as it is: " + said.sentence())
                        .mend("take it from an older copy, or write it so that it can be read in one way only")))
                .toList();
    }

    private static void addRows(List<Said> said, Tally rows, String kind) {
        if (rows.number() > 0) {
            said.add(Said.ofFile(String.format(Locale.ROOT, "%,d row%s %s (%s)", rows.number(),
                    rows.number() == 1 ? "" : "s", kind, rows.all())));
        }
    }

    private static List<Said> said(Map<Loss, Map<String, Tally>> byLoss, Function<Tally, String> examples) {
        return byLoss.entrySet().stream()
                .map(kind -> new Said(kind.getKey().code(), "%s (%s)".formatted(kind.getKey().phrase(
                        kind.getValue().values().stream().mapToLong(Tally::number).sum()),
                        kind.getValue().entrySet().stream()
                                .map(column -> "column \"%s\": %s".formatted(column.getKey(),
                                        examples.apply(column.getValue())))
                                .collect(Collectors.joining(", ")))))
                .toList();
    }

    /** Number of cells whose text before the change is not certain. */
    public long lost() {
        return survey.left().number();
    }

    /**
     * Number of cells that would be read in one of two ways without a word: what tells that the file may mean the other
     * way would be gone once the rest of it is put back.
     */
    public long doubtful() {
        return survey.doubtful();
    }

    /** The one problem that says it all. */
    public Problem problem() {
        String all = Stream.concat(changes().stream(), left().stream()).collect(Collectors.joining("; "));
        boolean isTwice = !isWrittenOtherwise() && survey.isEncodedTwiceAlone();
        return Problem.error(isTwice ? Code.TEXT_ENCODED_TWICE : Code.CSV_RESAVED, Place.file(document.name()),
                isTwice ? "the letters of this file were encoded twice"
                        : "a spreadsheet saved this file in its own way, not as its metadata describes it")
                .because(all).mend(repair());
    }

    private String repair() {
        if (!faults.isEmpty()) {
            return "mend this first: %s: %s; then \"portolan tidy %s\" writes it back".formatted(faults.get(0).place(),
                    faults.get(0).message(), document.name());
        }
        if (doubtful() > 0) {
            return ("write the cells that can be read in two ways so that they can be read in one way only; "
                    + "then \"portolan tidy %s\" writes it back").formatted(document.name());
        }
        String rest = lost() == 0 ? ""
                : ", but for %d cell%s that must be taken from an older copy".formatted(lost(), lost() == 1 ? "" : "s");
        return "\"portolan tidy %s\" writes it back%s; to save it right: as %s, after importing every column as text"
                .formatted(document.name(), rest, described(table.dialect()))
                + (isWrittenOtherwise() || !hasManyChanges() ? ""
                        : "; if it is meant to be so, give the datatypes a \"format\"");
    }

    /** How a spreadsheet's dialogue calls this way of writing. */
    private static String described(Dialect dialect) {
        boolean isUsual = dialect.delimiter().equals(",") && dialect.encoding().equals(StandardCharsets.UTF_8);
        return isUsual ? "\"CSV UTF-8 (comma delimited)\""
                : "CSV with the field separator %s and the character set %s".formatted(shown(dialect.delimiter()),
                        dialect.encoding());
    }

    /** The description of the table. */
    public Table table() {
        return table;
    }

    Document document() {
        return document;
    }

    TableSurvey survey() {
        return survey;
    }

    private static String shown(String delimiter) {
        return delimiter.equals("\t") ? "tabs" : "\"" + delimiter + "\"";
    }
}
