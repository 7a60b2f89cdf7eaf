package org.portolan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFLib;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code convert} writes is taken by RIOT with strict checking, whatever the cells hold. */
class StrictReaderTest {
    @TempDir
    private Path folder;
    private final StringWriter said = new StringWriter();

    /** Converts one cell of a datatype; what comes out, which RIOT has read without a warning. */
    private String converted(String datatype, String cell) throws IOException {
        said.getBuffer().setLength(0);
        Files.writeString(folder.resolve("a.csv"), "x\n\"%s\"\n".formatted(cell.replace("\"", "\"\"")));
        Path metadata = Files.writeString(folder.resolve("m.json"), """
                {"@context": "http://www.w3.org/ns/csvw", "url": "a.csv", "tableSchema": {"columns": [
                  {"name": "x", "titles": "x", "datatype": "%s", "propertyUrl": "http://example.org/x"}]}}
                """.formatted(datatype));
        Path target = folder.resolve("out.nt");
        PrintWriter out = new PrintWriter(said, true);
        assertEquals(0, Main.run(out, out, "convert", "--mode", "minimal", "-o", target.toString(),
                metadata.toString()), said::toString);
        RDFParser.source(target).checking(true).strict(true)
                .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging).parse(StreamRDFLib.sinkNull());
        return Files.readString(target);
    }

    private void assertTyped(String datatype, String iri, String cell) throws IOException {
        String written = converted(datatype, cell);
        assertTrue(written.contains("^^<" + iri + ">"), written);
        assertEquals("", said.toString().lines().filter(line -> line.contains("warning: ")).findFirst().orElse(""));
    }

    private void assertText(String datatype, String cell, String reason) throws IOException {
        String written = converted(datatype, cell);
        assertTrue(!written.contains("^^"), written);
        assertTrue(said.toString().contains("a.csv:2:1: warning: column \"x\" holds \"%s\", which %s "
                .formatted(cell, reason)), said::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a/>", "<a>x</a> and <b/>", "plain & simple", "<p:a xmlns:p='http://e/'/>", "<!-- c -->",
            "<![CDATA[<]]>", "&#xe9;", "<a\n b='c'/>"})
    void contentOfXmlIsTyped(String cell) throws IOException {
        assertTyped("xml", "http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral", cell.replace(" & ", " &amp; "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>", "</a>", "a & b", "&nbsp;", "<p:a/>", "a ]]> b", "<?xml version='1.0'?><a/>", "\u0001",
            "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>", "</content><content>"})
    void whatIsNoContentOfXmlIsText(String cell) throws IOException {
        assertText("xml", cell, "is not well-formed XML");
        assertTrue(said.toString().contains("fix: close each element, write < and & of a text as &lt; and &amp;"),
                said::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": [1, null]}", "1", "\"x\"", "true", " [] "})
    void jsonIsTyped(String cell) throws IOException {
        assertTyped("json", "http://www.w3.org/ns/csvw#JSON", cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "{a: 1}", "[1", "1 2", "{} ,", "'x'", "NaN", "01"})
    void whatIsNotJsonIsText(String cell) throws IOException {
        assertText("json", cell, "is not JSON");
    }

    @Test
    void everyTextIsHtml() throws IOException {
        assertTyped("html", "http://www.w3.org/1999/02/22-rdf-syntax-ns#HTML", "<p>a<br>b & c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://x/ü y", "a<b>c", "http://", "urn://", "http://x:port/", "{a}|^`\\", "a%20b#c", "../a",
            "a\u00A0b", "http://[::1]/"})
    void whatXmlSchemaTakesIsAnAddress(String cell) throws IOException {
        assertTyped("anyURI", "http://www.w3.org/2001/XMLSchema#anyURI", cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {":x", "1a:b", "http://x/%zz", "http://x/#a#b", "http://[x/", "mailto:"})
    void whatStrictReadersRefuseIsNoAddress(String cell) throws IOException {
        assertText("anyURI", cell, "is not an anyURI");
    }
}
