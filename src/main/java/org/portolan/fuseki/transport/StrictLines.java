package org.portolan.fuseki.transport;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Takes one space between the parts of a request line and no more (RFC 9112, 3), for where some skip spaces and others
 * read an empty address. Jetty skips them in its strictest mode, too, and shows nobody the line. It also skips
 * whatever stands between the bytes of a chunk and the end of its line, where nothing may stand (RFC 9112, 7.1).
 */
final class StrictLines extends HttpConnectionFactory {
    StrictLines(HttpConfiguration http) {
        super(http);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return configure(new StrictConnection(getHttpConfiguration(), connector, endPoint), connector, endPoint);
    }

    /** Its parser is a strict one. */
    private static final class StrictConnection extends HttpConnection {
        private RequestHandler handler; // given before this constructor begins, so it must not have a first value

        StrictConnection(HttpConfiguration http, Connector connector, EndPoint endPoint) {
            super(http, connector, endPoint);
        }

        @Override
        protected RequestHandler newRequestHandler() {
            handler = super.newRequestHandler();
            return handler;
        }

        @Override
        protected HttpParser newHttpParser(HttpCompliance compliance) {
            return new StrictParser(handler, getHttpConfiguration().getRequestHeaderSize(), compliance);
        }
    }

    /** Puts what is no character of a line in the place of a second space or of the rest, so that Jetty refuses it. */
    private static final class StrictParser extends HttpParser {
        private static final Set<State> LINE = EnumSet.of(State.START, State.METHOD, State.SPACE1, State.URI,
                State.SPACE2, State.REQUEST_VERSION);
        private boolean isAfterSpace;
        private ByteBuffer bytes = ByteBuffer.allocate(0);

        StrictParser(RequestHandler handler, int mostHeaderBytes, HttpCompliance compliance) {
            super(handler, mostHeaderBytes, compliance);
        }

        @Override
        public boolean parseNext(ByteBuffer buffer) {
            bytes = buffer;
            if (isState(State.CHUNK_END)) { // its end comes later than its bytes
                lookBehindChunk();
            }
            if (LINE.contains(getState())) {
                look(buffer);
            }
            return super.parseNext(buffer);
        }

        @Override
        protected void setState(State state) {
            super.setState(state);
            if (state == State.CHUNK_END) {
                lookBehindChunk();
            }
        }

        private void lookBehindChunk() {
            if (bytes.hasRemaining() && bytes.get(bytes.position()) != '\r') {
                bytes.put(bytes.position(), (byte) 0);
            }
        }

        private void look(ByteBuffer buffer) {
            boolean isBeforeLine = isState(State.START); // and before the line breaks that may stand there
            isAfterSpace &= !isBeforeLine;
            for (int i = buffer.position(); i < buffer.limit(); i++) {
                byte next = buffer.get(i);
                if (next == '\n' && !isBeforeLine) {
                    return;
                }
                if (next == ' ' && isAfterSpace) {
                    buffer.put(i, (byte) 0);
                    return;
                }
                isBeforeLine &= next == '\r' || next == '\n';
                isAfterSpace = next == ' ';
            }
        }
    }
}
