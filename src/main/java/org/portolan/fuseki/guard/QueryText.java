package org.portolan.fuseki.guard;

import java.io.StringReader;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.irix.IRIException;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.lang.sparql_11.JavaCharStream;
import org.apache.jena.sparql.lang.sparql_11.SPARQLParser11Constants;
import org.apache.jena.sparql.lang.sparql_11.SPARQLParser11TokenManager;
import org.apache.jena.sparql.lang.sparql_11.Token;

/**
 * Finds again in the text of a query what was found in its algebra, which knows no places. It sees the <a
 * href="https://www.w3.org/TR/sparql11-query/#sparqlGrammar">tokens</a> that Jena's parser sees, each once, up to the
 * first that is none.
 */
public record QueryText(String text) {
    private static final String OPEN = "({[";
    private static final String CLOSE = ")}]";

    /** The first place where the IRI stands, written out or with a prefix, other than in comments and literals. */
    public Optional<Spot> iri(Query query, String iri) {
        return find(token -> isIri(token) && iri.equals(expand(query, token)));
    }

    /** The first place of a keyword, in upper or lower case. */
    Optional<Spot> word(String word) {
        return find(token -> token.image.equalsIgnoreCase(word));
    }

    /** The first number after LIMIT or OFFSET that is too large for them. */
    Optional<Spot> tooLargeNumber() {
        AtomicBoolean isBound = new AtomicBoolean();
        return find(token -> isBound.getAndSet(token.kind == SPARQLParser11Constants.LIMIT
                || token.kind == SPARQLParser11Constants.OFFSET) && token.kind == SPARQLParser11Constants.INTEGER
                && new BigInteger(token.image).bitLength() >= Long.SIZE);
    }

    /** The IRIs that stand there, written out or with a prefix. */
    List<String> iris(Query query) {
        return tokens().filter(QueryText::isIri).map(token -> expand(query, token)).distinct().toList();
    }

    /** A bracket that stands within too many others, or one that opens an EXISTS within too many. */
    record TooDeep(Spot spot, boolean isOfExists) {
    }

    /** The first bracket that stands within more than so many others, or within more than so many EXISTS. */
    Optional<TooDeep> deeperThan(int brackets, int exists) {
        Nesting nesting = new Nesting();
        return find(token -> nesting.pass(token) > brackets || nesting.exists > exists)
                .map(spot -> new TooDeep(spot, nesting.brackets <= brackets));
    }

    /** How deep the tokens that have been passed lead. */
    private static final class Nesting {
        private final Deque<Integer> existsOutside = new ArrayDeque<>();
        private int brackets;
        private int exists;
        private boolean opensExists;

        /** The number of brackets. */
        private int pass(Token token) {
            if (isOneOf(OPEN, token)) {
                brackets++;
                existsOutside.push(exists);
                exists += opensExists ? 1 : 0;
            } else if (isOneOf(CLOSE, token)) {
                brackets--;
                exists = existsOutside.isEmpty() ? exists : existsOutside.pop();
            }
            opensExists = token.kind == SPARQLParser11Constants.EXISTS;
            return brackets;
        }
    }

    private static boolean isOneOf(String brackets, Token token) {
        return token.image.length() == 1 && brackets.contains(token.image);
    }

    private Stream<Token> tokens() {
        SPARQLParser11TokenManager reader = new SPARQLParser11TokenManager(
                new JavaCharStream(new StringReader(text), 1, 1));
        return Stream.generate(() -> next(reader)).takeWhile(token -> token.kind != SPARQLParser11Constants.EOF);
    }

    /** What is no token is for the parser to tell; here it is the end. */
    private static Token next(SPARQLParser11TokenManager reader) {
        try {
            return reader.getNextToken();
        } catch (VirtualMachineError fault) {
            throw fault;
        } catch (Error e) { // JavaCC's, one of which has no class of its own
            return new Token();
        }
    }

    private Optional<Spot> find(Predicate<Token> wanted) {
        return tokens().filter(wanted).findFirst().map(token -> Spot.in(text, token.beginLine, token.beginColumn));
    }

    private static boolean isIri(Token token) {
        return token.kind == SPARQLParser11Constants.IRIref || token.kind == SPARQLParser11Constants.PNAME_NS
                || token.kind == SPARQLParser11Constants.PNAME_LN;
    }

    private static String expand(Query query, Token token) {
        if (token.kind != SPARQLParser11Constants.IRIref) {
            return query.getPrefixMapping().expandPrefix(token.image.replace("\\", "")); // PN_LOCAL_ESC
        }
        String written = token.image.substring(1, token.image.length() - 1);
        try {
            return query.getPrologue().getBase().resolve(written).str();
        } catch (IRIException e) {
            return written;
        }
    }
}
