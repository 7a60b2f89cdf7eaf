/**
 * Releases of other machines, for reading.
 *
 * <p>In: the address of a running server. Out: a {@link org.portolan.release.verification.ReleaseSource}, which streams
 * the files of the release that it serves. Beside publishing, this is the only package that calls other machines, and
 * it only asks: {@code GET}, no credentials, no redirect to another host, nothing written.
 */
package org.portolan.release.remote;
