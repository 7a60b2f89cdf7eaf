/**
 * First metadata for tables that have none: in come CSV files, of which a sample is read; out goes a metadata document
 * that converts at once, with what its author should look at. Nothing here is certain, and what is doubtful is said.
 */
package org.portolan.csvw.draft;
