/**
 * Documents about things, lists, vocabularies and graphs, each in the form that the reader asks for: what is behind
 * {@code /id/}, {@code /doc/} and {@code /list/}.
 */
package org.portolan.site.documents;
