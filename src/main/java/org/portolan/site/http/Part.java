package org.portolan.site.http;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of what is too much for one answer.
 *
 * @param items   what is in it
 * @param number  which part it is, from 1
 * @param hasMore whether there are further parts
 */
public record Part<T>(List<T> items, int number, boolean hasMore) {
    /** What asks for a part of a list or a graph. */
    public static final String PAGE = "page";
    /** What asks for a part of the statements that name a thing, and of its own if they are very many. */
    public static final String INCOMING = "incoming";
    /** Behind the last part of anything: longer numbers stand for it. */
    private static final int FAR = 99_999_999;
    private static final int DIGITS = 8;

    /** The number that a request asks for; 1 if nothing sensible is said. */
    public static int asked(Exchange exchange, String parameter) {
        return exchange.parameter(parameter).filter(Part::isNumber)
                .map(text -> text.length() > DIGITS ? FAR : Integer.parseInt(text)).orElse(1);
    }

    /** Whether a text is the number of a part or a row, from 1 on, however long. */
    static boolean isNumber(String text) {
        return text.matches("[1-9][0-9]*");
    }

    /** A part of a list; the last one in place of those behind it. */
    public static <T> Part<T> of(List<T> all, int asked, int most) {
        int number = Math.min(asked, count(all, most));
        int end = Math.min(all.size(), number * most);
        return new Part<>(all.subList((number - 1) * most, end), number, end < all.size());
    }

    /** A part of what is read one after another; empty if it ends before. */
    public static <T> Part<T> of(Stream<T> all, int asked, int most) {
        return from(all.skip(before(asked, most)), asked, most);
    }

    /** The part with which the rest begins, the parts before it having been passed. */
    public static <T> Part<T> from(Stream<T> rest, int asked, int most) {
        List<T> found = rest.limit(most + 1L).toList();
        return new Part<>(found.subList(0, Math.min(found.size(), most)), asked, found.size() > most);
    }

    /** How many items are in the parts before one. */
    public static long before(int number, int most) {
        return (number - 1L) * most;
    }

    /** How many parts there are, at least one. */
    public static int count(List<?> all, int most) {
        return (int) count(all.size(), most);
    }

    /** The same of so many items. */
    public static long count(long items, int most) {
        return Math.max(1, (items + most - 1) / most);
    }

    /** What follows the address of the first part in that of this one. */
    public String search() {
        return search(PAGE, number);
    }

    /** What follows the address of the first part in that of the next one; empty if this is the last. */
    public Optional<String> next() {
        return hasMore ? Optional.of(search(PAGE, number + 1)) : Optional.empty();
    }

    /**
     * What follows the address in that of a part.
     *
     * @param number of the part, from 1; nothing follows that of the first
     */
    public static String search(String parameter, int number) {
        return number == 1 ? "" : "?" + parameter + "=" + number;
    }
}
