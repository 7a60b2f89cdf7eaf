/**
 * The folder of releases: which of them is current, which there are and have been, what each changed, what killed
 * processes left behind, and which are removed.
 */
package org.portolan.release.folder;
