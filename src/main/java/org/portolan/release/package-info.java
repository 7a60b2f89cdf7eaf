/**
 * A verified folder with one state of the publication, whose data never change.
 *
 * <p>In: a {@link org.portolan.check.CheckedPublication}, converted and without errors. Out: a {@link
 * org.portolan.release.manifest.Release}, a folder named by its content with dumps, tables, catalogue, TDB2 store and
 * manifest, and the pointer {@code current} moved to it. A release is built in a candidate folder beside the live
 * ones, read back, written through to the disk and renamed into place, so a kill at any moment leaves what was live
 * untouched. A publisher may sign the manifest ({@link org.portolan.release.verification.SigningKey}); {@link
 * org.portolan.release.verification.Verification} proves a release, here or elsewhere, without believing it.
 * What follows from the dumps (the store) is a cache: bound to them by a stamp, and made again when absent or stale.
 *
 * <p>Descriptions follow <a href="https://www.w3.org/TR/vocab-dcat-3/">DCAT 3</a> and <a
 * href="https://www.w3.org/TR/void/">VoID</a>; rows are named by <a href="https://www.rfc-editor.org/rfc/rfc7111">RFC
 * 7111</a>. Faults here are those of disk and folders, hence exceptions: {@link
 * org.portolan.release.files.ReleaseException}.
 *
 * <p>This package is the front door, {@link org.portolan.release.ReleaseBuilder}, with what it alone needs: what a
 * release holds, and the writing of its files. None of the packages below knows it; they import one another in one
 * direction.
 */
package org.portolan.release;
