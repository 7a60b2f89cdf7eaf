package org.portolan.fuseki.guard;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.op.OpTriple;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.E_Call;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.expr.aggregate.AggCustom;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_Path0;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.Path;
import org.portolan.fuseki.budget.RegularExpression;
import org.portolan.fuseki.budget.UnsupportedPatternException;
import org.portolan.negotiation.Fault;

/**
 * One look at the algebra of one query: every operator and every expression, those within EXISTS and sub-queries, sort
 * conditions, group keys and aggregates included. Refuses SERVICE, functions other than the casts, and predicates that
 * Jena takes for calls of Java.
 */
final class GuardedAlgebra {
    private static final List<String> CALLS = List.of(
            "java:", "http://jena.apache.org/ARQ/", "http://jena.hpl.hp.com/ARQ/",
            "http://jena.apache.org/text#", "http://jena.apache.org/spatial#");
    private final Query query;
    private final QueryText text;
    private final Casts casts;
    private final Operators operators = new Operators();
    private final Expressions expressions = new Expressions();
    private final Set<List<String>> patterns = new HashSet<>();
    private long instructions;
    private int triples;

    GuardedAlgebra(Query query, QueryText text, Casts casts) {
        this.query = query;
        this.text = text;
        this.casts = casts;
    }

    void check(Op op) {
        Walker.walk(op, operators, expressions);
    }

    private void check(Expr expr) {
        if (expr != null) {
            Walker.walk(expr, operators, expressions);
        }
    }

    /** To bring patterns into an order takes a time that grows with their number times itself, and nothing ends it. */
    private void patterns(int more) {
        triples += more;
        if (triples > Limits.PATTERNS) {
            throw new Refusal(Fault.NOT_ALLOWED, "A query has at most " + Limits.PATTERNS + " triple patterns. Many "
                    + "that differ in their terms may be one with VALUES.");
        }
    }

    private void predicate(Node node) {
        if (node.isURI() && CALLS.stream().anyMatch(node.getURI()::startsWith)) {
            throw refused("property function", node.getURI(), "properties are looked up, none is computed");
        }
    }

    private void function(String kind, String iri) {
        if (!casts.iris().contains(iri)) {
            throw refused(kind, iri, "SPARQL's built-in functions, the casts of XML Schema and "
                    + "geof:distance are there");
        }
    }

    private void arguments(String iri, int given) {
        int wanted = Casts.arguments(iri);
        if (given != wanted) {
            throw new Refusal(Fault.NOT_ALLOWED, "The function <%s> takes %d argument%s, and here it has %d."
                    .formatted(iri, wanted, wanted == 1 ? "" : "s", given), text.iri(query, iri));
        }
    }

    /** A pattern that is there already is looked at before anything runs; all of them together are bounded, too. */
    private void pattern(String function, Expr pattern, Optional<Expr> flags) {
        if (isText(pattern) && flags.filter(given -> !isText(given)).isEmpty()) {
            String written = pattern.getConstant().getString();
            String given = flags.map(flag -> flag.getConstant().getString()).orElse("");
            if (patterns.add(List.of(written, given))) {
                pattern(function, written, given);
            }
        }
    }

    private void pattern(String function, String written, String flags) {
        try {
            instructions += RegularExpression.of(written, flags).size();
        } catch (UnsupportedPatternException e) {
            throw new Refusal(Fault.NOT_ALLOWED, e.getMessage(), text.word(function));
        }
        if (instructions > RegularExpression.MOST_TOGETHER) {
            throw new Refusal(Fault.NOT_ALLOWED, "The regular expressions of the query are too large together.",
                    text.word(function));
        }
    }

    private static boolean isText(Expr expr) {
        return expr.isConstant() && expr.getConstant().isString();
    }

    private Refusal refused(String kind, String iri, String instead) {
        return new Refusal(Fault.NOT_ALLOWED, "The %s <%s> is not allowed here: %s.".formatted(kind, iri, instead),
                text.iri(query, iri));
    }

    private void path(Path path) {
        if (path instanceof P_Path0 link) {
            predicate(link.getNode());
        } else if (path instanceof P_NegPropSet set) {
            set.getNodes().forEach(link -> predicate(link.getNode()));
        } else if (path instanceof P_Path1 one) {
            path(one.getSubPath());
        } else if (path instanceof P_Path2 two) {
            path(two.getLeft());
            path(two.getRight());
        }
    }

    /** Sees the operators; the walker leaves sort conditions, group keys and aggregates to their operator. */
    private final class Operators extends OpVisitorBase {
        @Override
        public void visit(OpService service) {
            throw new Refusal(Fault.NOT_ALLOWED, "SERVICE is not allowed here: no request leaves this server. "
                    + "Ask the other endpoint yourself, or let a federating client do it.", text.word("SERVICE"));
        }

        @Override
        public void visit(OpBGP pattern) {
            patterns(pattern.getPattern().size());
            pattern.getPattern().forEach(triple -> predicate(triple.getPredicate()));
        }

        @Override
        public void visit(OpTriple pattern) {
            patterns(1);
            Triple triple = pattern.getTriple();
            predicate(triple.getPredicate());
        }

        @Override
        public void visit(OpPath pattern) {
            patterns(1);
            if (pattern.getTriplePath().getPath() != null) {
                path(pattern.getTriplePath().getPath());
            } else {
                predicate(pattern.getTriplePath().getPredicate());
            }
        }

        @Override
        public void visit(OpOrder order) {
            order.getConditions().stream().map(SortCondition::getExpression).forEach(GuardedAlgebra.this::check);
        }

        @Override
        public void visit(OpGroup group) {
            group.getGroupVars().forEachExpr((variable, expr) -> check(expr));
            group.getAggregators().forEach(GuardedAlgebra.this::check);
        }
    }

    /** Sees the expressions. */
    private final class Expressions extends ExprVisitorBase {
        @Override
        public void visit(ExprFunctionN call) {
            if (call instanceof E_Call) {
                throw refused("function", "CALL", "functions are called by their own name");
            }
            if (call instanceof E_Function) {
                function("function", call.getFunctionIRI());
                arguments(call.getFunctionIRI(), call.numArgs());
            }
            if (call instanceof E_Regex) {
                pattern("REGEX", call.getArg(2), Optional.ofNullable(call.getArg(3)));
            }
            if (call instanceof E_StrReplace) {
                pattern("REPLACE", call.getArg(2), Optional.ofNullable(call.getArg(4)));
            }
        }

        @Override
        public void visit(ExprAggregator aggregate) {
            if (aggregate.getAggregator() instanceof AggCustom custom) {
                function("aggregate", custom.getIRI());
            }
            if (aggregate.getAggregator().getExprList() != null) {
                aggregate.getAggregator().getExprList().forEach(GuardedAlgebra.this::check);
            }
        }
    }
}
