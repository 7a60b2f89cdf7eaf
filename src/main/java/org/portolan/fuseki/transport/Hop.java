package org.portolan.fuseki.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.HostPort;

/**
 * What one proxy says of the request that it took. What cannot be read is as if it had not been said.
 *
 * @param client who asked it
 * @param scheme by {@code http} or {@code https}
 * @param host   under which name, with the port if there was one
 */
record Hop(Optional<InetAddress> client, Optional<String> scheme, Optional<String> host) {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final String NAME = "[A-Za-z0-9._-]{1,253}(:[0-9]{1,5})?|\\[[0-9a-fA-F:.]{2,45}\\](:[0-9]{1,5})?";
    static final Hop SILENT = new Hop("", "", "");

    Hop(String client, String scheme, String host) {
        this(address(client), Optional.of(scheme).filter(text -> text.matches("https?")),
                Optional.of(host).filter(text -> text.matches(NAME)));
    }

    /** Reads an address with or without a port (RFC 7239, 6); asks no name server. */
    private static Optional<InetAddress> address(String text) {
        try {
            String bare = text.matches("[^:]*:[0-9]+|\\[.*") ? new HostPort(text).getHost() : text;
            String literal = bare.replaceAll("^\\[|\\]$", "");
            return LITERAL.matcher(literal).matches() ? Optional.of(InetAddress.getByName(literal)) : Optional.empty();
        } catch (UnknownHostException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** This hop as seen under an address that is said to be the site's, whatever the proxies say. */
    Hop under(String itsScheme, String itsHost) {
        return new Hop(client, Optional.of(itsScheme), Optional.of(itsHost));
    }
}
