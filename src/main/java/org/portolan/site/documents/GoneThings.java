package org.portolan.site.documents;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.portolan.release.answers.GraphWriter;
import org.portolan.release.manifest.Removal;
import org.portolan.site.graph.Document;
import org.portolan.site.http.Exchange;
import org.portolan.site.http.Representation;
import org.portolan.site.page.Templates;
import org.portolan.site.page.Value;
import org.portolan.site.reader.PlainPages;
import org.portolan.site.reader.Reader;
import org.portolan.site.view.ValueWriter;

/**
 * Answers for things that were replaced or removed: 410, with a link to what replaced them, or why and since when they
 * are gone, or to the release that had them before somebody went back to an older one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.11">RFC 9110, 15.5.11</a>
 */
final class GoneThings {
    private static final Node IS_REPLACED_BY = DCTerms.isReplacedBy.asNode();
    private static final int DAY = "2026-01-31".length();

    private final Reader reader;
    private final Exchange exchange;
    private final Templates templates;

    GoneThings(Reader reader, Exchange exchange, Templates templates) {
        this.reader = reader;
        this.exchange = exchange;
        this.templates = templates;
    }

    /**
     * Answers if the thing is gone.
     *
     * @param name  what follows {@code id/} and {@code doc/}
     * @param fixed the form that the address asks for, if it has an extension
     * @return false if it is not gone; nothing has been answered then
     */
    boolean answer(Node thing, String name, Optional<Representation> fixed) throws IOException {
        if (reader.lookup().data().contains(thing, IS_REPLACED_BY, Node.ANY)) {
            replaced(thing, name, fixed);
            return true;
        }
        Optional<Removal> removal = reader.lookup().data().contains(thing, Node.ANY, Node.ANY) ? Optional.empty()
                : reader.manifest().removed().stream().filter(one -> one.things().contains(thing.getURI())).findFirst();
        if (removal.isPresent()) {
            removed(thing, name, fixed, removal.get());
            return true;
        }
        Optional<String> last = reader.withdrawn(thing);
        if (last.isPresent()) {
            withdrawn(thing, name, fixed, last.get());
        }
        return last.isPresent();
    }

    private void replaced(Node thing, String name, Optional<Representation> fixed) throws IOException {
        ValueWriter writer = new ValueWriter(reader.lookup(), reader.texts());
        List<Node> successors = new ArrayList<>();
        follow(thing, new HashSet<>(), successors);
        successors.forEach(successor -> exchange.add("Link",
                "<%s>; rel=\"successor-version\"".formatted(writer.href(successor.getURI()))));
        if (!isTold(thing, fixed, () ->
                Document.about(List.of(thing), address(name), reader.lookup(), reader.manifest()))) {
            page("replaced", List.of(Value.text(reader.texts().get("replacedText", thing.getURI()))),
                    writer.write(successors), said(thing));
        }
    }

    /** What is there in the end: a replacement may have been replaced itself. */
    private void follow(Node thing, Set<Node> passed, List<Node> successors) {
        if (passed.add(thing)) {
            List<Node> next = reader.lookup().values(thing, IS_REPLACED_BY).stream().filter(Node::isURI).toList();
            if (next.isEmpty()) {
                successors.add(thing);
            }
            next.forEach(node -> follow(node, passed, successors));
        }
    }

    /** Whatever else the tables say of it: when, why. */
    private Optional<Value.Table> said(Node thing) {
        ValueWriter writer = new ValueWriter(reader.lookup(), reader.texts());
        Map<String, List<Value>> lines = new TreeMap<>();
        reader.lookup().data().stream(thing, Node.ANY, Node.ANY)
                .filter(triple -> !triple.getPredicate().equals(IS_REPLACED_BY))
                .sorted(Comparator.comparing(Triple::toString))
                .forEach(triple -> lines.computeIfAbsent(reader.lookup().label(triple.getPredicate()),
                        label -> new ArrayList<>()).add(writer.write(triple.getObject())));
        List<List<List<Value>>> rows = new ArrayList<>();
        lines.forEach((label, values) -> rows.add(List.of(List.of(Value.text(label)), values)));
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Value.Table(reader.texts().get("replacedWhy"),
                List.of(reader.texts().get("measure"), reader.texts().get("value")), rows));
    }

    private void removed(Node thing, String name, Optional<Representation> fixed, Removal removal) throws IOException {
        if (!isTold(thing, fixed, () -> Document.ofRemoved(thing, address(name), removal, reader.manifest()))) {
            String day = new ValueWriter(reader.lookup(), reader.texts()).date(removal.accepted().substring(0, DAY));
            page("removed", List.of(Value.text(reader.texts().get("removedText", thing.getURI(), day)),
                    Value.text(reader.texts().get("removedReason", removal.reason())),
                    Value.text(reader.texts().get("removedLast", removal.last()))), List.of(), Optional.empty());
        }
    }

    /** Somebody went back to a release that does not have it yet. */
    private void withdrawn(Node thing, String name, Optional<Representation> fixed, String last) throws IOException {
        String there = "/releases/" + last + "/doc/" + name;
        exchange.add("Link", "<%s>; rel=\"predecessor-version\"".formatted(there));
        if (!isTold(thing, fixed, () -> Document.ofWithdrawn(thing, address(name), there, reader.manifest()))) {
            page("removed", List.of(Value.text(reader.texts().get("withdrawnText", thing.getURI()))),
                    List.of(Value.link(reader.texts().get("removedLast", last), there)), Optional.empty());
        }
    }

    /** Answers a program; false if a person asks, or the form cannot say it, and then nothing has been answered. */
    private boolean isTold(Node thing, Optional<Representation> fixed, Supplier<Graph> graph) throws IOException {
        exchange.set("Vary", fixed.isEmpty() ? "Accept, Accept-Language" : "Accept-Language");
        exchange.set("Cache-Control", "public, no-cache");
        Representation form = fixed.or(() -> Representation.best(exchange.header("Accept")))
                .orElse(Representation.HTML);
        if (form == Representation.HTML) {
            return false;
        }
        try {
            exchange.write(HttpServletResponse.SC_GONE, form.contentType(),
                    new Statements(reader).write(graph.get(), Optional.of(thing), form));
            return true;
        } catch (GraphWriter.UnwritableException e) {
            return false;
        }
    }

    private void page(String title, List<Value> paragraphs, List<Value> links, Optional<Value.Table> table)
            throws IOException {
        exchange.set("Content-Language", reader.texts().language());
        new PlainPages(reader, exchange, templates).write(HttpServletResponse.SC_GONE, reader.texts().get(title),
                paragraphs, links, table);
    }

    private String address(String name) {
        return reader.lookup().base() + "doc/" + name;
    }
}
