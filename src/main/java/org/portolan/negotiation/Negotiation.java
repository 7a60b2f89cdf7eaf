package org.portolan.negotiation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Chooses by {@code Accept} and {@code Accept-Language}. What is malformed in a header is passed over, as is what
 * comes after its first fifty ranges; a header without any sound range counts as absent.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5">RFC 9110, 12.5</a>
 */
public final class Negotiation {
    /** Browsers send less than ten ranges; each is compared with each form. */
    private static final int MOST_RANGES = 50;

    private Negotiation() {
    }

    private record Range(String name, double quality) {
        /** How exactly the range names the type: 2 the type itself, 1 its family, 0 anything; -1 another. */
        int fit(String mediaType) {
            return name.equals(mediaType) ? 2
                    : name.equals(mediaType.replaceFirst("/.*", "/*")) ? 1 : name.equals("*/*") ? 0 : -1;
        }
    }

    /**
     * The best form for an {@code Accept} header; empty if none is acceptable.
     *
     * @see #forms
     */
    public static <T> Optional<T> form(Optional<String> accept, List<T> forms, Function<T, String> mediaType) {
        return forms(accept, forms, mediaType).stream().findFirst();
    }

    /**
     * The forms that an {@code Accept} header takes, best first. Of forms that are liked equally, one
     * that is named goes before one that is merely included: programs send {@code application/json, text/plain,
     * *&#47;*}.
     *
     * @param forms     what there is, best first
     * @param mediaType the media type of each
     */
    public static <T> List<T> forms(Optional<String> accept, List<T> forms, Function<T, String> mediaType) {
        List<Range> ranges = ranges(accept).stream().filter(range -> range.name().matches("[^/\\s]+/[^/\\s]+"))
                .toList();
        if (ranges.isEmpty()) {
            return forms;
        }
        return forms.stream().filter(form -> quality(mediaType.apply(form), ranges) > 0)
                .sorted(Comparator.comparingDouble((T form) -> quality(mediaType.apply(form), ranges))
                        .thenComparingInt(form -> fit(mediaType.apply(form), ranges)).reversed()
                        .thenComparingInt(forms::indexOf))
                .toList();
    }

    private static int fit(String mediaType, List<Range> ranges) {
        return ranges.stream().mapToInt(range -> range.fit(mediaType)).max().orElse(0);
    }

    private static double quality(String mediaType, List<Range> ranges) {
        return ranges.stream().filter(range -> range.fit(mediaType) >= 0)
                .max(Comparator.comparingInt((Range range) -> range.fit(mediaType))
                        .thenComparingDouble(Range::quality))
                .map(Range::quality).orElse(0.0);
    }

    /** The media types and families that an {@code Accept} header names, but for those that it rules out. */
    static List<String> named(Optional<String> accept) {
        return ranges(accept).stream().filter(range -> range.quality() > 0).map(Range::name).toList();
    }

    /**
     * The best of {@code offered} for an {@code Accept-Language} header (RFC 4647, 3.4); the first offered if none is
     * asked for.
     */
    public static String language(Optional<String> header, List<String> offered) {
        return ranges(header).stream().filter(range -> range.quality() > 0)
                .sorted(Comparator.comparingDouble(Range::quality).reversed())
                .flatMap(range -> offered.stream()
                        .filter(tag -> range.name().equals(tag) || range.name().startsWith(tag + "-")))
                .findFirst().orElse(offered.get(0));
    }

    private static List<Range> ranges(Optional<String> header) {
        List<Range> ranges = new ArrayList<>();
        String[] items = header.orElse("").toLowerCase(Locale.ROOT).split(",", MOST_RANGES + 1);
        for (String item : Arrays.asList(items).subList(0, Math.min(items.length, MOST_RANGES))) {
            String[] parts = item.split(";", -1); // of ";" too there is a first one, which is blank
            double quality = 1;
            for (int i = 1; i < parts.length; i++) {
                String parameter = parts[i].replaceAll("\\s", "");
                if (parameter.startsWith("q=")) {
                    quality = parameter.matches("q=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)")
                            ? Double.parseDouble(parameter.substring(2))
                            : -1;
                }
            }
            if (!parts[0].isBlank() && quality >= 0) {
                ranges.add(new Range(parts[0].strip(), quality));
            }
        }
        return ranges;
    }
}
