package org.portolan.check.queries;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransform;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.ExprTransformApplyElementTransform;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.portolan.check.files.TextFile;
import org.portolan.problem.Code;
import org.portolan.problem.Place;
import org.portolan.problem.Problem;
import org.portolan.problem.ProblemSink;

/**
 * Checks that a file holds a query of <a href="https://www.w3.org/TR/sparql11-query/">SPARQL 1.1</a> that asks nobody
 * else.
 */
public final class QuerySyntax {
    private final String base;
    private final ProblemSink problems;

    /** @param base what relative IRIs are resolved against */
    public QuerySyntax(String base, ProblemSink problems) {
        this.base = base;
        this.problems = problems;
    }

    /** Reports the first fault of the syntax, or SERVICE, or else all faults of the parameters that it declares. */
    public void check(TextFile file) {
        try {
            if (asksOthers(QueryFactory.create(file.text(), base))) {
                problems.report(Problem.error(Code.QUERY_INVALID, Place.file(file.name()),
                        "asks another endpoint with SERVICE")
                        .because("an answer of a release rests on its own data, and no request leaves the server")
                        .mend("name what you want to join in a VALUES clause"));
                return;
            }
            new ParameterReader(file.text(), base, (line, fault) -> problems.report(Problem.error(Code.QUERY_INVALID,
                    file.place(line, 1), fault.message())
                    .because("readers ask the query with values of their own, which are checked against its headers")
                    .mend(fault.fix()))).read();
        } catch (QueryException e) {
            SyntaxMessage message = SyntaxMessage.of(e);
            problems.report(Problem.error(Code.QUERY_INVALID, file.place(message.line(), message.column()),
                    message.sentence())
                    .because("the queries of the ontology folder are published and must be SPARQL 1.1")
                    .mend(message.line() > 0 ? "correct it at this place or just before" : "correct what is named"));
        }
    }

    /** True if there is a SERVICE clause anywhere in the query. */
    public static boolean asksOthers(Query query) {
        AtomicBoolean found = new AtomicBoolean();
        ElementTransform noted = new ElementTransformCopyBase() {
            @Override
            public Element transform(ElementService element, Node service, Element pattern) {
                found.set(true);
                return element;
            }
        };
        QueryTransformOps.transform(query, noted, new ExprTransformApplyElementTransform(noted));
        return found.get();
    }
}
