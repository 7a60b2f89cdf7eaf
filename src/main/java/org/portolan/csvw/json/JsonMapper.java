package org.portolan.csvw.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.portolan.csvw.annotated.AnnotatedRow;
import org.portolan.csvw.annotated.AnnotatedTable;
import org.portolan.csvw.annotated.TableSink;
import org.portolan.csvw.metadata.TableGroup;
import org.portolan.csvw.metadata.Title;

/**
 * Writes annotated tables as JSON. Minimal: an array of the objects that rows describe. Standard: the group with its
 * tables, rows and annotations. Holds one row at a time.
 *
 * @see <a href="https://www.w3.org/TR/csv2json/#json-conversion-procedure">Generating JSON, 4.2</a>
 */
public final class JsonMapper implements TableSink {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonGenerator out;
    private final boolean isStandard;
    private final List<String> comments = new ArrayList<>();
    private AnnotatedTable table;

    /** A mapper that writes UTF-8 to {@code out}; the caller closes it. */
    public JsonMapper(OutputStream out, boolean isStandard) {
        this.isStandard = isStandard;
        try {
            this.out = new JsonFactory().createGenerator(out).setCodec(MAPPER)
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What writes. */
    private interface Writing {
        void write() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.write();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void startGroup(TableGroup group) {
        write(() -> {
            if (!isStandard) {
                out.writeStartArray();
                return;
            }
            ObjectNode annotations = JsonNodeFactory.instance.objectNode();
            group.id().ifPresent(id -> annotations.put("@id", id));
            CommonValues.add(group.common(), annotations);
            begin(annotations, "tables");
        });
    }

    /** Begins an object with these members and, last, an array of this name. */
    private void begin(ObjectNode members, String array) throws IOException {
        out.writeStartObject();
        for (var member : members.properties()) {
            out.writeObjectField(member.getKey(), member.getValue());
        }
        out.writeArrayFieldStart(array);
    }

    @Override
    public void startTable(AnnotatedTable started) {
        table = started;
        comments.clear();
        if (isStandard && !table.description().suppressOutput()) {
            ObjectNode annotations = JsonNodeFactory.instance.objectNode();
            table.description().id().ifPresent(id -> annotations.put("@id", id));
            annotations.put("url", table.description().iri());
            CommonValues.add(table.description().common(), annotations);
            write(() -> begin(annotations, "row"));
        }
    }

    @Override
    public void row(AnnotatedRow row) {
        if (table.description().suppressOutput()) {
            return;
        }
        List<ObjectNode> described = new RowObjects(table, row).roots();
        write(() -> {
            if (isStandard) {
                out.writeTree(standard(row, described));
            } else {
                for (ObjectNode object : described) {
                    out.writeTree(object);
                }
            }
        });
    }

    private ObjectNode standard(AnnotatedRow row, List<ObjectNode> described) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("url", table.description().iri() + "#row=" + row.sourceNumber()).put("rownum", row.number());
        List<String> titles = row.titles().stream().map(Title::text).toList();
        if (titles.size() == 1) {
            object.put("titles", titles.get(0));
        } else if (titles.size() > 1) {
            ArrayNode several = object.putArray("titles");
            titles.forEach(several::add);
        }
        object.putArray("describes").addAll(described);
        return object;
    }

    @Override
    public void comment(String text) {
        comments.add(text);
    }

    @Override
    public void endTable() {
        if (isStandard && !table.description().suppressOutput()) {
            write(() -> {
                out.writeEndArray();
                if (!comments.isEmpty()) {
                    out.writeObjectField("rdfs:comment", comments);
                }
                out.writeEndObject();
            });
        }
    }

    @Override
    public void endGroup() {
        write(() -> {
            out.writeEndArray();
            if (isStandard) {
                out.writeEndObject();
            }
            out.flush();
        });
    }
}
