/**
 * The release that is live while the pointer moves: leases for those who work with it, older ones opened on request,
 * and the removal of what nobody reads any more.
 */
package org.portolan.release.live;
