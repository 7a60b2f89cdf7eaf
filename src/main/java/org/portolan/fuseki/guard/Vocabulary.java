package org.portolan.fuseki.guard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDFS;
import org.portolan.problem.Nearest;
import org.portolan.release.store.LiveRelease;

/**
 * The words that a release speaks.
 *
 * @param release    its id
 * @param prefixes   those of its Turtle
 * @param terms      IRIs under its base that say by what they are defined
 * @param successors of those that are deprecated, what takes their place
 * @param namespaces of the terms
 */
record Vocabulary(String release, Map<String, String> prefixes, Set<String> terms, Map<String, String> successors,
                  Set<String> namespaces) {
    /** Of a term that is named, for what names it is a header. */
    private static final int LONGEST = 200;
    private static final String TURTLE = "data.ttl.gz";
    private static final Pattern PREFIX = Pattern.compile("PREFIX\\s+([\\w\\-.]*):\\s+<([^>]*)>");
    private static final Pattern MISSING = Pattern.compile("Unresolved prefixed name: ([\\w\\-.]*):([\\w\\-]*)");

    static Vocabulary of(LiveRelease live) {
        DatasetGraph dataset = live.dataset();
        return dataset.isInTransaction() ? read(live) : Txn.calculateRead(dataset, () -> read(live));
    }

    private static Vocabulary read(LiveRelease live) {
        Set<String> terms = terms(live.dataset(), live.base());
        return new Vocabulary(live.release().id(), prefixes(live.release().folder().resolve(TURTLE)), terms,
                successors(live.dataset(), terms),
                terms.stream().map(Vocabulary::namespace).collect(Collectors.toSet()));
    }

    /** The prefixes at the head of a packed file; none if it cannot be read: they are for hints. */
    private static Map<String, String> prefixes(Path turtle) {
        Map<String, String> prefixes = new TreeMap<>();
        if (!Files.isReadable(turtle)) {
            return prefixes;
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(turtle)), StandardCharsets.UTF_8))) {
            for (Matcher line = prefix(lines); line.find(); line = prefix(lines)) {
                prefixes.put(line.group(1), line.group(2));
            }
        } catch (IOException e) {
            return Map.of();
        }
        return prefixes;
    }

    private static Matcher prefix(BufferedReader lines) throws IOException {
        return PREFIX.matcher(Optional.ofNullable(lines.readLine()).orElse(""));
    }

    private static Set<String> terms(DatasetGraph dataset, String base) {
        return Iter.asStream(dataset.find(Node.ANY, Node.ANY, RDFS.isDefinedBy.asNode(), Node.ANY))
                .map(Quad::getSubject).filter(Node::isURI).map(Node::getURI).filter(iri -> iri.startsWith(base))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> successors(DatasetGraph dataset, Set<String> terms) {
        return Iter.asStream(dataset.find(Node.ANY, Node.ANY, OWL2.deprecated.asNode(), NodeConst.nodeTrue))
                .filter(quad -> quad.getSubject().isURI() && terms.contains(quad.getSubject().getURI()))
                .flatMap(quad -> Iter.asStream(dataset.find(quad.getGraph(), quad.getSubject(),
                        DCTerms.isReplacedBy.asNode(), Node.ANY)))
                .filter(quad -> quad.getObject().isURI())
                .collect(Collectors.toMap(quad -> quad.getSubject().getURI(), quad -> quad.getObject().getURI(),
                        (first, second) -> first));
    }

    /** The declaration of the prefix that a message of the parser misses. */
    Optional<String> prefixFor(String message) {
        Matcher missing = MISSING.matcher(message);
        if (!missing.find()) {
            return Optional.empty();
        }
        String written = missing.group(1);
        return Optional.ofNullable(prefixes.get(written)).map(iri -> "Add PREFIX " + written + ": <" + iri + ">")
                .or(() -> Nearest.to(written, prefixes.keySet(), 1).stream().findFirst()
                        .map(near -> "There is PREFIX " + near + ": <" + prefixes.get(near) + ">"))
                .or(() -> ownTerm(missing.group(2)).map(term -> "Add PREFIX " + written + ": <" + namespace(term)
                        + ">, if <" + term + "> is meant"));
    }

    /** The term of the publication that a name is, or nearly is, whatever its prefix. */
    private Optional<String> ownTerm(String name) {
        Map<String, String> byName = terms.stream().collect(Collectors.toMap(
                term -> term.substring(namespace(term).length()), term -> term, (first, second) -> first));
        return Nearest.to(name, byName.keySet(), 1).stream().findFirst().map(byName::get);
    }

    /** A sentence, if the IRI is in a namespace of the terms and none of them, or one that has a successor. */
    Optional<String> meantBy(String iri) {
        if (successors.containsKey(iri)) {
            return Optional.of(inAscii("<%s> is deprecated; in its place there is <%s>".formatted(iri,
                    successors.get(iri))));
        }
        String namespace = namespace(iri);
        if (!namespaces.contains(namespace) || terms.contains(iri) || iri.equals(namespace)) {
            return Optional.empty();
        }
        if (iri.length() > LONGEST) {
            return Optional.of(sentence(iri.substring(0, LONGEST) + "...", ""));
        }
        Set<String> names = terms.stream().filter(term -> namespace(term).equals(namespace))
                .map(term -> term.substring(namespace.length())).collect(Collectors.toCollection(TreeSet::new));
        String near = Nearest.to(iri.substring(namespace.length()), names, 1).stream().findFirst()
                .map(name -> "; nearest is <" + namespace + name + ">").orElse("");
        return Optional.of(sentence(iri, near));
    }

    private static String sentence(String iri, String near) {
        return inAscii("<" + iri + "> is no term of the ontology" + near);
    }

    private static String inAscii(String sentence) {
        return sentence.replaceAll("[^ -~]", "?");
    }

    private static String namespace(String iri) {
        return iri.substring(0, Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
    }
}
