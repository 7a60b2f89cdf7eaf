package org.portolan.site;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.csvw.tabular.Cell;
import org.portolan.csvw.tabular.Row;
import org.portolan.csvw.tabular.RowReader;
import org.portolan.release.Manifest;
import org.portolan.release.Release;

/**
 * A table of a release for people: the row that they ask for with what is filled in it, and the rows around it. Where a
 * program goes to {@code data/cities.csv#row=5} (RFC 7111), a browser is led to {@code data/cities?row=5#row=5}.
 */
final class TablePage {
    /** The ending of the file, which the page does without. */
    static final String CSV = ".csv";

    private static final Pattern ROW = Pattern.compile("(.*/data/.*)\\.csv#row=([0-9]{1,9})");
    private static final int ROWS_A_PAGE = 500;
    /** Longer tables are read anew for each page: they are had as a file alone. */
    private static final long LONGEST = 4_000_000;
    private static final int FIRST = 2;

    private final Reader reader;
    private final Exchange exchange;
    private final Pages pages;

    TablePage(Reader reader, Exchange exchange, Pages pages) {
        this.reader = reader;
        this.exchange = exchange;
        this.pages = pages;
    }

    /** Where browsers read a row, by its address in the file; empty if it is the address of something else. */
    static Optional<String> addressOf(String href) {
        Matcher row = ROW.matcher(href);
        return row.matches() ? Optional.of(row.group(1) + "?row=" + row.group(2) + "#row=" + row.group(2))
                : Optional.empty();
    }

    void write(Release release, Manifest.File table) throws IOException {
        String file = "/releases/" + release.id() + "/" + table.name();
        if (table.bytes() > LONGEST) {
            exchange.redirect(HttpServletResponse.SC_SEE_OTHER, file);
            return;
        }
        long asked = exchange.parameter("row").filter(text -> text.matches("[1-9][0-9]{0,8}")).map(Long::parseLong)
                .orElse(0L);
        exchange.set("Vary", "Accept-Language");
        exchange.set("Cache-Control", "public, no-cache");
        if (!exchange.isKnown(table.sha256() + "-" + reader.manifest().id() + "-" + pages.build() + "-"
                + reader.texts().language() + asked)) {
            write(rows(release, table), asked, file);
        }
    }

    private List<Row> rows(Release release, Manifest.File table) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        release.write(table, bytes);
        PublishedColumns columns = release.id().equals(reader.manifest().id()) ? reader.arrangement().columns()
                : PublishedColumns.of(release);
        RowReader rows = new RowReader(new ByteArrayInputStream(bytes.toByteArray()), columns.dialect(table.name()),
                table.name(), problem -> { });
        List<Row> read = new ArrayList<>();
        for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
            read.add(row.get());
        }
        return read;
    }

    private void write(List<Row> rows, long asked, String file) throws IOException {
        List<String> headings = rows.stream().limit(1).flatMap(row -> row.cells().stream()).map(Cell::text).toList();
        List<Row> body = rows.stream().skip(1).toList();
        int begin = Math.max(0, (int) Math.min(body.size() - 1L, asked - FIRST)) / ROWS_A_PAGE * ROWS_A_PAGE;
        int end = Math.min(body.size(), begin + ROWS_A_PAGE);
        String page = file.substring(0, file.length() - CSV.length());
        Texts texts = reader.texts();
        List<Value> links = new ArrayList<>(List.of(Value.link(texts.get("tableFile"), file)));
        if (begin > 0) {
            links.add(Value.link(texts.get("rowsBefore"), page + "?row=" + body.get(begin - 1).number()));
        }
        if (end < body.size()) {
            links.add(Value.link(texts.get("rowsAfter"), page + "?row=" + body.get(end).number()));
        }
        String title = file.replaceFirst(".*/data/", "");
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("frame", reader.frame(title, asked > 0 ? page + "?row=" + asked : page, List.of()));
        parameters.put("links", links);
        parameters.put("headings", headings);
        parameters.put("asked", body.stream().filter(row -> row.number() == asked).map(TablePage::written).findFirst());
        parameters.put("rows", body.subList(begin, end).stream().map(TablePage::written).toList());
        exchange.write(HttpServletResponse.SC_OK, "text/html; charset=utf-8", pages.render("rows", parameters));
    }

    private static Value.NumberedRow written(Row row) {
        return new Value.NumberedRow(row.number(), row.cells().stream().map(Cell::text)
                .map(text -> text.matches("https?://\\S+") ? Value.link(text, text) : Value.text(text)).toList());
    }
}
