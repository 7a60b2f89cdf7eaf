package org.portolan.csvw.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portolan.csvw.annotated.AnnotatedRow;
import org.portolan.csvw.annotated.AnnotatedTable;
import org.portolan.csvw.annotated.ColumnPlan;
import org.portolan.csvw.tabular.CellValues.Value;

/**
 * The objects of one row: one for each subject; what another object of the row names stands within that object.
 *
 * @see <a href="https://www.w3.org/TR/csv2json/#generating-nested-objects">Generating JSON, 4.4</a>
 */
final class RowObjects {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> SPECIAL = Set.of("NaN", "INF", "-INF");
    private static final String ROW = "";

    private final AnnotatedRow row;
    private final Map<String, ObjectNode> objects = new LinkedHashMap<>();
    private final Map<String, String> parents = new HashMap<>();

    RowObjects(AnnotatedTable table, AnnotatedRow row) {
        this.row = row;
        List<ColumnPlan> columns = table.columns().stream().filter(plan -> !plan.column().suppressOutput()).toList();
        List<Optional<String>> subjects = new ArrayList<>();
        for (ColumnPlan plan : columns) {
            Optional<String> subject = row.subject(plan, Optional.of(ROW));
            subjects.add(subject);
            subject.filter(name -> !row.isNull(plan)).ifPresent(this::object);
        }
        for (int i = 0; i < columns.size(); i++) {
            ColumnPlan plan = columns.get(i);
            subjects.get(i).filter(name -> !row.isNull(plan)).ifPresent(subject -> cell(plan, subject));
        }
    }

    /** The objects that stand in no other. */
    List<ObjectNode> roots() {
        return objects.entrySet().stream().filter(entry -> !parents.containsKey(entry.getKey()))
                .map(Map.Entry::getValue).toList();
    }

    private ObjectNode object(String subject) {
        return objects.computeIfAbsent(subject,
                iri -> iri.equals(ROW) ? JSON.objectNode() : JSON.objectNode().put("@id", iri));
    }

    private void cell(ColumnPlan plan, String subject) {
        Optional<String> name = plan.column().inherited().propertyUrl().isEmpty()
                ? Optional.of(plan.column().decodedName())
                : row.expand(plan.property(), plan).map(Names::compact);
        if (name.isEmpty()) {
            return;
        }
        if (plan.value().isPresent()) {
            row.expand(plan.value().get(), plan)
                    .ifPresent(value -> add(object(subject), name.get(), reference(subject, name.get(), value)));
        } else {
            add(object(subject), name.get(), literal(plan));
        }
    }

    /** The object that is named, if it can stand here; else its IRI. */
    private JsonNode reference(String subject, String name, String value) {
        if (name.equals("@type")) {
            return JSON.textNode(Names.compact(value));
        }
        boolean nests = objects.containsKey(value) && !parents.containsKey(value) && !isWithin(subject, value);
        if (nests) {
            parents.put(value, subject);
        }
        return nests ? objects.get(value) : JSON.textNode(value);
    }

    private boolean isWithin(String subject, String other) {
        for (String at = subject; at != null; at = parents.get(at)) {
            if (at.equals(other)) {
                return true;
            }
        }
        return false;
    }

    private JsonNode literal(ColumnPlan plan) {
        List<Value> values = row.values(plan);
        if (plan.column().inherited().separator().isEmpty()) {
            return primitive(plan, values.get(0));
        }
        ArrayNode array = JSON.arrayNode();
        values.forEach(value -> array.add(primitive(plan, value)));
        return array;
    }

    private static JsonNode primitive(ColumnPlan plan, Value value) {
        boolean isOfDatatype = value.datatype().equals(plan.column().inherited().datatype().value().iri());
        if (isOfDatatype && plan.parser().isNumeric() && !SPECIAL.contains(value.lexical())) {
            return JSON.numberNode(new BigDecimal(value.lexical()));
        }
        return isOfDatatype && plan.parser().isBoolean() ? JSON.booleanNode(value.lexical().equals("true"))
                : JSON.textNode(value.lexical());
    }

    /** Adds a value; with those of the same name it makes one array. */
    private static void add(ObjectNode object, String name, JsonNode value) {
        JsonNode before = object.get(name);
        if (before == null) {
            object.set(name, value);
            return;
        }
        ArrayNode array = before instanceof ArrayNode several ? several : JSON.arrayNode().add(before);
        if (value instanceof ArrayNode more) {
            array.addAll(more);
        } else {
            array.add(value);
        }
        object.set(name, array);
    }
}
