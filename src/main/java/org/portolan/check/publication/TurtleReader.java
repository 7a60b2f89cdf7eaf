package org.portolan.check.publication;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.irix.IRIxResolver;
import org.apache.jena.riot.RIOT;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangTurtle;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.ParserProfileStd;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.riot.system.RiotLib;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.riot.tokens.Tokenizer;
import org.apache.jena.riot.tokens.TokenizerText;
import org.portolan.check.files.TextFile;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;
import org.portolan.problem.Severity;

/**
 * Reads <a href="https://www.w3.org/TR/turtle/">Turtle</a> with RIOT and keeps the line of each triple, which RIOT
 * tells only to the profile that makes the triples; so the parser is put together here instead of by {@code RDFParser}.
 */
final class TurtleReader {
    private final String base;
    private final ProblemSink problems;

    TurtleReader(String base, ProblemSink problems) {
        this.base = base;
        this.problems = problems;
    }

    /**
     * Adds the triples of a file to a graph.
     *
     * @return false if the file has an error; the triples before it are in the graph
     */
    boolean read(TextFile file, PlacedGraph into) {
        Faults faults = new Faults(file);
        Tokenizer tokens = TokenizerText.create().fromString(file.text()).errorHandler(faults).build();
        PlacingProfile profile = new PlacingProfile(file, into, faults);
        try {
            new LangTurtle(tokens, profile, StreamRDFLib.sinkNull()).parse();
        } catch (RiotException e) {
            if (!faults.heardError) {
                faults.error(e.getMessage(), 0, 0);
            }
        }
        profile.getPrefixMap().forEach(into.graph().getPrefixMapping()::setNsPrefix);
        return !faults.heardError;
    }

    private final class Faults implements ErrorHandler {
        private final TextFile file;
        private boolean heardError;

        private Faults(TextFile file) {
            this.file = file;
        }

        @Override
        public void warning(String message, long line, long column) {
            report(Severity.WARNING, message, line, column);
        }

        @Override
        public void error(String message, long line, long column) {
            heardError = true;
            report(Severity.ERROR, message, line, column);
        }

        /** The parser cannot go on after this one. */
        @Override
        public void fatal(String message, long line, long column) {
            error(message, line, column);
            throw new RiotException(message);
        }

        private void report(Severity severity, String message, long line, long column) {
            Problem fault = Problem.error(Code.TURTLE_INVALID, file.place(line, column), message).as(severity);
            problems.report(severity == Severity.ERROR
                    ? fault.because("what is no Turtle can be neither checked nor published")
                            .mend("correct it here or just before; a quote, bracket, prefix or full stop that is "
                                    + "missing is noticed late")
                    : fault.because("other programs may refuse it")
                            .mend("write the IRI or the value as the message asks for it"));
        }
    }

    private final class PlacingProfile extends ParserProfileStd {
        private final TextFile file;
        private final PlacedGraph into;

        private PlacingProfile(TextFile file, PlacedGraph into, ErrorHandler faults) {
            super(RiotLib.factoryRDF(), faults,
                    IRIxResolver.create().base(base).resolve(true).allowRelative(false).build(),
                    PrefixMapFactory.create(), RIOT.getContext().copy(), true, false);
            this.file = file;
            this.into = into;
        }

        @Override
        public Triple createTriple(Node subject, Node predicate, Node object, long line, long column) {
            Triple triple = super.createTriple(subject, predicate, object, line, column);
            into.add(triple, Place.line(file.name(), (int) line));
            return triple;
        }
    }}
