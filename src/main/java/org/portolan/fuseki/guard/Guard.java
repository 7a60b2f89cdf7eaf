package org.portolan.fuseki.guard;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.expr.ExprException;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.update.UpdateFactory;
import org.portolan.check.queries.SyntaxMessage;
import org.portolan.negotiation.Fault;
import org.portolan.release.search.TextIndex;
import org.portolan.release.search.TextSearch;

/**
 * Lets pass what is plain <a href="https://www.w3.org/TR/sparql11-query/">SPARQL 1.1</a> and stays inside the dataset.
 * Each query is parsed, compiled, and every operator and expression of it looked at, before anything runs; {@link
 * #context} is the second wall, in which what was refused here would not work either.
 */
public final class Guard {
    /** How Jena begins what Java says of a pattern. */
    private static final Pattern NOT_OF_JAVA = Pattern.compile("character class|escape sequence|property name");
    private static final Pattern OF_JAVA = Pattern.compile("^(?:.*Exception: )?");
    private final Casts casts = new Casts();
    private final int depth;

    /** @param depth how deep a query may be nested */
    public Guard(int depth) {
        this.depth = depth;
    }

    /**
     * The context in which queries run: no SERVICE, no function but the casts, no property but the search.
     *
     * @param texts where it searches
     */
    public Context context(Optional<TextIndex> texts) {
        Context context = new Context();
        context.set(ARQ.httpServiceAllowed, false);
        TextSearch.enable(context, texts);
        FunctionRegistry.set(context, casts);
        return context;
    }

    /** IRIs of the functions that may be called, sorted. */
    public List<String> functions() {
        return casts.iris().stream().sorted().toList();
    }

    /**
     * Reads a query.
     *
     * @param text the query
     * @param base what relative IRIs are resolved against
     * @throws Refusal if it is no query or does what is not done here
     */
    public Query read(String text, String base) {
        try {
            bound(new QueryText(text));
            Query query = parse(text, base);
            check(query, text);
            return query;
        } catch (StackOverflowError e) {
            throw nested(depth);
        }
    }

    private void bound(QueryText text) {
        text.deeperThan(depth, Limits.EXISTS).ifPresent(deep -> {
            throw deep.isOfExists() ? new Refusal(Fault.NOT_ALLOWED, "At most " + Limits.EXISTS
                    + " EXISTS stand within one another.", Optional.of(deep.spot()))
                    : nested(depth, Optional.of(deep.spot()));
        });
    }

    /**
     * Looks at a query that has been read already.
     *
     * @param text how it is written
     * @throws Refusal if it does what is not done here
     */
    public void check(Query query, String text) {
        if (query.getQueryPattern() != null) {
            Op algebra = Algebra.compile(query);
            new GuardedAlgebra(query, new QueryText(text), casts).check(algebra);
            if (Depth.of(algebra) > depth) {
                throw nested(depth);
            }
        }
    }

    /** What is told to whoever nests deeper than so many groups, brackets and operators. */
    public static Refusal nested(int depth) {
        return nested(depth, Optional.empty());
    }

    private static Refusal nested(int depth, Optional<Spot> spot) {
        return new Refusal(Fault.NOT_ALLOWED, "It is nested too deeply: at most " + depth + " groups, brackets or "
                + "operators stand within one another. A long chain of UNION or || may be a VALUES or IN.", spot);
    }

    private static Query parse(String text, String base) {
        try {
            return QueryFactory.create(text, base, Syntax.syntaxSPARQL_11);
        } catch (QueryParseException e) {
            throw isUpdate(text, base) ? update() : syntax(text, ofTheText(e));
        } catch (ExprException e) { // Jena compiles a constant pattern as it reads it
            String why = OF_JAVA.matcher(String.valueOf(e.getMessage())).replaceFirst(": ").strip();
            throw new Refusal(Fault.NOT_ALLOWED, "A regular expression or constant cannot be used" + why
                    + (NOT_OF_JAVA.matcher(why).find() ? ". What XPath reads and Java does not, such as \\i, "
                    + "\\p{IsGreek}, or a space within brackets with flag x, is written STR(\"…\")." : "."));
        } catch (QueryException e) {
            throw syntax(text, ofTheText(e));
        }
    }

    /** What is wrong with the text; Jena's parser says so as well when stack or heap have come to their end. */
    private static QueryException ofTheText(QueryException e) {
        if (e.getCause() instanceof VirtualMachineError fault) {
            throw fault;
        }
        return e;
    }

    private static Refusal update() {
        return new Refusal(Fault.UPDATE, "This is a SPARQL update. What is published here changes with a release only; "
                + "ask with SELECT, ASK, CONSTRUCT or DESCRIBE.");
    }

    private static boolean isUpdate(String text, String base) {
        try {
            return !UpdateFactory.create(text, base, Syntax.syntaxSPARQL_11).getOperations().isEmpty();
        } catch (JenaException e) {
            return false;
        }
    }

    private static Refusal syntax(String text, QueryException e) {
        SyntaxMessage message = SyntaxMessage.of(e);
        if (message.line() == 0) {
            return new QueryText(text).tooLargeNumber().map(spot -> new Refusal(Fault.SYNTAX,
                    spot + ": LIMIT and OFFSET are numbers up to " + Long.MAX_VALUE, Optional.of(spot)))
                    .orElseGet(() -> new Refusal(Fault.SYNTAX, message.sentence()));
        }
        Spot spot = message.isOfTheEnd() ? Spot.at(text, text.stripTrailing().length())
                : Spot.in(text, message.line(), message.column());
        return new Refusal(Fault.SYNTAX, spot + ": " + message.sentence(), Optional.of(spot));
    }
}
