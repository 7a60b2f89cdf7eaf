package org.portolan.csvw.metadata;

import org.portolan.problem.Place;

/**
 * A value of the metadata with the place that gave it.
 *
 * @param value the value
 * @param place where it is written
 */
public record Located<T>(T value, Place place) {
}
