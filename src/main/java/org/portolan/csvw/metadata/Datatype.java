package org.portolan.csvw.metadata;

import java.util.Optional;
import org.portolan.problem.Place;

/**
 * What the text of a cell must be.
 *
 * @param base        name of the built-in datatype, for example {@code date}
 * @param iri         IRI that literals of it carry
 * @param title       how messages call it: its {@code dc:title}, or its name
 * @param description its {@code dc:description}, which tells editors what to write
 * @param written     its format: pattern of numbers and dates, the two words of a boolean, or a regular expression
 * @param numbers     decimal and group characters of numbers
 * @param length      bounds on the number of characters or bytes
 * @param range       bounds on the value
 * @see <a href="https://www.w3.org/TR/tabular-metadata/#datatypes">Metadata Vocabulary, 5.11</a>
 */
public record Datatype(String base, String iri, String title, Optional<String> description,
                       Optional<Located<String>> written, Numbers numbers, Length length, Range range) {
    /** Text of any kind. */
    public static final Datatype STRING = builtIn("string");

    /** True if this is the name of a built-in datatype. */
    public static boolean isBuiltIn(String name) {
        return BuiltIn.isKnown(name);
    }

    /** A built-in datatype without further bounds. */
    public static Datatype builtIn(String name) {
        return new Datatype(name, BuiltIn.iri(name), name, Optional.empty(), Optional.empty(), Numbers.DEFAULT,
                Length.ANY, Range.ANY);
    }

    /** The format that its values have. */
    public Optional<String> format() {
        return written.map(Located::value);
    }

    /** Where the format is written; the other place if there is none. */
    public Place formatPlace(Place other) {
        return written.map(Located::place).orElse(other);
    }

    /** Characters by which numbers are written: the decimal point and, if there is one, the separator of groups. */
    public record Numbers(char decimal, Optional<Character> group) {
        /** A point, and no groups unless a pattern has commas. */
        public static final Numbers DEFAULT = new Numbers('.', Optional.empty());

        /** What stands between groups where there are any: a comma, or a point beside a decimal comma, unless given. */
        public char betweenGroups() {
            return group.orElse(decimal == ',' ? '.' : ',');
        }
    }

    /** Least and greatest length, both inclusive. */
    public record Length(Optional<Integer> least, Optional<Integer> greatest) {
        /** No bounds. */
        public static final Length ANY = new Length(Optional.empty(), Optional.empty());

        /** True if every text is of such a length. */
        public boolean isAny() {
            return least.isEmpty() && greatest.isEmpty();
        }
    }

    /** Least and greatest value as written, inclusive or exclusive. */
    public record Range(Optional<String> minInclusive, Optional<String> maxInclusive, Optional<String> minExclusive,
                        Optional<String> maxExclusive) {
        /** No bounds. */
        public static final Range ANY =
                new Range(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
