package org.portolan.csvw.rdf;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.rdf4j.common.xml.XMLUtil;
import org.portolan.csvw.StatementSink;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * Hands on the statements that RDF/XML can write, and reports the others at their cells: a property becomes the name of
 * an element, and XML has no characters for most control codes. Not thread-safe.
 *
 * @see <a href="https://www.w3.org/TR/rdf-syntax-grammar/#section-Serialising">RDF 1.1 XML Syntax, 8</a>
 */
public final class RdfXmlStatements extends ForwardingSink {
    private static final String OTHERWISE = "choose another format, such as ttl or nt";

    private final ProblemSink problems;
    private final Set<String> refused = new HashSet<>();
    private Optional<String> file = Optional.empty();
    private Place place = Place.file("the metadata");

    /** A sink that hands on to {@code target} what it can write. */
    public RdfXmlStatements(StatementSink target, ProblemSink problems) {
        super(target);
        this.problems = problems;
    }

    @Override
    public void startTable(String tableIri, String name) {
        file = Optional.of(name);
        place = Place.file(name);
        super.startTable(tableIri, name);
    }

    @Override
    public void startRow(long sourceRow, long line) {
        place = Place.line(file.orElseThrow(), Math.toIntExact(line));
        super.startRow(sourceRow, line);
    }

    @Override
    public void startCell(String column, long line, long at) {
        place = Place.at(file.orElseThrow(), Math.toIntExact(line), Math.toIntExact(at));
        super.startCell(column, line, at);
    }

    @Override
    public void resource(String subject, String predicate, String object) {
        if (isName(predicate)) {
            super.resource(subject, predicate, object);
        }
    }

    @Override
    public void literal(String subject, String predicate, String lexical, String datatype) {
        if (isName(predicate) && isText(lexical)) {
            super.literal(subject, predicate, lexical, datatype);
        }
    }

    @Override
    public void text(String subject, String predicate, String text, String language) {
        if (isName(predicate) && isText(text)) {
            super.text(subject, predicate, text, language);
        }
    }

    private boolean isName(String predicate) {
        boolean isName = XMLUtil.findURISplitIndex(predicate) >= 0;
        if (!isName && refused.add(predicate)) {
            problems.report(Problem.error(Code.STATEMENT_NOT_OF_FORMAT, place,
                    "RDF/XML cannot write the property <%s>".formatted(predicate))
                    .because("what follows its last / or # becomes the name of an element, and begins with a letter")
                    .mend(OTHERWISE + "; or give the column a \"propertyUrl\" that ends with a name"));
        }
        return isName;
    }

    private boolean isText(String text) {
        Optional<Integer> wrong = text.codePoints().filter(point -> !isXml(point)).boxed().findFirst();
        wrong.ifPresent(point -> problems.report(Problem.error(Code.STATEMENT_NOT_OF_FORMAT, place,
                "RDF/XML cannot write the character U+%04X".formatted(point))
                .because("XML 1.0 has no control characters but tab and line ends")
                .mend("delete it: it cannot be seen and hardly belongs there; or " + OTHERWISE)));
        return wrong.isEmpty();
    }

    /** What XML 1.0, fifth edition, 2.2 calls a character. */
    private static boolean isXml(int point) {
        return point >= 0x20 && point <= 0xD7FF || point >= 0xE000 && point <= 0xFFFD || point >= 0x10000
                || point == '\t' || point == '\n' || point == '\r';
    }
}
