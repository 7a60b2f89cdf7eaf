package org.portolan.csvw.spreadsheet;

import java.util.Optional;

/**
 * What a text may mean.
 *
 * @param convention the way in which it is written then; empty if the text is the same in both ways
 * @param hasGroups  true if its digits are set apart in threes
 * @param value      what it means, written so that two readings of one meaning are equal
 * @param text       the same as the column wants it written
 */
record Reading(Optional<Convention> convention, boolean hasGroups, String value, String text) {
}
