package org.portolan.site.queries;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.portolan.site.answers.SavedQuery;
import org.portolan.site.answers.SheetRows;
import org.portolan.site.arrangement.Arrangement;
import org.portolan.site.page.Texts;
import org.portolan.site.reader.Reader;

/** The answer of a query as a workbook, in the reader's language: its rows, and what they are. */
record AnswerSheet(Reader reader) {
    private static final String LABEL = "Label";

    /**
     * What writes it.
     *
     * @param title   of the query
     * @param address of the workbook, from the base on
     */
    SheetRows of(AskedQuery asked, String title, String address) {
        Texts texts = reader.texts();
        SavedQuery query = asked.saved();
        List<List<String>> about = new ArrayList<>(List.of(List.of(texts.get("query"), title),
                List.of(texts.get("answers"), Arrangement.in(texts.language(), query.descriptions())),
                List.of(texts.get("address"), reader.lookup().base() + address.substring(1))));
        asked.written().forEach((name, values) -> about.add(List.of(name, String.join(", ", values))));
        about.add(List.of(texts.get("data"), reader.siteName()));
        about.add(List.of(texts.get("asOf"), reader.manifest().modified()));
        about.add(List.of(texts.get("release", "").strip(), reader.manifest().id()));
        about.add(List.of(texts.get("licence"), reader.manifest().license()));
        return new SheetRows(query.query().getResultVars().stream()
                .map(variable -> heading(query, variable)).toList(), about,
                List.of(texts.get("sheet"), texts.get("about")), LocalDate.parse(reader.manifest().modified()));
    }

    /** A sheet shows every column: that of the names is called like the thing, that of the thing its address. */
    private String heading(SavedQuery query, String variable) {
        List<String> variables = query.query().getResultVars();
        String language = reader.texts().language();
        if (variable.endsWith(LABEL) && variables.contains(variable.substring(0, variable.length() - LABEL.length()))) {
            return query.readableHeading(variable.substring(0, variable.length() - LABEL.length()), language);
        }
        String heading = query.readableHeading(variable, language);
        return variables.contains(variable + LABEL) ? reader.texts().get("addressOf", heading) : heading;
    }
}
