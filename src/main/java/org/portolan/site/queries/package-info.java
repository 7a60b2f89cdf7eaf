/** Saved queries as pages and files, with the values that the reader gives: what is behind {@code /queries/}. */
package org.portolan.site.queries;
