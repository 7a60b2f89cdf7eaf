/**
 * How pages are laid out, read from the ontology graph of the release: the kinds of things, their fields in order, and
 * the columns of the tables.
 */
package org.portolan.site.arrangement;
