/**
 * A release by what it says of itself: its folder and its manifest, which names the files with their checksums, the
 * program that made it and what was taken away.
 */
package org.portolan.release.manifest;
