package org.portolan.fuseki.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.RequestLogWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log of one JSON object a line, in a file that is lengthened, or on a stream. A disk that is full is said once and
 * takes no answer from a reader.
 */
public final class LogLines implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogLines.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private final RequestLog.Writer lines;
    private final AutoCloseable end;
    private volatile boolean failed;

    private LogLines(RequestLog.Writer lines, AutoCloseable end) {
        this.lines = lines;
        this.end = end;
    }

    /** Writes to a stream, which stays open. */
    public static LogLines to(PrintStream stream) {
        return new LogLines(stream::println, () -> { });
    }

    /**
     * Writes to the end of a file, each line at once.
     *
     * @throws IOException if it cannot be written; names the file
     */
    public static LogLines to(Path file) throws IOException {
        RequestLogWriter writer = new RequestLogWriter(file.toString());
        writer.setAppend(true);
        writer.setRetainDays(0); // Jetty removes none
        try {
            writer.start();
        } catch (Exception e) { // Jetty's life cycle declares no less
            throw new IOException("%s: cannot be written: %s".formatted(file, e.getMessage()), e);
        }
        return new LogLines(writer, writer::stop);
    }

    void write(Map<String, ?> line) {
        try {
            lines.write(JSON.writeValueAsString(line));
            failed = false;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            if (!failed) {
                failed = true;
                LOG.error("the log cannot be written: {}", e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        try {
            end.close();
        } catch (Exception e) { // as above
            LOG.error("the log cannot be closed: {}", e.getMessage());
        }
    }
}
