package org.portolan.csvw.metadata;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the natural-language property {@code titles}: a string, several, or an object from language to either. */
final class Titles {
    private Titles() {
    }

    /** All titles; those in the language given come first. */
    static List<String> read(Json.Obj column, String language) {
        List<String> titles = new ArrayList<>();
        column.member("titles").ifPresent(value -> {
            if (value instanceof Json.Obj byLanguage) {
                byLanguage.member(language).ifPresent(own -> add(titles, own));
                byLanguage.members().values().forEach(other -> add(titles, other));
            } else {
                add(titles, value);
            }
        });
        return titles.stream().distinct().toList();
    }

    private static void add(List<String> titles, Json value) {
        value.items().forEach(item -> item.text().ifPresent(titles::add));
    }

    /** A title as the name of a column: percent-encoded where a URI template could not hold it (5.6). */
    static String asName(String title) {
        return URLEncoder.encode(title, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("-", "%2D");
    }
}
