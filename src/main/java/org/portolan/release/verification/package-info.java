/**
 * Whether a release is what its publisher released, here or elsewhere: keys, the signature of the manifest, and all
 * that the manifest says computed anew.
 */
package org.portolan.release.verification;
