package org.portolan.negotiation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client says of the representations that it has, in {@code If-None-Match} or {@code If-Match}. What is no list
 * of tags names none.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1">RFC 9110, 8.8.3 and 13.1</a>
 */
public final class EntityTags {
    private static final Pattern TAG = Pattern.compile(
            "\\G[ \\t,]*+((?:W/)?\"[^\"\\x00-\\x20\\x7f]*+\")[ \\t]*+(?:,[ \\t,]*+|$)");
    private static final String WEAK = "W/";
    private final boolean isAny;
    private final List<String> tags;

    private EntityTags(String field) {
        isAny = field.strip().equals("*");
        tags = tags(field);
    }

    /** Those of all lines of a header; empty if there is none. */
    public static Optional<EntityTags> of(Enumeration<String> lines) {
        return !lines.hasMoreElements() ? Optional.empty()
                : Optional.of(new EntityTags(String.join(",", Collections.list(lines))));
    }

    private static List<String> tags(String field) {
        List<String> tags = new ArrayList<>();
        Matcher tag = TAG.matcher(field);
        int end = 0;
        while (tag.find()) {
            tags.add(tag.group(1));
            end = tag.end();
        }
        return end == field.length() ? tags : List.of();
    }

    /** True if it is among them by the weak comparison (8.8.3.2), which is that of {@code If-None-Match}. */
    public boolean know(String tag) {
        return isAny || tags.stream().anyMatch(one -> opaque(one).equals(opaque(tag)));
    }

    /** True if it is among them by the strong comparison, which is that of {@code If-Match}: no weak tag ever is. */
    public boolean demand(String tag) {
        return isAny || !tag.startsWith(WEAK) && tags.contains(tag);
    }

    private static String opaque(String tag) {
        return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
    }
}
