package org.portolan.release.changes;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.VCARD4;
import org.portolan.check.publication.SiteVocabulary;

/**
 * Learns from the later of two dumps which properties hold the names of things: the usual ones, and those that its
 * description of the site gives ({@code site:labelProperty}; {@code site:title}, a list of properties whose values have
 * the names). Terms are as they stand in a line.
 */
final class NamingProperties implements Difference.Sink {
    private static final String LABEL_PROPERTY = "<" + SiteVocabulary.NAMESPACE + "labelProperty>";
    private static final String TITLE = "<" + SiteVocabulary.NAMESPACE + "title>";
    private static final String FIRST = "<" + RDF.first.getURI() + ">";
    private static final String REST = "<" + RDF.rest.getURI() + ">";
    private static final Set<String> READ = Set.of(LABEL_PROPERTY, TITLE, FIRST, REST);
    private static final List<String> USUAL = Stream.of(RDFS.label, SKOS.prefLabel, DCTerms.title, FOAF.name, VCARD4.fn)
            .map(property -> "<" + property.getURI() + ">").toList();

    private final String graph;
    private final Set<String> labels = new HashSet<>(USUAL);
    private final Set<String> titleLists = new HashSet<>();
    private final Map<String, String> first = new HashMap<>();
    private final Map<String, String> rest = new HashMap<>();

    /** @param ontology IRI of the graph that describes the site */
    NamingProperties(String ontology) {
        this.graph = " <" + DumpLines.encode(ontology) + "> .";
    }

    @Override
    public void added(String line) {
        kept(line);
    }

    @Override
    public void removed(String line) {
        // The later description holds.
    }

    @Override
    public void kept(String line) {
        if (!line.endsWith(graph)) {
            return;
        }
        int property = line.indexOf(' ') + 1;
        int object = line.indexOf(' ', property) + 1;
        String name = line.substring(property, object - 1);
        if (READ.contains(name) && object < line.length() - graph.length()) {
            note(line.substring(0, property - 1), name, line.substring(object, line.length() - graph.length()));
        }
    }

    private void note(String subject, String property, String object) {
        if (property.equals(LABEL_PROPERTY)) {
            labels.add(object);
        } else if (property.equals(TITLE)) {
            titleLists.add(object);
        } else {
            (property.equals(FIRST) ? first : rest).put(subject, object);
        }
    }

    /** The properties that hold names. */
    Set<String> labels() {
        return labels;
    }

    /** The properties whose values have the names. */
    Set<String> titles() {
        Set<String> titles = new HashSet<>();
        for (String head : titleLists) {
            Set<String> seen = new HashSet<>();
            for (String node = head; first.containsKey(node) && seen.add(node); node = rest.getOrDefault(node, "")) {
                titles.add(first.get(node));
            }
        }
        return titles;
    }
}
