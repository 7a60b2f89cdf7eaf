/**
 * A saved query as it is read from the release, and the forms for programs and sheets in which its answer is written.
 */
package org.portolan.site.answers;
