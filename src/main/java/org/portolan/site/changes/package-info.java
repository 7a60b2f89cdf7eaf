/** What a release changed, in words, as JSON and as a feed: what is behind {@code /changes}. */
package org.portolan.site.changes;
