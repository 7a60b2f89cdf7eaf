package org.portolan.release.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.XSD;
import org.portolan.check.claims.ComparedClaims;

/**
 * The terms of a publication, from what its shapes promise and what its statements show. A promise that the statements
 * do not keep is not believed, so no document says less than it should.
 */
final class Terms {
    private static final Set<String> TEXTS = Set.of(RDF.langString.getURI(), XSD.xstring.getURI());
    /** What the program itself says of documents and claims, once each. */
    private static final Map<String, ShapedProperty> OWN = List.of(
            ShapedProperty.ofOne(DCTerms.license.getURI()), ShapedProperty.ofOne(DCTerms.isPartOf.getURI()),
            ShapedProperty.ofOne(RDFS.seeAlso.getURI()), ShapedProperty.ofOne(ComparedClaims.IN_ROWS.getURI()),
            ShapedProperty.ofOne(ComparedClaims.AGREES.getURI())).stream()
            .collect(Collectors.toMap(ShapedProperty::iri, property -> property));

    private static final List<String> OF_DOCUMENTS =
            List.of(DCTerms.license.getURI(), DCTerms.isPartOf.getURI(), RDFS.seeAlso.getURI());

    private final Shapes shapes;
    private final Use use;
    private final Graph vocabularies;
    private final Map<String, String> shapeOfKind;

    Terms(Shapes shapes, Use use, List<PublishedKind> kinds, Graph vocabularies) {
        this.shapes = shapes;
        this.vocabularies = vocabularies;
        this.use = use;
        this.shapeOfKind = kinds.stream().collect(Collectors.toMap(PublishedKind::key, PublishedKind::shape,
                (one, other) -> one));
    }

    /** @param prefixes prefixes by namespace, for names that two vocabularies have */
    JsonContext context(Map<String, String> prefixes, Collection<PublishedKind> kinds) {
        SortedSet<String> classes = new TreeSet<>(use.classes());
        classes.addAll(shapes.classes());
        kinds.forEach(kind -> classes.addAll(kind.classes()));
        classes.add(FOAF.Document.getURI());
        SortedSet<String> properties = new TreeSet<>(use.properties().keySet());
        properties.addAll(shapes.properties(false));
        properties.addAll(OF_DOCUMENTS);
        SortedSet<String> reversed = new TreeSet<>(use.leading());
        reversed.addAll(shapes.properties(true));
        reversed.add(FOAF.primaryTopic.getURI());
        SortedSet<String> all = new TreeSet<>(classes);
        all.addAll(properties);
        TermNames names = new TermNames(prefixes);
        List<JsonTerm> terms = new ArrayList<>();
        all.forEach(iri -> names.name(iri).ifPresent(name ->
                terms.add(properties.contains(iri) ? property(name, iri) : JsonTerm.ofClass(name, iri))));
        reversed.forEach(iri -> names.reverse(iri, inverse(iri))
                .ifPresent(name -> terms.add(JsonTerm.reverse(name, iri))));
        return new JsonContext(terms);
    }

    private Optional<String> inverse(String iri) {
        Node property = NodeFactory.createURI(iri);
        return Stream.concat(vocabularies.stream(property, OWL2.inverseOf.asNode(), Node.ANY).map(Triple::getObject),
                vocabularies.stream(Node.ANY, OWL2.inverseOf.asNode(), property).map(Triple::getSubject))
                .filter(Node::isURI).map(Node::getURI).min(Comparator.naturalOrder());
    }

    private JsonTerm property(String name, String iri) {
        SortedMap<String, ShapedProperty> said = new TreeMap<>(shapes.naming(iri));
        Optional<PropertyUse> used = Optional.ofNullable(use.properties().get(iri));
        Optional.ofNullable(OWN.get(iri)).ifPresent(own -> said.put("", own));
        boolean isPromised = OWN.containsKey(iri) || !said.isEmpty() && used.stream()
                .flatMap(found -> found.kinds().stream())
                .allMatch(kind -> said.containsKey(shapeOfKind.getOrDefault(kind, "none")));
        boolean isLanguageMap = isLanguageMap(said.values(), used);
        boolean isSingle = isPromised && (isLanguageMap
                ? said.values().stream().allMatch(ShapedProperty::hasOneOfALanguage)
                        && used.map(found -> found.mostOfLanguage() <= 1).orElse(true)
                : said.values().stream().allMatch(ShapedProperty::isSingle)
                        && used.map(found -> found.most() <= 1).orElse(true));
        return new JsonTerm(name, iri, false, !isSingle, isLanguageMap, isLanguageMap ? "" : type(said.values(), used));
    }

    private static boolean isLanguageMap(Collection<ShapedProperty> said, Optional<PropertyUse> used) {
        boolean isShaped = said.stream().anyMatch(ShapedProperty::isOfLanguages);
        return used.map(found -> !found.leadsToThings() && !found.leadsElsewhere()
                && TEXTS.containsAll(found.datatypes())
                && (isShaped || found.datatypes().equals(Set.of(RDF.langString.getURI())))).orElse(isShaped);
    }

    /** The one type of all values; none if there are several, or if they are plain texts. */
    private static String type(Collection<ShapedProperty> said, Optional<PropertyUse> used) {
        SortedSet<String> types = new TreeSet<>();
        used.ifPresentOrElse(found -> {
            types.addAll(found.datatypes());
            if (found.leadsToThings() || found.leadsElsewhere()) {
                types.add(JsonTerm.ID);
            }
        }, () -> said.forEach(shaped -> types.addAll(shaped.isIri() ? List.of(JsonTerm.ID)
                : shaped.texts(SHACL.datatype))));
        return types.size() == 1 && !TEXTS.contains(types.first()) ? types.first() : "";
    }
}
