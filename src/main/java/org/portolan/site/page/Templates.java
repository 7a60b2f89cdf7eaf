package org.portolan.site.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The templates, compiled into the program, whose build is part of each page's ETag, and the style sheet with its
 * content in its name. Thread-safe.
 */
public final class Templates {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(null, ContentType.Html,
            Templates.class.getClassLoader(),
            "org.portolan.site.templates");
    private final String build;
    private final byte[] stylesheet;
    private final String stylesheetPath;

    /**
     * The templates of a program.
     *
     * @param build changes when the program does, and a page with it
     */
    public Templates(String build) {
        this.build = build;
        try (InputStream in = Templates.class.getResourceAsStream("portolan.css")) {
            stylesheet = in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        CRC32 sum = new CRC32();
        sum.update(stylesheet);
        stylesheetPath = "/assets/portolan-" + HexFormat.of().toHexDigits((int) sum.getValue()) + ".css";
    }

    /** What tags of pages change by: a page of another program may be another one. */
    public String build() {
        return build;
    }

    /** The style sheet of all pages, in UTF-8. */
    public byte[] stylesheet() {
        return stylesheet;
    }

    /** Its address, with a checksum of it, so it may be kept for ever. */
    public String stylesheetPath() {
        return stylesheetPath;
    }

    /** A page from a template and what it shows. */
    public String render(String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput();
        engine.render(template + ".jte", parameters, output);
        return output.toString();
    }
}
