package org.portolan.release.description;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.VCARD4;

/**
 * Takes the statements of the catalogue and adds what their terms imply, because DCAT-AP wants it said: the class of
 * what a property leads to (the range, as <a href="https://semiceu.github.io/DCAT-AP/releases/3.0.1/">DCAT-AP 3</a>
 * gives it), and the authority table that a code of the European Union is of.
 */
final class CatalogStatements {
    /** How long a distribution is to be had. */
    static final Node AVAILABILITY = NodeFactory.createURI("http://data.europa.eu/r5r/availability");
    private static final Pattern CODE =
            Pattern.compile("(http://publications\\.europa\\.eu/resource/authority/[^/]+)/[^/]+");
    private static final Pattern ADMS_CODE = Pattern.compile("(http://purl\\.org/adms/[^/]+/)[A-Z][^/]+");
    private static final Map<Node, Node> RANGES = Map.ofEntries(
            Map.entry(AVAILABILITY, SKOS.Concept.asNode()),
            Map.entry(DCAT.compressFormat.asNode(), DCTerms.MediaType.asNode()),
            Map.entry(DCAT.contactPoint.asNode(), VCARD4.Kind.asNode()),
            Map.entry(DCAT.landingPage.asNode(), FOAF.Document.asNode()),
            Map.entry(DCAT.mediaType.asNode(), DCTerms.MediaType.asNode()),
            Map.entry(DCAT.theme.asNode(), SKOS.Concept.asNode()),
            Map.entry(DCAT.themeTaxonomy.asNode(), SKOS.ConceptScheme.asNode()),
            Map.entry(DCTerms.accessRights.asNode(), DCTerms.RightsStatement.asNode()),
            Map.entry(DCTerms.accrualPeriodicity.asNode(), DCTerms.Frequency.asNode()),
            Map.entry(DCTerms.conformsTo.asNode(), DCTerms.Standard.asNode()),
            Map.entry(DCTerms.format.asNode(), DCTerms.MediaTypeOrExtent.asNode()),
            Map.entry(DCTerms.language.asNode(), DCTerms.LinguisticSystem.asNode()),
            Map.entry(DCTerms.license.asNode(), DCTerms.LicenseDocument.asNode()),
            Map.entry(DCTerms.publisher.asNode(), FOAF.Agent.asNode()),
            Map.entry(DCTerms.spatial.asNode(), DCTerms.Location.asNode()),
            Map.entry(DCTerms.type.asNode(), SKOS.Concept.asNode()),
            Map.entry(DCTerms.temporal.asNode(), DCTerms.PeriodOfTime.asNode()),
            Map.entry(FOAF.homepage.asNode(), FOAF.Document.asNode()),
            Map.entry(FOAF.page.asNode(), FOAF.Document.asNode()));

    private final Consumer<Triple> out;
    private final Set<Triple> said = new HashSet<>();

    CatalogStatements(Consumer<Triple> out) {
        this.out = out;
    }

    void say(Node subject, Node property, Node object) {
        Triple triple = Triple.create(subject, property, object);
        if (!said.add(triple)) {
            return;
        }
        out.accept(triple);
        if (object.isURI()) {
            Optional.ofNullable(RANGES.get(property)).ifPresent(range -> say(object, RDF.type.asNode(), range));
            authorityTable(object).ifPresent(table -> say(object, SKOS.inScheme.asNode(), table));
        }
    }

    void count(Node about, Node property, long number) {
        say(about, property, NodeFactory.createLiteralDT(Long.toString(number), XSDDatatype.XSDinteger));
    }

    /** The authority table of the European Union, or list of ADMS, that the IRI is a code of. */
    static Optional<Node> authorityTable(Node code) {
        Matcher authority = CODE.matcher(code.getURI());
        Matcher adms = ADMS_CODE.matcher(code.getURI());
        if (authority.matches()) {
            return Optional.of(NodeFactory.createURI(authority.group(1)));
        }
        return adms.matches() ? Optional.of(NodeFactory.createURI(adms.group(1) + "1.0")) : Optional.empty();
    }
}
