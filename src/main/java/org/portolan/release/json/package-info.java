/**
 * How the things of a release read as JSON: one context for all of them, and a schema for each kind.
 *
 * <p>In: the shapes, what the site says of its kinds, and the statements about things. Out: {@link
 * org.portolan.release.json.JsonContext}, the terms by which documents are written, as <a
 * href="https://www.w3.org/TR/json-ld11/">JSON-LD 1.1</a>, and a <a
 * href="https://json-schema.org/draft/2020-12/json-schema-core">JSON Schema</a> a kind. Both are computed, so what they
 * promise holds for every document of the release.
 */
package org.portolan.release.json;
