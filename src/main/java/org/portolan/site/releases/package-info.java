/**
 * Releases and their files, tables among them as pages: what is behind {@code /releases/}, {@code /dumps/} and {@code
 * /data/}.
 */
package org.portolan.site.releases;
