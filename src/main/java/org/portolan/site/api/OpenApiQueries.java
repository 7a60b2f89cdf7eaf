package org.portolan.site.api;

import static org.portolan.site.api.OpenApi.object;
import static org.portolan.site.api.OpenApi.problem;
import static org.portolan.site.api.OpenApi.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.portolan.check.queries.ParameterType;
import org.portolan.check.queries.QueryParameter;
import org.portolan.site.answers.AnswerForm;
import org.portolan.site.answers.ParameterWords;
import org.portolan.site.answers.SavedQuery;
import org.portolan.site.arrangement.Arrangement;
import org.portolan.site.queries.QueryPages;
import org.portolan.site.reader.Reader;

/** The saved queries in the description of the API: each by {@code Accept}, and by the form in its address. */
final class OpenApiQueries {
    private final Reader reader;
    private final ParameterWords words;

    OpenApiQueries(Reader reader) {
        this.reader = reader;
        this.words = new ParameterWords(reader.texts());
    }

    Map<String, Object> paths() {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (SavedQuery query : reader.queries()) {
            List<AnswerForm> forms = AnswerForm.of(query);
            String id = "query" + OpenApi.camel(query.name());
            paths.put(QueryPages.PATH + query.name(), object("get", operation(query, id, List.of(), forms)));
            paths.put(QueryPages.PATH + query.name() + ".{form}", object("get", operation(query, id + "As",
                    List.of(OpenApi.pathParameter("form", reader.texts().get("api.format"), object("type", "string",
                            "enum", forms.stream().map(AnswerForm::extension).toList()),
                            AnswerForm.CSV.extension())), forms)));
        }
        return paths;
    }

    private Map<String, Object> operation(SavedQuery query, String id, List<Object> first, List<AnswerForm> forms) {
        String language = reader.texts().language();
        List<Object> parameters = new ArrayList<>(first);
        query.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
        Map<String, Object> content = new LinkedHashMap<>();
        forms.forEach(form -> form.mediaTypes()
                .forEach(type -> content.put(type, object("schema", schemaOf(form)))));
        Map<String, Object> responses = new TreeMap<>();
        responses.put("200", object("description", columns(query), "content", content));
        responses.put("400", problem(reader.texts().get("parameterProblem")));
        if (!query.parameters().isEmpty()) {
            responses.put("503", problem(reader.texts().get("api.busy")));
            responses.put("504", problem(reader.texts().get("api.outOfTime")));
        }
        Map<String, Object> operation = OpenApi.operation("queries", id, Arrangement.in(language, query.titles()),
                parameters, responses);
        operation.put("description", Arrangement.in(language, query.descriptions()));
        return operation;
    }

    private String columns(SavedQuery query) {
        return reader.texts().get("api.columns", String.join(", ", query.query().getResultVars()));
    }

    private static Map<String, Object> schemaOf(AnswerForm form) {
        return switch (form) {
            case JSON -> schema("SparqlResults");
            case GEO_JSON -> schema("FeatureCollection");
            case XLSX -> object("type", "string", "contentEncoding", "binary");
            default -> object("type", "string");
        };
    }

    private Map<String, Object> parameter(QueryParameter parameter) {
        String text = Arrangement.in(reader.texts().language(), reader.arrangement().ranked(parameter.texts()));
        Map<String, Object> schema = schemaOf(parameter.type());
        List<Object> defaults = parameter.defaults().stream().map(term ->
                value(parameter.type(), parameter.type().write(term, reader.lookup().base()))).toList();
        Object example = value(parameter.type(), parameter.example());
        if (parameter.most() > 1) {
            schema = object("type", "array", "items", schema, "maxItems", parameter.most());
            schema.put("default", defaults);
            example = List.of(example);
        } else if (!defaults.isEmpty()) {
            schema.put("default", defaults.get(0));
        }
        return object("name", parameter.name(), "in", "query", "required", parameter.isRequired(), "description",
                text + " (" + words.hint(parameter) + ")", "schema", schema, "example", example);
    }

    private Map<String, Object> schemaOf(ParameterType type) {
        Map<String, Object> schema = switch (type.form()) {
            case INTEGER -> object("type", "integer");
            case DECIMAL -> object("type", "number");
            case BOOLEAN -> object("type", "boolean");
            case DATE -> type.edge().isEmpty() ? object("type", "string", "format", "date") : patterned(type);
            case EDTF, LANGUAGE -> patterned(type);
            default -> object("type", "string", "maxLength", ParameterType.LONGEST);
        };
        type.least().ifPresent(least -> schema.put("minimum", least));
        type.most().ifPresent(most -> schema.put("maximum", most));
        if (!type.choices().isEmpty()) {
            schema.put("enum", type.choices().stream().map(choice -> value(type, choice)).toList());
        }
        return schema;
    }

    private static Map<String, Object> patterned(ParameterType type) {
        return object("type", "string", "pattern", "^(" + type.pattern() + ")$");
    }

    private static Object value(ParameterType type, String written) {
        return switch (type.form()) {
            case INTEGER, DECIMAL -> new BigDecimal(written);
            case BOOLEAN -> Boolean.valueOf(written);
            default -> written;
        };
    }
}
