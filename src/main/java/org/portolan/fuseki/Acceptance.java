package org.portolan.fuseki;

import java.util.List;
import java.util.Optional;
import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.atlas.web.MediaRange;
import org.apache.jena.atlas.web.MediaType;
import org.apache.jena.shared.JenaException;

/** Chooses among media types by the {@code Accept} header (RFC 9110, 12.5.1). An unreadable header asks for nothing. */
final class Acceptance {
    private static final MediaRange ANYTHING = new MediaRange("*/*");
    private static final MediaType HTML = MediaType.create("text/html");

    private Acceptance() {
    }

    /**
     * The type that the client likes best.
     *
     * @param accept the header, possibly null
     * @param offers the types that there are, our own favourite first
     */
    static Optional<String> best(String accept, List<String> offers) {
        List<MediaRange> ranges = ranges(accept);
        String best = null;
        double quality = 0;
        for (String offer : offers) {
            double q = quality(ranges, MediaType.create(offer));
            if (q > quality) {
                best = offer;
                quality = q;
            }
        }
        return Optional.ofNullable(best);
    }

    /** True if JSON is asked for by name, as programs do, and HTML is not, as browsers do. */
    static boolean wantsJson(String accept) {
        List<MediaRange> ranges = ranges(accept);
        return ranges.stream().anyMatch(range -> range.get_q() > 0
                && (range.getSubType().equals("json") || range.getSubType().endsWith("+json")))
                && ranges.stream().noneMatch(range -> range.getContentTypeStr().equals(HTML.getContentTypeStr()));
    }

    private static double quality(List<MediaRange> ranges, MediaType offer) {
        MediaRange closest = null;
        for (MediaRange range : ranges) {
            if (range.accepts(offer) && (closest == null || range.moreGroundedThan(closest))) {
                closest = range;
            }
        }
        return closest == null ? 0 : closest.get_q();
    }

    private static List<MediaRange> ranges(String accept) {
        if (accept == null || accept.isBlank()) {
            return List.of(ANYTHING);
        }
        try {
            List<MediaRange> ranges = new AcceptList(accept).entries().stream()
                    .filter(range -> range.getSubType() != null).toList();
            return ranges.isEmpty() ? List.of(ANYTHING) : ranges;
        } catch (JenaException | IllegalArgumentException | NullPointerException e) {
            return List.of(ANYTHING);
        }
    }
}
