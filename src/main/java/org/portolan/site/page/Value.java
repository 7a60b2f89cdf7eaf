package org.portolan.site.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A value as a page shows it.
 *
 * @param text     what is read
 * @param href     where it leads; empty for plain text
 * @param lang     its language, if it is not the page's
 * @param datetime its machine form, if it is a date
 * @param marks    its own sources, where other values of its line have others
 * @param name     what it is, where neither line nor column says so; else empty
 * @param beside   what follows it and is no part of what leads elsewhere, with its own comma or bracket; else empty
 */
public record Value(String text, Optional<String> href, Optional<String> lang, Optional<String> datetime,
        List<Mark> marks, String name, String beside) {
    /** A value without a source of its own. */
    public Value(String text, Optional<String> href, Optional<String> lang, Optional<String> datetime) {
        this(text, href, lang, datetime, List.of(), "", "");
    }

    /** Plain text. */
    public static Value text(String text) {
        return new Value(text, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Text that leads somewhere. */
    public static Value link(String text, String href) {
        return new Value(text, Optional.of(href), Optional.empty(), Optional.empty());
    }

    /** The same value with its own sources. */
    public Value with(List<Mark> sources) {
        return new Value(text, href, lang, datetime, sources, name, beside);
    }

    /** The same value under a name. */
    public Value named(String name) {
        return new Value(text, href, lang, datetime, marks, name, beside);
    }

    /** The same value with something beside it. */
    public Value beside(String further) {
        return new Value(text, href, lang, datetime, marks, name, further);
    }

    /** All that is read, as one text. */
    public String inWords() {
        return (name.isEmpty() ? "" : name + ": ") + text + beside;
    }

    /** The same value, told from its namesakes by its kind. */
    public Value ofKind(Optional<String> kind) {
        return new Value(kind.map(name -> text + " (" + name + ")").orElse(text), href, lang, datetime, marks, name,
                beside);
    }

    /** A name and its values, with the sources that all of them have. */
    public record Line(String name, List<Value> values, List<Mark> marks) {
        /** A line without marks. */
        public Line(String name, List<Value> values) {
            this(name, values, List.of());
        }

        /** A line of values with their sources: marks stand at the name if all have the same, else at each value. */
        public static Line ofMarked(String name, List<Value> values) {
            boolean areSame = values.stream().map(Value::marks).distinct().count() == 1;
            return areSame
                    ? new Line(name, values.stream().map(value -> value.with(List.of())).toList(),
                            values.get(0).marks())
                    : new Line(name, values);
        }
    }

    /** Leads to a source of the page: its number and its title. */
    public record Mark(int number, String title) {
    }

    /**
     * A source of the page.
     *
     * @param number    its number
     * @param name      its title, with its address
     * @param rows      the rows that name it
     * @param isFurther true if it is named for the thing as a whole and not for one of the values
     */
    public record Source(int number, Value name, List<Row> rows, boolean isFurther) {
        private static final int MANY = 12;

        /** Whether its rows are too many to stand among those of the others. */
        public boolean isOfManyRows() {
            return rows.size() > MANY;
        }
    }

    /**
     * A row of a table.
     *
     * @param name  table and number, with the address
     * @param links what elsewhere it says to be linked to
     * @param said  what the table says of the row itself
     */
    public record Row(Value name, List<Value> links, List<Line> said) {
    }

    /** A heading and its lines, with the sources that all of them have. */
    public record Group(String name, List<Line> lines, List<Mark> marks) {
        /** A group without marks of its own. */
        public Group(String name, List<Line> lines) {
            this(name, lines, List.of());
        }

        /** The same group, with the marks at its heading if all its lines have the same. */
        public Group withSharedMarks() {
            boolean areSame = lines.stream().map(Line::marks).distinct().count() == 1
                    && lines.stream().flatMap(line -> line.values().stream())
                            .allMatch(value -> value.marks().isEmpty());
            return areSame
                    ? new Group(name, lines.stream().map(line -> new Line(line.name(), line.values())).toList(),
                            lines.get(0).marks())
                    : this;
        }
    }

    /**
     * A term described on the page of its vocabulary, or a subject on that of its graph.
     *
     * @param name    its name in the vocabulary, by which the page is linked to; empty for what is no part of the
     *                document
     * @param heading its label
     * @param lines   what is said of it
     * @param query   a SPARQL query that finds what it is used for; empty if it is no class and no property
     */
    public record Term(Optional<String> name, String heading, List<Line> lines, Optional<String> query) {
        /** Where the query is answered. */
        public String run() {
            return queryAddress(query.orElse(""));
        }
    }

    /** Where the endpoint answers a query. */
    public static String queryAddress(String query) {
        return "/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    /** A table: headings, and rows of cells that hold values. */
    public record Table(String caption, List<String> headings, List<List<List<Value>>> rows) {
    }

    /**
     * What sources say of several things, a row for each and a column for each source.
     *
     * @param table the rows
     * @param notes what is said of several cells, by the letters that stand there
     * @param rest  how much of all it is, and where all is; empty if it is all
     */
    public record Sayings(Table table, List<String> notes, Optional<Value> rest) {
    }

    /**
     * What sources say otherwise than others, or than the tables.
     *
     * @param name       what it is about
     * @param statements what is stated, each once
     */
    public record Difference(String name, List<Statement> statements) {
    }

    /**
     * What one source or several state.
     *
     * @param value  what they state
     * @param inRows what the tables say to that; empty if they say nothing
     * @param by     who states it: each source, beside it the claim
     */
    public record Statement(Value value, String inRows, List<List<Value>> by) {
    }

    /** A row of a table with its number in the file, and its cells. */
    public record NumberedRow(long number, List<Value> cells) {
    }

    /** A point of the map, in units of the drawing. */
    public record Dot(String label, String href, double x, double y) {
    }
}
