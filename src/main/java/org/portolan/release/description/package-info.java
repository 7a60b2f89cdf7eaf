/**
 * What a release says of itself to machines: the catalogue by DCAT and VoID, and what is counted for it while the
 * statements stream by.
 */
package org.portolan.release.description;
