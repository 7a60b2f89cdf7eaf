/**
 * Files as they were given: their text, their bytes, their checksums. What is read and what is hashed is the same read.
 */
package org.portolan.check.files;
