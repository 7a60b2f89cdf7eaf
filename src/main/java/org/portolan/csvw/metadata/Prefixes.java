package org.portolan.csvw.metadata;

import java.util.Map;
import java.util.Optional;

/**
 * The prefixes that metadata may use without declaring them: the RDFa initial context and {@code csvw}.
 *
 * @see <a href="https://www.w3.org/ns/csvw">CSVW namespace, prefixes</a>
 */
public final class Prefixes {
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("as", "https://www.w3.org/ns/activitystreams#"),
            Map.entry("cc", "http://creativecommons.org/ns#"),
            Map.entry("csvw", "http://www.w3.org/ns/csvw#"),
            Map.entry("ctag", "http://commontag.org/ns#"),
            Map.entry("dc", "http://purl.org/dc/terms/"),
            Map.entry("dc11", "http://purl.org/dc/elements/1.1/"),
            Map.entry("dcat", "http://www.w3.org/ns/dcat#"),
            Map.entry("dcterms", "http://purl.org/dc/terms/"),
            Map.entry("dctypes", "http://purl.org/dc/dcmitype/"),
            Map.entry("dqv", "http://www.w3.org/ns/dqv#"),
            Map.entry("duv", "https://www.w3.org/ns/duv#"),
            Map.entry("foaf", "http://xmlns.com/foaf/0.1/"),
            Map.entry("gr", "http://purl.org/goodrelations/v1#"),
            Map.entry("grddl", "http://www.w3.org/2003/g/data-view#"),
            Map.entry("ical", "http://www.w3.org/2002/12/cal/icaltzd#"),
            Map.entry("ldp", "http://www.w3.org/ns/ldp#"),
            Map.entry("ma", "http://www.w3.org/ns/ma-ont#"),
            Map.entry("oa", "http://www.w3.org/ns/oa#"),
            Map.entry("odrl", "http://www.w3.org/ns/odrl/2/"),
            Map.entry("og", "http://ogp.me/ns#"),
            Map.entry("org", "http://www.w3.org/ns/org#"),
            Map.entry("owl", "http://www.w3.org/2002/07/owl#"),
            Map.entry("prov", "http://www.w3.org/ns/prov#"),
            Map.entry("qb", "http://purl.org/linked-data/cube#"),
            Map.entry("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
            Map.entry("rdfa", "http://www.w3.org/ns/rdfa#"),
            Map.entry("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
            Map.entry("rev", "http://purl.org/stuff/rev#"),
            Map.entry("rif", "http://www.w3.org/2007/rif#"),
            Map.entry("rr", "http://www.w3.org/ns/r2rml#"),
            Map.entry("schema", "http://schema.org/"),
            Map.entry("sd", "http://www.w3.org/ns/sparql-service-description#"),
            Map.entry("sioc", "http://rdfs.org/sioc/ns#"),
            Map.entry("skos", "http://www.w3.org/2004/02/skos/core#"),
            Map.entry("skosxl", "http://www.w3.org/2008/05/skos-xl#"),
            Map.entry("ssn", "http://www.w3.org/ns/ssn/"),
            Map.entry("sosa", "http://www.w3.org/ns/sosa/"),
            Map.entry("time", "http://www.w3.org/2006/time#"),
            Map.entry("v", "http://rdf.data-vocabulary.org/#"),
            Map.entry("vann", "http://purl.org/vocab/vann/"),
            Map.entry("vcard", "http://www.w3.org/2006/vcard/ns#"),
            Map.entry("void", "http://rdfs.org/ns/void#"),
            Map.entry("wdr", "http://www.w3.org/2007/05/powder#"),
            Map.entry("wdrs", "http://www.w3.org/2007/05/powder-s#"),
            Map.entry("xhv", "http://www.w3.org/1999/xhtml/vocab#"),
            Map.entry("xml", "http://www.w3.org/XML/1998/namespace"),
            Map.entry("xsd", "http://www.w3.org/2001/XMLSchema#"));

    private Prefixes() {
    }

    /** The prefixes and their namespaces. */
    public static Map<String, String> known() {
        return KNOWN;
    }

    /** A prefixed name such as {@code org:member} written in full; any other text as it is. */
    public static String expand(String name) {
        int colon = name.indexOf(':');
        if (colon <= 0 || name.startsWith("//", colon + 1)) {
            return name;
        }
        return Optional.ofNullable(KNOWN.get(name.substring(0, colon)))
                .map(namespace -> namespace + name.substring(colon + 1)).orElse(name);
    }

    /** True if the name begins with a known prefix or is written in full, and makes an IRI. */
    static boolean isTerm(String name) {
        return name.contains(":")
                && (!expand(name).equals(name) || name.startsWith("http://") || name.startsWith("https://"))
                && IriReference.isAbsolute(expand(name));
    }
}
