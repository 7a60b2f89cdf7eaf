package org.portolan.fuseki.protocol;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.compression.Compression;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.http.EtagUtils;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.portolan.fuseki.guard.Refusal;
import org.portolan.fuseki.transport.Zstandard;
import org.portolan.negotiation.Fault;

/**
 * Compresses answers for those who ask for it, and gives what is compressed a strong {@code ETag} of its own (RFC 9110,
 * 8.8.3.3): {@code "x--gzip"} for {@code "x"}. Jetty's handler leaves the tags of answers alone, and is not shown those
 * of requests: of one with two hyphens it thinks that the body of the request is compressed, and fails.
 */
public final class Compressed extends Handler.Wrapper {
    private static final int FEWEST_BYTES = 1024;
    /** What is compressed already. */
    private static final List<String> LEFT_ALONE = List.of("application/octet-stream", "image/png",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final Pattern NOT_WANTED = Pattern.compile(";\\s*[qQ]\\s*=\\s*0(\\.0*)?\\s*$");
    private static final List<HttpHeader> CONDITIONS = List.of(HttpHeader.IF_NONE_MATCH, HttpHeader.IF_MATCH);
    private static final HttpField VARY = new HttpField(HttpHeader.VARY, "Accept-Encoding");

    private Compressed(Handler site) {
        super(site);
    }

    /** The site, compressed where the client asks. */
    public static Handler of(Handler site) {
        CompressionConfig.Builder config = CompressionConfig.builder().defaults();
        LEFT_ALONE.forEach(config::compressExcludeMimeType);
        config.compressIncludeMethod("HEAD"); // which says what GET would say
        config.decompressExcludePath("/*"); // a small body that grows is an attack
        CompressionHandler handler = new CompressionHandler(new Asking(site));
        for (Compression coding : List.of(new GzipCompression(), new Zstandard())) {
            coding.setMinCompressSize(FEWEST_BYTES);
            handler.putCompression(coding);
        }
        handler.putConfiguration("/*", config.build());
        return new Compressed(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!isWanted(request)) {
            ErrorAnswer.write(request, response, callback, new Refusal(Fault.NOT_ACCEPTABLE,
                    "Answers are encoded with gzip or zstd, or not at all (identity), and Accept-Encoding has none."));
            return true;
        }
        HttpFields headers = request.getHeaders();
        Request plain = CONDITIONS.stream().anyMatch(headers::contains) ? new Untagged(request) : request;
        return super.handle(plain, new Tagged(plain, response, tags(headers, HttpHeader.IF_NONE_MATCH)), callback);
    }

    /** True if the client takes one of the codings that there are (RFC 9110, 12.5.3). */
    private static boolean isWanted(Request request) {
        Map<String, Boolean> wanted = new HashMap<>();
        request.getHeaders().getCSV(HttpHeader.ACCEPT_ENCODING, false).forEach(coding -> wanted.put(
                coding.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT), !NOT_WANTED.matcher(coding).find()));
        boolean isAnyWanted = wanted.getOrDefault("*", false);
        return wanted.getOrDefault("identity", wanted.getOrDefault("*", true))
                || Stream.of("gzip", "x-gzip", "zstd").anyMatch(coding -> wanted.getOrDefault(coding, isAnyWanted));
    }

    /** What all lines of a header say. */
    private static String tags(HttpFields headers, HttpHeader condition) {
        return String.join(", ", headers.getValuesList(condition));
    }

    private static Stream<String> suffixes() {
        return Stream.of("gzip", "zstd").map(name -> EtagUtils.ETAG_SEPARATOR + name + "\"");
    }

    /** What Jetty's handler sees: no tags. */
    private static final class Untagged extends Request.Wrapper {
        private final HttpFields headers;
        private final HttpFields asked;

        Untagged(Request request) {
            super(request);
            HttpFields.Mutable plain = HttpFields.build(request.getHeaders());
            HttpFields.Mutable none = HttpFields.build(request.getHeaders());
            CONDITIONS.stream().filter(plain::contains).forEach(condition -> {
                plain.put(condition, suffixes().reduce(tags(plain, condition),
                        (text, suffix) -> text.replace(suffix, "\"")));
                none.remove(condition);
            });
            asked = plain;
            headers = none;
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }

    /** Asks the site by the tags of what is not compressed. */
    private static final class Asking extends Handler.Wrapper {
        Asking(Handler site) {
            super(site);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            Untagged untagged = Request.as(request, Untagged.class);
            return super.handle(untagged == null ? request : new Request.Wrapper(request) {
                @Override
                public HttpFields getHeaders() {
                    return untagged.asked;
                }
            }, response, callback);
        }
    }

    /** Tells, when the headers are complete, which coding the answer is in. */
    private static final class Tagged extends Response.Wrapper {
        private final String known;
        private boolean isTold;

        Tagged(Request request, Response response, String known) {
            super(request, response);
            this.known = known;
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            if (!isTold && !isCommitted()) {
                isTold = true;
                tell(getHeaders());
            }
            super.write(last, content, callback);
        }

        private void tell(HttpFields.Mutable headers) {
            Optional.ofNullable(headers.get(HttpHeader.ETAG)).ifPresent(tag -> headers.put(HttpHeader.ETAG, tag(tag)));
            if (!LEFT_ALONE.contains(String.valueOf(headers.get(HttpHeader.CONTENT_TYPE)))) {
                headers.ensureField(VARY);
            }
        }

        /** That of the answer; or, if there is none because the client has it, that of what the client has. */
        private String tag(String tag) {
            String coding = Optional.ofNullable(getHeaders().get(HttpHeader.CONTENT_ENCODING)).orElse("");
            String open = tag.substring(0, tag.length() - 1);
            return getStatus() == HttpStatus.NOT_MODIFIED_304
                    ? suffixes().map(open::concat).filter(known::contains).findFirst().orElse(tag)
                    : suffixes().filter(suffix -> suffix.equals(EtagUtils.ETAG_SEPARATOR + coding + "\""))
                            .map(open::concat).findFirst().orElse(tag);
        }
    }
}
