/**
 * A release opened for reading: its TDB2 store and its index of texts. Both are caches of the dumps, bound to them by a
 * stamp and made again when they are not current.
 */
package org.portolan.release.store;
