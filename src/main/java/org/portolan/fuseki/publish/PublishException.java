package org.portolan.fuseki.publish;

import java.io.IOException;
import java.net.URI;

/** A fault of another server or of the way to it; the message begins with the address and says what to do. */
public final class PublishException extends IOException {
    private static final long serialVersionUID = 1L;

    PublishException(URI address, String what) {
        super(address + ": " + what);
    }

    PublishException(URI address, String what, Throwable cause) {
        super(address + ": " + what, cause);
    }
}
