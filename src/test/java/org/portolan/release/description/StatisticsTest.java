package org.portolan.release.description;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {
    @ParameterizedTest
    @CsvSource({
            "http://www.wikidata.org/entity/Q1, http://www.wikidata.org/entity/",
            "https://sws.geonames.org/2523920/, https://sws.geonames.org/",
            "http://xmlns.com/foaf/0.1/name, http://xmlns.com/foaf/0.1/",
            "http://www.w3.org/ns/org#member, http://www.w3.org/ns/org#",
            "https://host.example/, https://host.example/",
            "https://host.example, https://host.example",
            "https://host.example/a, https://host.example/",
            "https://host.example#a, https://host.example#a",
            "urn:isbn:1, urn:"})
    void namespaceIsWhatStandsBeforeTheName(String iri, String namespace) {
        assertEquals(namespace, Statistics.namespace(iri));
    }
}
