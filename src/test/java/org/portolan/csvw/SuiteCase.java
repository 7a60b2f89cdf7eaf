package org.portolan.csvw;

import java.util.Optional;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.model.util.Values;

/**
 * One entry of a manifest of the W3C suite.
 *
 * @param id      manifest and case, for example {@code rdf#test005}
 * @param type    local name of its class, for example {@code NegativeRdfTest}
 * @param name    what the suite calls it
 * @param input   where to begin
 * @param action  document whose IRI is the base of the expected graph
 * @param result  document that holds the expected graph
 * @param minimal whether minimal mode is asked for
 */
record SuiteCase(String id, String type, String name, Input input, String action, Optional<String> result,
                 boolean minimal) {
    private static final String CSVT = "http://www.w3.org/2013/csvw/tests/vocab#";
    private static final String MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";

    static SuiteCase of(Model manifest, Resource entry, IRI type) {
        String iri = entry.stringValue();
        Optional<Resource> option = object(manifest, entry, CSVT + "option").map(Resource.class::cast);
        String action = object(manifest, entry, MF + "action").orElseThrow().stringValue();
        String id = iri.substring(iri.indexOf("manifest-") + "manifest-".length());
        return new SuiteCase(id, type.getLocalName(),
                object(manifest, entry, MF + "name").orElseThrow().stringValue(),
                new Input(action, option.flatMap(of -> object(manifest, of, CSVT + "metadata")).map(Value::stringValue),
                        object(manifest, entry, CSVT + "httpLink").map(Value::stringValue).stream().toList(),
                        object(manifest, entry, CSVT + "contentType").map(Value::stringValue)),
                action,
                object(manifest, entry, MF + "result").map(Value::stringValue),
                option.flatMap(of -> object(manifest, of, CSVT + "minimal"))
                        .filter(is -> is.stringValue().equals("true")).isPresent());
    }

    boolean isNegative() {
        return type.startsWith("Negative");
    }

    boolean isValidation() {
        return type.contains("Validation");
    }

    boolean isJson() {
        return type.contains("Json");
    }

    boolean wantsWarning() {
        return type.contains("Warning");
    }

    private static Optional<Value> object(Model manifest, Resource subject, String predicate) {
        return Models.object(manifest.filter(subject, Values.iri(predicate), null));
    }
}
