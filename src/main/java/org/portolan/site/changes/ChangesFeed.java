package org.portolan.site.changes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.portolan.release.manifest.Manifest;
import org.portolan.site.graph.XmlText;
import org.portolan.site.reader.Reader;

/** A feed with an entry a release (<a href="https://www.rfc-editor.org/rfc/rfc4287">RFC 4287</a>). */
final class ChangesFeed {
    static final String TYPE = "application/atom+xml";
    static final String PATH = "/changes.atom";

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final Reader reader;
    private final String origin;

    private final Optional<Integer> next;

    /**
     * A feed, or a page of it (RFC 5005).
     *
     * @param origin scheme and host under which readers reach the site
     * @param next   number of the page with older releases
     */
    ChangesFeed(Reader reader, String origin, Optional<Integer> next) {
        this.next = next;
        this.reader = reader;
        this.origin = origin;
    }

    /**
     * A release.
     *
     * @param manifest what it says of itself
     * @param updated  when it was made, or became what it is: the current one, or one that was gone back from
     * @param said     what it changed
     */
    record Entry(Manifest manifest, Instant updated, Said said) {
    }

    /** What a release changed: in a sentence, and in lines. */
    record Said(String summary, List<String> lines) {
    }

    /** The document, its entries in this order. */
    byte[] write(List<Entry> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory()
                    .createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute("xml:lang", reader.texts().language());
            head(xml, entries);
            for (Entry entry : entries) {
                write(xml, entry);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return out.toByteArray();
    }

    private void head(XMLStreamWriter xml, List<Entry> entries) throws XMLStreamException {
        element(xml, "id", reader.manifest().base() + "changes");
        element(xml, "title", reader.siteName() + " · " + reader.texts().get("changes"));
        element(xml, "updated", entries.stream().map(Entry::updated).max(Comparator.naturalOrder())
                .map(Instant::toString).orElse(reader.manifest().built()));
        xml.writeStartElement("author");
        element(xml, "name", reader.siteName());
        element(xml, "uri", reader.manifest().base());
        xml.writeEndElement();
        link(xml, "self", TYPE, origin + PATH);
        if (next.isPresent()) {
            link(xml, "next", TYPE, origin + PATH + "?page=" + next.get());
        }
        link(xml, "alternate", "text/html", origin + "/changes");
        link(xml, "license", "text/html", reader.manifest().license());
    }

    private void write(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
        Manifest manifest = entry.manifest();
        xml.writeStartElement("entry");
        element(xml, "id", manifest.base() + "releases/" + manifest.id());
        element(xml, "title", reader.texts().get("release", manifest.id()));
        element(xml, "updated", entry.updated().toString());
        link(xml, "alternate", "text/html", origin + "/releases/" + manifest.id() + "/");
        element(xml, "summary", entry.said().summary());
        if (!entry.said().lines().isEmpty()) {
            element(xml, "content", String.join("\n", entry.said().lines()));
        }
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String type, String href)
            throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", href);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(XmlText.of(text));
        xml.writeEndElement();
    }
}
