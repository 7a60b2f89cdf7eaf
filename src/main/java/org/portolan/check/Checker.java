package org.portolan.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.jena.shacl.Shapes;
import org.portolan.check.claims.ComparedClaims;
import org.portolan.check.conversion.Conversion;
import org.portolan.check.conversion.Heard;
import org.portolan.check.findings.DataGraph;
import org.portolan.check.findings.RepeatedSources;
import org.portolan.check.findings.ShapesReader;
import org.portolan.check.findings.UnsaidAddresses;
import org.portolan.check.findings.Witness;
import org.portolan.check.findings.Wording;
import org.portolan.check.publication.Publication;
import org.portolan.check.publication.TableFiles;
import org.portolan.csvw.ConversionSummary;
import org.portolan.csvw.StatementSink;
import org.portolan.problem.ProblemSink;

/** Says whether a publication can be released. Immutable and thread-safe. */
public final class Checker {
    private final boolean withNotes;

    /** A checker that reports errors and warnings. */
    public Checker() {
        this(false);
    }

    private Checker(boolean withNotes) {
        this.withNotes = withNotes;
    }

    /** A checker that reports notes too; to say where they belong takes one conversion more. */
    public static Checker withNotes() {
        return new Checker(true);
    }

    /**
     * Converts the tables into the work folder, checks everything and reports all problems.
     *
     * @param workFolder an existing folder; {@code data.nt} and {@code rows.nt} are written there
     * @return empty if there was an error, here or in opening the publication
     * @throws java.io.UncheckedIOException if a file cannot be read or written
     */
    public Optional<CheckedPublication> check(Publication publication, Path workFolder, ProblemSink problems) {
        Heard heard = new Heard(problems);
        Path data = workFolder.resolve("data.nt");
        Path rows = workFolder.resolve("rows.nt");
        Conversion conversion = new Conversion(publication);
        List<Witness> witnesses = List.of(new UnsaidAddresses(conversion.metadata(), publication.base()),
                new RepeatedSources());
        ConversionSummary summary = conversion.write(data, rows, heard,
                statements -> heardBy(witnesses, statements));
        boolean allRows = heard.allRowsWereRead();
        conversion.metadata().ifPresent(metadata -> new TableFiles(publication).check(metadata, heard));
        ComparedClaims claims = ComparedClaims.NONE;
        if (publication.terms().isWhole()) {
            Wording wording = Wording.of(publication);
            Optional<Shapes> shapes = new ShapesReader(publication, wording, heard).read();
            if (allRows) {
                claims = new GraphCheck(publication, conversion, witnesses, wording, withNotes)
                        .check(new DataGraph(data), rows, shapes, heard);
            }
        }
        if (heard.hasErrors() || !publication.isSound()) {
            return Optional.empty();
        }
        return Optional.of(new CheckedPublication(publication, data, rows, publication.terms().skolemised(), summary,
                claims));
    }

    /** What passes on statements, each witness having heard them. */
    private static StatementSink heardBy(List<Witness> witnesses, StatementSink statements) {
        StatementSink heard = statements;
        for (Witness witness : witnesses) {
            heard = witness.listener(heard);
        }
        return heard;
    }
}
