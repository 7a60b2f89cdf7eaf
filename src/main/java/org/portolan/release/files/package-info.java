/**
 * Files and folders that survive a power cut and a kill: written through to the disk, put in place as a whole, locked
 * while they change; and what is thrown if that fails.
 */
package org.portolan.release.files;
