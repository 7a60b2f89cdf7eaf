/**
 * What a publication would take away from those who read the release before it, whether that looks like an accident,
 * and whether a reason lets it pass.
 */
package org.portolan.release.guards;
