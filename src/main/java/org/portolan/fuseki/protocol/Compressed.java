package org.portolan.fuseki.protocol;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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
import org.portolan.negotiation.EntityTags;
import org.portolan.negotiation.Fault;

/**
 * Compresses answers for those who ask for it, and gives what is compressed a strong {@code ETag} of its own (RFC 9110,
 * 8.8.3.3): {@code "x--gzip"} for {@code "x"}. The coding is chosen here, so that tags of others are known to be
 * others: the site is asked, in {@code If-None-Match}, by those of this coding as if it did not compress. What {@code
 * If-Match} demands is compared when the answer begins, for only then it is known whether this one is compressed.
 *
 * <p>Jetty's handler leaves the tags of answers alone, and is not shown those of requests: of one with two hyphens it
 * thinks that the body of the request is compressed, and fails.
 */
public final class Compressed extends Handler.Wrapper {
    private static final int FEWEST_BYTES = 1024;
    /** What is compressed already. */
    private static final List<String> LEFT_ALONE = List.of("application/octet-stream", "image/png",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final Pattern NOT_WANTED = Pattern.compile(";\\s*[qQ]\\s*=\\s*0(\\.0*)?\\s*$");
    private static final List<String> CODINGS = List.of("gzip", "zstd");
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
        Map<String, Boolean> wanted = wanted(request.getHeaders());
        Optional<String> coding = coding(request.getHeaders(), wanted);
        if (coding.isEmpty() && !wanted.getOrDefault("identity", wanted.getOrDefault("*", true))) {
            ErrorAnswer.write(request, response, callback, new Refusal(Fault.NOT_ACCEPTABLE,
                    "Answers are encoded with gzip or zstd, or not at all (identity), and Accept-Encoding has none."));
            return true;
        }
        Request plain = new Untagged(request, coding);
        return super.handle(plain, new Tagged(plain, response, request.getHeaders(), coding), callback);
    }

    /** The one that the client likes best, gzip where that is none of its own. */
    private static Optional<String> coding(HttpFields headers, Map<String, Boolean> wanted) {
        return headers.getQualityCSV(HttpHeader.ACCEPT_ENCODING).stream().map(Compressed::name)
                .flatMap(name -> name.equals("*") ? CODINGS.stream() : CODINGS.stream().filter(name::equals))
                .filter(name -> wanted.getOrDefault(name, true)).findFirst();
    }

    private static String name(String accepted) {
        return accepted.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT).replaceFirst("^x-gzip$", "gzip");
    }

    /** How the tags of a coding end. */
    private static String suffix(String coding) {
        return EtagUtils.ETAG_SEPARATOR + coding + "\"";
    }

    /** The codings that the client names, and whether it takes them (RFC 9110, 12.5.3). */
    private static Map<String, Boolean> wanted(HttpFields headers) {
        Map<String, Boolean> wanted = new HashMap<>();
        headers.getCSV(HttpHeader.ACCEPT_ENCODING, false)
                .forEach(coding -> wanted.put(name(coding), !NOT_WANTED.matcher(coding).find()));
        return wanted;
    }

    /** What all lines of a header say. */
    private static String tags(HttpFields headers, HttpHeader condition) {
        return String.join(", ", headers.getValuesList(condition));
    }

    /** What Jetty's handler sees: no tags, and the coding that was chosen. */
    private static final class Untagged extends Request.Wrapper {
        private final HttpFields headers;
        private final HttpFields asked;

        Untagged(Request request, Optional<String> coding) {
            super(request);
            HttpFields.Mutable plain = HttpFields.build(request.getHeaders());
            plain.remove(HttpHeader.IF_MATCH);
            coding.filter(any -> plain.contains(HttpHeader.IF_NONE_MATCH)).ifPresent(name -> plain.put(
                    HttpHeader.IF_NONE_MATCH, tags(plain, HttpHeader.IF_NONE_MATCH).replace(suffix(name), "\"")));
            HttpFields.Mutable none = HttpFields.build(plain);
            none.remove(HttpHeader.IF_NONE_MATCH);
            none.put(HttpHeader.ACCEPT_ENCODING, coding.orElse("identity"));
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
            HttpFields asked = Request.as(request, Untagged.class).asked;
            return super.handle(new Request.Wrapper(request) {
                @Override
                public HttpFields getHeaders() {
                    return asked;
                }
            }, response, callback);
        }
    }

    /** Tells, when the headers are complete, which coding the answer is in; one that is not demanded is not given. */
    private static final class Tagged extends Response.Wrapper {
        private final HttpFields asked;
        private final Optional<String> coding;
        private boolean isTold;
        private boolean isRefused;

        Tagged(Request request, Response response, HttpFields asked, Optional<String> coding) {
            super(request, response);
            this.asked = asked;
            this.coding = coding;
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            if (!isTold && !isCommitted()) {
                isTold = true;
                tell(getHeaders());
                isRefused = isAnother();
                if (isRefused) {
                    pass(content);
                    refuse(callback);
                    return;
                }
            }
            if (isRefused) {
                pass(content);
                callback.succeeded();
                return;
            }
            super.write(last, content, callback);
        }

        private static void pass(ByteBuffer unread) {
            Optional.ofNullable(unread).ifPresent(content -> content.position(content.limit()));
        }

        private void tell(HttpFields.Mutable headers) {
            Optional.ofNullable(headers.get(HttpHeader.ETAG)).ifPresent(tag -> headers.put(HttpHeader.ETAG, tag(tag)));
            if (!LEFT_ALONE.contains(String.valueOf(headers.get(HttpHeader.CONTENT_TYPE)))) {
                headers.ensureField(VARY);
            }
        }

        /** That of the answer; or, if there is none because the client has it, that of what the client has. */
        private String tag(String tag) {
            String encoded = Optional.ofNullable(getHeaders().get(HttpHeader.CONTENT_ENCODING)).orElse("");
            return coding.map(name -> tag.substring(0, tag.length() - 1) + suffix(name))
                    .filter(ofCoding -> getStatus() == HttpStatus.NOT_MODIFIED_304
                            ? tags(asked, HttpHeader.IF_NONE_MATCH).contains(ofCoding) : coding.get().equals(encoded))
                    .orElse(tag);
        }

        /** True if there is an answer, and the client demands another one (RFC 9110, 13.1.1 and 13.2.1). */
        private boolean isAnother() {
            String tag = Optional.ofNullable(getHeaders().get(HttpHeader.ETAG)).orElse("");
            boolean isAnswer = getStatus() < HttpStatus.MULTIPLE_CHOICES_300 // none is told yet, which is 200
                    || getStatus() == HttpStatus.NOT_MODIFIED_304;
            return isAnswer && !getRequest().getMethod().equals("OPTIONS")
                    && EntityTags.of(Collections.enumeration(asked.getValuesList(HttpHeader.IF_MATCH)))
                            .filter(demanded -> !demanded.demand(tag)).isPresent();
        }

        private void refuse(Callback callback) {
            getHeaders().clear();
            getHeaders().put(HttpHeader.VARY, "Accept, Accept-Encoding");
            ErrorAnswer.write(getRequest(), getWrapped(), callback,
                    new Refusal(Fault.CHANGED, "If-Match names none of what there is now."));
        }
    }
}
