/**
 * What a request is answered with: the release, what is read of it once for all requests, and the language of the
 * reader; and the pages that are about no thing.
 */
package org.portolan.site.reader;
