package org.dhatim.fastexcel;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;

/**
 * A workbook that tells of which day its content is, and not when it was written: the same content makes the same
 * bytes. It lies in the package of the library, which lets nobody else in where it takes the time from the clock.
 *
 * @see <a href="https://ecma-international.org/publications-and-standards/standards/ecma-376/">ECMA-376, part 2, 11</a>
 */
public final class DatedWorkbook extends Workbook {
    private static final String CORE_PROPERTIES = "docProps/core.xml";

    private final String application;
    private final LocalDate day;

    /** Parameters as those of {@link Workbook}, and the day. */
    public DatedWorkbook(OutputStream out, String application, String version, LocalDate day) {
        super(out, application, version);
        this.application = application;
        this.day = day;
    }

    @Override
    void writeFile(String name, ThrowingConsumer<Writer> content) throws IOException {
        super.writeFile(name, name.equals(CORE_PROPERTIES) ? this::writeCoreProperties : content);
    }

    private void writeCoreProperties(Writer out) throws IOException {
        out.append("""
                <?xml version="1.0" encoding="UTF-8" standalone="no"?>
                <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"\
                 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"\
                 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>""").appendEscaped(application)
                .append("</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">" + day + "T00:00:00Z")
                .append("</dcterms:created></cp:coreProperties>");
    }
}
