package org.portolan.check.queries;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransform;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.ExprTransformApplyElementTransform;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

/**
 * The places of a query that give a variable its values: {@code VALUES ?x { … }}, anywhere in its pattern. Another
 * value is put there as a term of the parsed query, so nothing that a reader writes is ever parsed.
 */
public final class ParameterValues {
    private ParameterValues() {
    }

    /** The query with other values. Variables that it does not bind by VALUES are passed over. */
    public static Query bind(Query query, Map<String, List<Node>> values) {
        Query bound = transform(query, new ElementTransformCopyBase() {
            @Override
            public Element transform(ElementData data) {
                return data.getVars().size() == 1 && values.containsKey(data.getVars().get(0).getVarName())
                        ? data(data.getVars().get(0), values.get(data.getVars().get(0).getVarName())) : data;
            }
        });
        bound.setBaseURI(query.getBaseURI()); // which Jena leaves behind
        return bound;
    }

    /** The values in each {@code VALUES ?x} of the query, in their order: for UNDEF, none. */
    static Map<String, List<List<Node>>> of(Query query) {
        Map<String, List<List<Node>>> found = new LinkedHashMap<>();
        transform(query, new ElementTransformCopyBase() {
            @Override
            public Element transform(ElementData data) {
                if (data.getVars().size() == 1) {
                    Var variable = data.getVars().get(0);
                    found.computeIfAbsent(variable.getVarName(), any -> new ArrayList<>()).add(data.getRows().stream()
                            .filter(row -> row.contains(variable)).map(row -> row.get(variable)).toList());
                }
                return data;
            }
        });
        return found;
    }

    private static Query transform(Query query, ElementTransform transform) {
        return QueryTransformOps.transform(query, transform, new ExprTransformApplyElementTransform(transform));
    }

    private static ElementData data(Var variable, List<Node> values) {
        ElementData data = new ElementData();
        data.add(variable);
        values.forEach(value -> data.add(BindingFactory.binding(variable, value)));
        if (values.isEmpty()) {
            data.add(BindingFactory.empty());
        }
        return data;
    }
}
