/**
 * The endpoint as clients meet it: <a href="https://www.w3.org/TR/sparql11-protocol/">SPARQL 1.1 Protocol</a>, <a
 * href="https://www.w3.org/TR/sparql11-service-description/">Service Description</a>, errors as <a
 * href="https://www.rfc-editor.org/rfc/rfc9457">problem details</a>, origins, compression, and the filters that every
 * answer passes.
 */
package org.portolan.fuseki.protocol;
