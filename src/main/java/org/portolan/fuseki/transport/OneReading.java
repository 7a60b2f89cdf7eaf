package org.portolan.fuseki.transport;

import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Refuses what the RFCs allow and a proxy may read in another way than we, beyond what Jetty's strict modes refuse:
 * paths with parameters ({@code ;}) and with segments {@code .} and {@code ..}, which clients resolve before they ask
 * (RFC 3986, 5.2.4), so that a proxy's rule for one path is not passed by under another name of it; chunks in
 * HTTP/1.0, whose end an old proxy does not see (RFC 9112, 6.1); and codings before the chunks, which Jetty leaves as
 * they are. Nothing here has such an address.
 */
final class OneReading implements HttpConfiguration.Customizer {
    private static final Pattern AMBIGUOUS = Pattern.compile(";|/\\.{1,2}(/|$)");

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        if (AMBIGUOUS.matcher(String.valueOf(request.getHttpURI().getPath())).find()) {
            throw new BadMessageException("A path has no parameters and no dot segments");
        }
        List<String> codings = request.getHeaders().getCSV(HttpHeader.TRANSFER_ENCODING, false);
        if (codings.stream().anyMatch(coding -> coding.matches("(?i)(x-)?(gzip|compress)|deflate"))) {
            throw new HttpException.RuntimeException(HttpStatus.NOT_IMPLEMENTED_501,
                    "No Transfer-Encoding but chunked is known");
        }
        if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0
                && request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
            throw new BadMessageException("HTTP/1.0 has no Transfer-Encoding");
        }
        return request;
    }
}
