package org.portolan.fuseki;

import java.io.IOException;

/** The server cannot listen where it is told to, because somebody else already does. The message names the way out. */
public final class PortInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    PortInUseException(String host, int port, IOException cause) {
        super("port %s on %s is in use%s; stop that, or choose another port with --port".formatted(port, host,
                PortHolder.of(port).map(name -> " by " + name).orElse("")), cause);
    }
}
