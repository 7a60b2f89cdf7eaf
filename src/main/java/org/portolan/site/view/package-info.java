/**
 * What a page shows of the release: a thing, a list of things, a drawing of classes, each found by bounded look-ups and
 * written as values in the reader's language.
 */
package org.portolan.site.view;
