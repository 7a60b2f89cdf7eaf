package org.portolan.site.page;

import java.util.List;

/**
 * A release and what it changed, as a page shows it.
 *
 * @param name    its id, which leads to what there is of it
 * @param date    when it was made
 * @param summary what it was compared with, and how many things changed
 * @param counts  how many things of each class
 * @param things  the first things that changed
 * @param more    how many there are beside them
 * @param links   where all of it is to be had
 */
public record ReleaseChanges(Value name, Value date, String summary, List<String> counts, List<Thing> things,
        List<String> more, List<Value> links) {
    /**
     * A thing that changed.
     *
     * @param change  what became of it
     * @param name    its name; leads to its document, of the release before if it is gone
     * @param kind    what it is
     * @param lines   what is said otherwise of it; nothing if it came or went as a whole
     * @param sources where what is said of it is from
     * @param further how many statements changed beside those
     */
    public record Thing(String change, Value name, String kind, List<Line> lines, List<Value> sources, long further) {
    }

    /**
     * A property whose values changed.
     *
     * @param name    its name
     * @param before  values that only the earlier release has
     * @param after   values that only the later one has
     * @param sources where these are from
     */
    public record Line(String name, List<Value> before, List<Value> after, List<Value> sources) {
    }
}
