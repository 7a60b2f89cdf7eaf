package org.portolan.site.releases;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.csvw.tabular.Cell;
import org.portolan.csvw.tabular.Row;
import org.portolan.csvw.tabular.RowReader;
import org.portolan.release.manifest.Manifest;
import org.portolan.release.manifest.Release;
import org.portolan.site.arrangement.PublishedColumns;
import org.portolan.site.http.AddressParameters;
import org.portolan.site.http.Exchange;
import org.portolan.site.http.Part;
import org.portolan.site.page.Templates;
import org.portolan.site.page.Texts;
import org.portolan.site.page.Value;
import org.portolan.site.reader.AddressRefusals;
import org.portolan.site.reader.Reader;

/**
 * A table of a release for people: the row that they ask for with what is filled in it, and the rows around it. Where a
 * program goes to {@code data/cities.csv#row=5} (RFC 7111), a browser is led to {@code data/cities?row=5#row=5}.
 */
public final class TablePage {
    /** The ending of the file, which the page does without. */
    public static final String CSV = ".csv";

    private static final int ROWS_A_PAGE = 500;
    /** Longer tables are read anew for each page: they are had as a file alone. */
    private static final long LONGEST = 4_000_000;
    private static final int FIRST = 2;

    private final Reader reader;
    private final Exchange exchange;
    private final Templates templates;

    TablePage(Reader reader, Exchange exchange, Templates templates) {
        this.reader = reader;
        this.exchange = exchange;
        this.templates = templates;
    }

    void write(Release release, Manifest.File table) throws IOException {
        String file = "/releases/" + release.id() + "/" + table.name();
        if (table.bytes() > LONGEST) {
            exchange.redirect(HttpServletResponse.SC_SEE_OTHER, file);
            return;
        }
        long asked = Part.asked(exchange, AddressParameters.ROW);
        exchange.set("Vary", "Accept-Language");
        exchange.set("Cache-Control", "public, no-cache");
        if (!exchange.isKnown(table.sha256() + "-" + reader.manifest().id() + "-" + templates.build() + "-"
                + reader.texts().language() + asked)) {
            Rows rows = rows(release, table, asked);
            if (rows.last() < asked) {
                new AddressRefusals(reader, exchange, templates).beyond(AddressParameters.ROW,
                        Optional.of(rows.last()));
            } else {
                write(rows, asked, file);
            }
        }
    }

    /**
     * The rows around the one that is asked for.
     *
     * @param head   the first row, if there is one
     * @param shown  {@link #ROWS_A_PAGE} rows of the body at most
     * @param before number of the row before these
     * @param after  number of the row after these
     */
    private record Rows(Optional<Row> head, List<Row> shown, Optional<Long> before, Optional<Long> after) {
        /** The number of the last row that is known; the header is the first. */
        long last() {
            return after.orElse(shown.isEmpty() ? 1 : shown.get(shown.size() - 1).number());
        }
    }

    private Rows rows(Release release, Manifest.File table, long asked) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        release.write(table, bytes);
        PublishedColumns columns = release.id().equals(reader.manifest().id()) ? reader.arrangement().columns()
                : PublishedColumns.of(release);
        return around(new RowReader(new ByteArrayInputStream(bytes.toByteArray()), columns.dialect(table.name()),
                table.name(), problem -> { }), asked);
    }

    /** Reads as far as the rows that are shown, and holds no others. */
    private static Rows around(RowReader rows, long asked) throws IOException {
        Optional<Row> head = rows.next();
        List<Row> shown = new ArrayList<>();
        Optional<Long> before = Optional.empty();
        long end = Math.max(0, asked - FIRST) / ROWS_A_PAGE * ROWS_A_PAGE + ROWS_A_PAGE;
        long read = 0;
        Optional<Row> next = rows.next();
        for (; next.isPresent() && read < end; next = rows.next()) {
            if (shown.size() == ROWS_A_PAGE) {
                before = Optional.of(shown.get(ROWS_A_PAGE - 1).number());
                shown.clear();
            }
            shown.add(next.get());
            read++;
        }
        return new Rows(head, shown, before, next.map(Row::number));
    }

    private void write(Rows rows, long asked, String file) throws IOException {
        List<String> headings = rows.head().stream().flatMap(row -> row.cells().stream()).map(Cell::text).toList();
        String page = file.substring(0, file.length() - CSV.length());
        Texts texts = reader.texts();
        List<Value> links = new ArrayList<>(List.of(Value.link(texts.get("tableFile"), file)));
        rows.before().ifPresent(number -> links.add(Value.link(texts.get("rowsBefore"), page + "?row=" + number)));
        rows.after().ifPresent(number -> links.add(Value.link(texts.get("rowsAfter"), page + "?row=" + number)));
        String title = file.replaceFirst(".*/data/", "");
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("frame", reader.frame(title, asked > 1 ? page + "?row=" + asked : page, List.of()));
        parameters.put("links", links);
        parameters.put("headings", headings);
        parameters.put("asked", rows.shown().stream().filter(row -> row.number() == asked).map(TablePage::written)
                .findFirst());
        parameters.put("rows", rows.shown().stream().map(TablePage::written).toList());
        exchange.write(HttpServletResponse.SC_OK, "text/html; charset=utf-8", templates.render("rows", parameters));
    }

    private static Value.NumberedRow written(Row row) {
        return new Value.NumberedRow(row.number(), row.cells().stream().map(Cell::text)
                .map(text -> text.matches("https?://\\S+") ? Value.link(text, text) : Value.text(text)).toList());
    }
}
