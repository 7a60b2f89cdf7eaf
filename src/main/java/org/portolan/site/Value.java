package org.portolan.site;

import java.util.List;
import java.util.Optional;

/**
 * A value as a page shows it.
 *
 * @param text     what is read
 * @param href     where it leads; empty for plain text
 * @param lang     its language, if it is not the page's
 * @param datetime its machine form, if it is a date
 */
public record Value(String text, Optional<String> href, Optional<String> lang, Optional<String> datetime) {
    /** Plain text. */
    static Value text(String text) {
        return new Value(text, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Text that leads somewhere. */
    static Value link(String text, String href) {
        return new Value(text, Optional.of(href), Optional.empty(), Optional.empty());
    }

    /** A name and its values. */
    public record Line(String name, List<Value> values) {
    }

    /** A heading and its lines. */
    public record Group(String name, List<Line> lines) {
    }

    /** A table: headings, and rows of cells that hold values. */
    public record Table(String caption, List<String> headings, List<List<List<Value>>> rows) {
    }

    /** A point of the map, in units of the drawing. */
    public record Dot(String label, String href, double x, double y) {
    }
}
