package org.portolan.site.queries;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.portolan.site.answers.SavedQuery;
import org.portolan.site.page.Value;
import org.portolan.site.reader.Reader;
import org.portolan.site.view.ValueWriter;

/** Shows rows of an answer in the reader's language. */
record AnswerTable(Reader reader) {
    /** The first rows, and no more of them than {@code most}; the rest stays unread. */
    Value.Table of(SavedQuery query, String caption, RowSet rows, int most) {
        String language = reader.texts().language();
        List<String> names = rows.getResultVars().stream().map(Var::getVarName).toList();
        List<String> variables = query.shown(names, language, reader.arrangement().languages());
        ValueWriter writer = new ValueWriter(reader.lookup(), reader.texts());
        List<List<List<Value>>> written = new ArrayList<>();
        while (written.size() < most && rows.hasNext()) {
            Binding row = rows.next();
            written.add(variables.stream().map(
                    variable -> Optional.ofNullable(row.get(Var.alloc(variable))).map(writer::write).stream().toList())
                    .toList());
        }
        return new Value.Table(caption,
                variables.stream().map(variable -> query.heading(variable, language)).toList(), written);
    }
}
