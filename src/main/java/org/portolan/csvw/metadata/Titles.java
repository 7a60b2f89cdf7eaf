package org.portolan.csvw.metadata;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the natural-language property {@code titles}: a string, several, or an object from language to either.
 *
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#natural-language-properties">Metadata Vocabulary, 5.1.6</a>
 */
final class Titles {
    private static final Pattern LANGUAGE = Pattern.compile(
            "(?i)([a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{4,8})(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?"
                    + "(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
                    + "(-[0-9a-wyz](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?|x(-[a-z0-9]{1,8})+");

    private Titles() {
    }

    /** True if the tag is well-formed (BCP 47, RFC 5646 2.1). */
    static boolean isLanguage(String tag) {
        return LANGUAGE.matcher(tag).matches();
    }

    /** All titles; those in the language given come first. What is no title is reported and passed over. */
    static List<Title> read(Members members, String language) {
        List<Title> titles = new ArrayList<>();
        members.object().member("titles").ifPresent(value -> {
            if (value instanceof Json.Obj byLanguage) {
                byLanguage.members().forEach((tag, texts) -> {
                    if (isLanguage(tag)) {
                        add(titles, texts, tag, members);
                    } else {
                        members.wrongType("titles", "\"" + tag + "\"", "a language tag such as \"de\"", texts.place());
                    }
                });
            } else {
                add(titles, value, language, members);
            }
        });
        return titles.stream().sorted(
                (one, other) -> Boolean.compare(other.language().equals(language), one.language().equals(language)))
                .toList();
    }

    private static void add(List<Title> titles, Json value, String language, Members members) {
        Set<String> texts = new LinkedHashSet<>();
        value.items().forEach(item -> item.text().ifPresentOrElse(texts::add,
                () -> members.wrongType("titles", item.written(), "a string", item.place())));
        texts.forEach(text -> titles.add(new Title(text, language)));
    }

    /** A title as the name of a column: percent-encoded where a URI template could not hold it (5.6). */
    static String asName(String title) {
        return URLEncoder.encode(title, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("-",
                "%2D");
    }
}
