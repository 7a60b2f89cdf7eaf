package org.portolan.release.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropFuncArgType;
import org.apache.jena.sparql.pfunction.PropertyFunctionEval;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.apache.jena.sparql.util.Symbol;
import org.apache.lucene.search.IndexSearcher;

/**
 * Full-text search in a query, in the form that Jena's text extension has made known:
 *
 * <pre>{@code
 * PREFIX text: <https://w3id.org/portolan/text#>
 * SELECT * WHERE { (?thing ?score ?text ?property) text:query (rdfs:label "safe harbour"@en 10) }
 * }</pre>
 *
 * <p>On the left is the thing alone, or a list of up to four: thing, score, text and property; on the right the words
 * alone, or a list: a property if one is meant, the words, and the greatest number of rows if not all are wanted. A
 * language tag at the words asks for texts of that language. A thing is found once, by its best text, unless text or
 * property is asked for.
 */
public final class TextSearch extends PropertyFunctionEval {
    /** The property that starts a search. */
    public static final String IRI = "https://w3id.org/portolan/text#query";

    private static final Symbol INDEX = Symbol.create(IRI);
    private static final Symbol METER = Symbol.create(IRI + "-meter");
    private static final Meter FREE = new Meter() {
        @Override
        public void hold(long bytes) {
            // whoever set no meter trusts the queries
        }

        @Override
        public void release(long bytes) {
            // see above
        }
    };
    private static final int MOST_OUT = 4;
    private static final int LONGEST = 1000;

    private TextSearch() {
        super(PropFuncArgType.PF_ARG_EITHER, PropFuncArgType.PF_ARG_EITHER);
    }

    /**
     * Lets the queries of a context search, and compute no other property.
     *
     * @param index where; if it is empty, nothing is found
     */
    public static void enable(Context context, Optional<TextIndex> index) {
        PropertyFunctionRegistry registry = new PropertyFunctionRegistry();
        registry.put(IRI, iri -> new TextSearch());
        PropertyFunctionRegistry.set(context, registry);
        context.set(ARQ.enablePropertyFunctions, true);
        index.ifPresent(known -> context.set(INDEX, known));
    }

    /** Pays for the hits of a search while they are in memory. */
    public interface Meter {
        /** Takes bytes, or throws if there are none left. */
        void hold(long bytes);

        /** Gives bytes back. */
        void release(long bytes);
    }

    /** Lets the searches of a context pay. */
    public static void meter(Context context, Meter meter) {
        context.set(METER, meter);
    }

    /** A search that is not written as it must be; the message says how. */
    public static final class MisuseException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MisuseException(String message) {
            super(message);
        }
    }

    @Override
    public QueryIterator execEvaluated(Binding row, PropFuncArg left, Node property, PropFuncArg right,
                                       ExecutionContext context) {
        List<Node> out = nodes(left);
        if (out.isEmpty() || out.size() > MOST_OUT) {
            throw misuse("its left side is ?thing, or (?thing ?score ?text ?property) or the beginning of that list");
        }
        Optional<Node> thing = Optional.of(out.get(0)).filter(Node::isURI);
        TextQuery query = query(nodes(right), thing.map(Node::getURI));
        TextIndex index = context.getContext().get(INDEX);
        HeldHits held = new HeldHits(context.getContext().get(METER, FREE));
        List<Binding> rows = new ArrayList<>();
        if (index != null && (thing.isPresent() || out.get(0).isVariable())) {
            bind(row, out, hits(index, query, out.size() <= 2, held), rows);
        }
        return held.until(QueryIterPlainWrapper.create(rows.iterator(), context));
    }

    private static List<Node> nodes(PropFuncArg argument) {
        return argument.isList() ? argument.getArgList() : List.of(argument.getArg());
    }

    private static MisuseException misuse(String how) {
        return new MisuseException("<" + IRI + ">: " + how + ".");
    }

    private static TextQuery query(List<Node> right, Optional<String> thing) {
        List<Node> left = new ArrayList<>(right);
        Optional<String> property = Optional.empty();
        if (!left.isEmpty() && left.get(0).isURI()) {
            property = Optional.of(left.remove(0).getURI());
        }
        if (left.isEmpty() || left.size() > 2 || !left.get(0).isLiteral()) {
            throw misuse("its right side is \"words\", or a list of a property if one is meant, \"words\", and a number"
                    + " if not all are wanted");
        }
        String words = left.get(0).getLiteralLexicalForm();
        if (words.length() > LONGEST) {
            throw misuse("words are " + LONGEST + " characters at most");
        }
        return new TextQuery(words, left.get(0).getLiteralLanguage(), property, thing,
                left.size() == 2 ? number(left.get(1)) : Integer.MAX_VALUE);
    }

    private static int number(Node node) {
        String text = node.isLiteral() ? node.getLiteralLexicalForm() : "";
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw misuse("how many are wanted is a whole number from 1 on");
        }
        return Integer.parseInt(text);
    }

    private static List<Hit> hits(TextIndex index, TextQuery query, boolean isOfThings,
            IntConsumer found) {
        try {
            if (!isOfThings) {
                return index.search(query, found);
            }
            Set<String> known = new HashSet<>();
            return index.search(new TextQuery(query.words(), query.tag(), query.property(), query.thing(),
                    Integer.MAX_VALUE), found).stream().filter(hit -> known.add(hit.thing())).limit(query.most())
                    .toList();
        } catch (IndexSearcher.TooManyClauses e) {
            throw misuse("these are too many words");
        } catch (IOException e) {
            throw new UncheckedIOException("the index of texts cannot be read", e);
        }
    }

    /** A hit is a row unless something on the left is known already and says otherwise. */
    private static void bind(Binding row, List<Node> out, List<Hit> hits, List<Binding> rows) {
        for (Hit hit : hits) {
            List<Node> values = List.of(NodeFactory.createURI(hit.thing()),
                    NodeFactoryExtra.floatToNode(hit.score()),
                    hit.tag().isEmpty() ? NodeFactory.createLiteralString(hit.text())
                            : NodeFactory.createLiteralLang(hit.text(), hit.tag()),
                    NodeFactory.createURI(hit.property()));
            BindingBuilder builder = Binding.builder(row);
            boolean fits = true;
            for (int i = 0; i < out.size() && fits; i++) {
                Node wanted = out.get(i);
                fits = wanted.isVariable() ? add(builder, wanted, values.get(i)) : wanted.equals(values.get(i));
            }
            if (fits) {
                rows.add(builder.build());
            }
        }
    }

    private static boolean add(BindingBuilder builder, Node variable, Node value) {
        Var name = Var.alloc(variable);
        Node known = builder.getOrSame(name);
        if (known.equals(name)) {
            builder.add(name, value);
            return true;
        }
        return known.equals(value);
    }
}
